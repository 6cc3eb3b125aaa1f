using System.Text.Json.Nodes;
using Portal.Simulator.Http.Encoding;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Handlers;

/// <summary>The old componentstatuses: there are no components to ask, so the list is empty.</summary>
internal static class ComponentStatuses
{
    public static Task HandleAsync(ApiRequest request)
    {
        if (request.Info.Name.Length > 0)
        {
            throw ApiErrors.NotFound(request.Resource, request.Info.Name);
        }

        return StatusWriter.WriteJsonAsync(request.Http, 200, new JsonObject
        {
            ["kind"] = "ComponentStatusList",
            ["apiVersion"] = "v1",
            ["metadata"] = new JsonObject(),
            ["items"] = new JsonArray(),
        });
    }
}
