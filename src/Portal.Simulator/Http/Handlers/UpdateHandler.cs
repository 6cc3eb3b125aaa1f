using Portal.Simulator.Http.Encoding;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Handlers;

/// <summary>Replaces an object or one of its ordinary subresources (status, finalize, resize …).</summary>
internal static class UpdateHandler
{
    public static async Task HandleAsync(ApiRequest request)
    {
        var options = WriteQuery.Read(request, "UpdateOptions");
        var body = await BodyReader.ReadObjectAsync(request);
        var name = request.Info.Name;
        if (body.Name() is { Length: > 0 } given && given != name)
        {
            throw ApiErrors.BadRequest($"the name of the object ({given}) does not match the name on the URL ({name})");
        }

        if (body.Namespace() is { Length: > 0 } ns && request.Resource.Namespaced && ns != request.Namespace)
        {
            throw ApiErrors.BadRequest($"the namespace of the object ({ns}) does not match the namespace on the URL ({request.Namespace})");
        }

        var stored = request.Api.Update(request.Resource, request.Namespace, name, body, options);
        await ObjectResponses.WriteObjectAsync(request, 200, stored);
    }
}
