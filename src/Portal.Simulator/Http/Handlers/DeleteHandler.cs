using Portal.Simulator.Http.Encoding;
using Portal.Simulator.Objects;
using Portal.Simulator.Objects.Kinds;

namespace Portal.Simulator.Http.Handlers;

/// <summary>Deletes one object.</summary>
internal static class DeleteHandler
{
    public static async Task HandleAsync(ApiRequest request)
    {
        var options = await DeleteQuery.ReadAsync(request);
        var result = request.Api.Delete(request.Resource, request.Namespace, request.Info.Name, options);
        if (!result.Removed || Strategies.For(request.Resource).ReturnsDeletedObject)
        {
            await ObjectResponses.WriteObjectAsync(request, 200, result.Stored);
            return;
        }

        await StatusWriter.WriteAsync(request.Http, new ApiStatus
        {
            Code = 0,
            Details = new StatusDetails
            {
                Name = request.Info.Name,
                Group = request.Resource.Group,
                Kind = request.Resource.Plural,
                Uid = result.Stored.Uid,
            },
        });
    }
}
