using Portal.Simulator.Http.Encoding;
using Portal.Simulator.Http.Handlers;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Subresources;

/// <summary>Sends a request for a subresource to its handler.</summary>
internal static class SubresourceDispatcher
{
    public static Task DispatchAsync(ApiRequest request)
    {
        var name = request.Info.Subresource;
        var definition = request.Resource.Subresources.FirstOrDefault(s => s.Name == name);
        if (definition is null)
        {
            return StatusWriter.WritePageNotFoundAsync(request.Http);
        }

        if (!definition.Verbs.Contains(request.Info.Verb, StringComparer.Ordinal))
        {
            throw ApiErrors.MethodNotAllowed();
        }

        return name switch
        {
            "scale" => ScaleSubresource.HandleAsync(request),
            "eviction" => EvictionSubresource.HandleAsync(request),
            "binding" => BindingSubresource.HandleAsync(request),
            "proxy" or "log" or "exec" or "attach" or "portforward" => KubeletSubresource.HandleAsync(request),
            "token" => TokenSubresource.HandleAsync(request),
            _ => request.Info.Verb switch
            {
                "get" => GetHandler.HandleAsync(request),
                "update" => UpdateHandler.HandleAsync(request),
                _ => PatchHandler.HandleAsync(request),
            },
        };
    }
}
