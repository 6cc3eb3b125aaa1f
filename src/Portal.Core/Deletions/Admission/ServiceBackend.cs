using System.Collections.Immutable;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Resources.Services;
using Portal.Cluster.Watching;
using Portal.Core.Findings;
using Portal.Core.Text;

namespace Portal.Core.Deletions.Admission;

/// <summary>Who answers behind an APIService or a webhook: its service, and the pods behind that.</summary>
/// <param name="Alive">Whether somebody can answer; null: cannot be seen.</param>
/// <param name="Text">What is seen, in a sentence; empty for an address.</param>
/// <param name="Evidence">The proof.</param>
internal sealed record ServiceBackend(bool? Alive, LocalizedText Text, ImmutableArray<Evidence> Evidence)
{
    private const int MostPods = 3;

    /// <summary>Looks at a service.</summary>
    /// <param name="view">What is known of the cluster.</param>
    /// <param name="reference">The service; null when something is called by address.</param>
    /// <param name="url">The address; empty when it is a service.</param>
    /// <param name="since">The time of proof that has none of its own.</param>
    public static ServiceBackend Of(ClusterView view, ServiceReference? reference, string url, DateTimeOffset since)
    {
        if (reference is null)
        {
            return new(null, url.Length == 0 ? new("", "") : new($"It is called at {url}, which the portal does not see.", $"它的地址是 {url}，门户看不到它的状态。"), []);
        }

        var key = new ObjectKey(reference.Namespace, reference.Name);
        if (view.Services.Find(key) is not { } service)
        {
            return view.Services.Status.State == WatchState.Synced
                ? new(false, new($"Its service {key} is not there.", $"它的服务 {key} 不存在。"), [Missing(key, since)])
                : new(null, new($"Whether its service {key} is there is not seen.", $"看不到它的服务 {key} 是否存在。"), []);
        }

        var slices = view.EndpointSlices.By(ServiceIndexes.SlicesByService, reference.Key);
        var pods = Pods(view, service);
        var ready = pods.Count(static pod => pod.Conditions.Any(static c => c is { Type: "Ready", Status: "True" }));
        return new(
            service.Type == "ExternalName" || view.EndpointSlices.Status.State != WatchState.Synced ? null : slices.Any(static slice => slice.Ready > 0),
            service.Selector.IsEmpty
                ? new($"Its service {key} has {slices.Sum(static s => s.Ready)} ready endpoints, written by somebody else.", $"它的服务 {key} 有 {slices.Sum(static s => s.Ready)} 个就绪端点，由其他组件维护。")
                : new(
                    $"Its service {key} has {pods.Length} {(pods.Length == 1 ? "pod" : "pods")}, {ready} of them ready.",
                    $"它的服务 {key} 有 {pods.Length} 个 Pod，其中 {ready} 个就绪。"),
            [
                .. slices.Take(1).Select(slice => Proof.Field(
                    ObjectReference.To(KnownResources.EndpointSlices, slice), "endpoints[].conditions.ready", $"{slices.Sum(static s => s.Ready)} of {slices.Sum(static s => s.Endpoints)}", since,
                    new("Endpoints of the service that can answer.", "该服务中可应答的端点。"))),
                .. pods.Take(MostPods).Select(pod => Proof.Field(
                    ObjectReference.To(KnownResources.Pods, pod), "status.phase", pod.Phase, pod.StartTime ?? since,
                    new($"Pod {pod.Metadata.Name} is behind the service.", $"Pod {pod.Metadata.Name} 是该服务的后端。"))),
            ]);
    }

    private static Pod[] Pods(ClusterView view, Service service) =>
    [
        .. view.Pods.By(PodIndexes.ByNamespace, service.Metadata.Namespace).Where(pod => service.Selects(pod.Metadata.Namespace, pod.Metadata.Labels))
            .OrderBy(static pod => pod.Metadata.Name, StringComparer.Ordinal),
    ];

    private static Evidence Missing(ObjectKey key, DateTimeOffset since) => Proof.Field(
        new ObjectReference("v1", "Service", key.Namespace, key.Name, ""), "metadata.name", "not found", since, new("There is no such service.", "没有这个服务。"));
}
