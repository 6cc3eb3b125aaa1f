using Portal.Simulator.Http.Encoding;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Handlers;

/// <summary>Deletes every object of a collection that the selectors match; answers with the list of them.</summary>
internal static class DeleteCollectionHandler
{
    public static async Task HandleAsync(ApiRequest request)
    {
        var options = await DeleteQuery.ReadAsync(request);
        var list = request.Api.List(request.Resource, request.Scope, ListQuery.ReadList(request));
        var deleted = new List<StoredObject>(list.Items.Count);
        foreach (var stored in list.Items)
        {
            try
            {
                deleted.Add(request.Api.Delete(request.Resource, stored.Namespace, stored.Name, options).Stored);
            }
            catch (ApiException e) when (e.Code == 404)
            {
                // Somebody else was faster.
            }
        }

        await ObjectResponses.WriteListAsync(request, list with { Items = deleted });
    }
}
