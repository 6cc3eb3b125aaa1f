using Portal.Simulator.Http.Encoding;

namespace Portal.Simulator.Http.Handlers;

/// <summary>Reads a collection, whole or a page.</summary>
internal static class ListHandler
{
    public static Task HandleAsync(ApiRequest request)
    {
        var options = ListQuery.ReadList(request);
        return ObjectResponses.WriteListAsync(request, request.Api.List(request.Resource, request.Scope, options));
    }
}
