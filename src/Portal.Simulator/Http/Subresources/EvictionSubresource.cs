using Portal.Simulator.Http.Encoding;
using Portal.Simulator.Http.Handlers;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Subresources;

/// <summary><c>pods/{name}/eviction</c>.</summary>
internal static class EvictionSubresource
{
    public static async Task HandleAsync(ApiRequest request)
    {
        var body = await BodyReader.ReadObjectAsync(request);
        if (body.Name() is { Length: > 0 } given && given != request.Info.Name)
        {
            throw ApiErrors.BadRequest("name in URL does not match name in Eviction object");
        }

        var options = body.At("deleteOptions") is { } deletion ? DeleteQuery.From(deletion, request) : DeleteQuery.FromQuery(request);
        request.Api.Evict(request.Namespace, request.Info.Name, options);
        await StatusWriter.WriteAsync(request.Http, new ApiStatus { Code = 201 });
    }
}
