using Portal.Simulator.Http.Encoding;
using Portal.Simulator.Http.Subresources;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Handlers;

/// <summary>Sends a request to the handler of its verb or subresource.</summary>
internal static class ResourceDispatcher
{
    public static Task DispatchAsync(ApiRequest request)
    {
        var info = request.Info;
        if (request.Resource.Namespaced && info.Namespace.Length == 0 && info.Name.Length > 0)
        {
            return StatusWriter.WritePageNotFoundAsync(request.Http);
        }

        if (info.Subresource.Length > 0)
        {
            return SubresourceDispatcher.DispatchAsync(request);
        }

        if (VirtualResources.Find(request) is { } handle)
        {
            return handle(request);
        }

        if (!request.Resource.Verbs.Contains(info.Verb, StringComparer.Ordinal))
        {
            throw ApiErrors.MethodNotAllowed();
        }

        return info.Verb switch
        {
            "get" => GetHandler.HandleAsync(request),
            "list" => ListHandler.HandleAsync(request),
            "watch" => WatchHandler.HandleAsync(request),
            "create" when info.Name.Length == 0 => CreateHandler.HandleAsync(request),
            "update" => UpdateHandler.HandleAsync(request),
            "patch" => PatchHandler.HandleAsync(request),
            "delete" => DeleteHandler.HandleAsync(request),
            "deletecollection" => DeleteCollectionHandler.HandleAsync(request),
            _ => throw ApiErrors.MethodNotAllowed(),
        };
    }
}
