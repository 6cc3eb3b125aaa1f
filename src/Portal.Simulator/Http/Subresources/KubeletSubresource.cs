using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Subresources;

/// <summary>
/// Subresources that an API server passes on to a kubelet (log, exec, proxy …). No kubelet listens in a simulated cluster, so they
/// fail as they do when a kubelet does not answer.
/// </summary>
internal static class KubeletSubresource
{
    private const int KubeletPort = 10250;

    public static Task HandleAsync(ApiRequest request)
    {
        var target = request.Api.Get(request.Resource, request.Namespace, request.Info.Name).ToJson();
        var node = request.Resource.StorageKey switch
        {
            "/nodes" => target,
            "/pods" => NodeOf(request, target),
            _ => null,
        };
        var address = node?.Items("status", "addresses").FirstOrDefault(a => a.Text("type") == "InternalIP").Text("address");
        if (node is not null && address is null)
        {
            throw ApiErrors.Internal("no preferred addresses found; known addresses: []");
        }

        throw new ApiException(new ApiStatus
        {
            Code = 503,
            Reason = "ServiceUnavailable",
            Message = FormattableString.Invariant($"error trying to reach service: dial tcp {address ?? "10.0.0.1"}:{KubeletPort}: connect: connection refused"),
        });
    }

    private static System.Text.Json.Nodes.JsonObject NodeOf(ApiRequest request, System.Text.Json.Nodes.JsonObject pod)
    {
        var name = pod.Text("spec", "nodeName") ?? throw ApiErrors.BadRequest($"pod {pod.Name()} does not have a host assigned");
        return request.Api.Get(KnownResources.Nodes, "", name).ToJson();
    }
}
