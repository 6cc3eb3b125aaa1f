using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Apis;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Watching.Metadata;
using Portal.Core.Findings;
using Portal.Core.Text;

namespace Portal.Core.Deletions.Explainers;

/// <summary>APIs that do not answer and so stop the namespace controller: aggregated ones whose backend is down, with the service and the pods behind it.</summary>
internal static class BrokenApis
{
    private const int MostPods = 3;

    /// <summary>The APIServices that are down; else the groups that the portal's own discovery misses.</summary>
    /// <param name="obj">The object that waits for them.</param>
    /// <param name="message">What the namespace controller says.</param>
    public static IEnumerable<Holder> Of(DeletingObject obj, string message)
    {
        var down = obj.View.ApiServices.Items.Where(static api => api.IsDown).OrderBy(static api => api.Metadata.Name, StringComparer.Ordinal).ToArray();
        return down.Length > 0 ? down.Select(api => Of(obj, api)) : Missing(obj, message);
    }

    private static Holder Of(DeletingObject obj, ApiService api)
    {
        var reference = ObjectReference.To(KnownResources.ApiServices, api);
        var available = api.Available!;
        var (backend, pods) = Backend(obj, api);
        return new Holder
        {
            Type = HolderType.Controller,
            Name = $"APIService {api.Metadata.Name}",
            Object = reference,
            Alive = false,
            Text = new(
                $"API {api.Metadata.Name} does not answer ({available.Reason}: {available.Message}). {backend.En}",
                $"API {api.Metadata.Name} 没有响应（{available.Reason}：{available.Message}）。{backend.Zh}"),
            Evidence =
            [
                Proof.Field(
                    reference, "status.conditions[Available]", $"{available.Status}, {available.Reason}: {available.Message}", available.LastTransitionTime ?? obj.Deadline,
                    new("The API server cannot reach the backend.", "API server 无法访问后端。")),
                .. pods,
            ],
        };
    }

    /// <summary>The service that serves the API, and how its pods are.</summary>
    private static (LocalizedText Text, IEnumerable<Evidence> Pods) Backend(DeletingObject obj, ApiService api)
    {
        if (api.Service is not { } backend)
        {
            return (new("", ""), []);
        }

        var key = new ObjectKey(backend.Namespace, backend.Name);
        if (obj.View.Services.Find(key) is not { } service)
        {
            return (new($"Its service {key} is not there.", $"它的服务 {key} 不存在。"), []);
        }

        var pods = obj.View.Pods.By(PodIndexes.ByNamespace, backend.Namespace).Where(pod => service.Selects(pod.Metadata.Namespace, pod.Metadata.Labels))
            .OrderBy(static pod => pod.Metadata.Name, StringComparer.Ordinal).ToArray();
        var ready = pods.Count(static pod => pod.Conditions.Any(static c => c is { Type: "Ready", Status: "True" }));
        return (
            new(
                $"Its service {key} has {pods.Length} {(pods.Length == 1 ? "pod" : "pods")}, {ready} of them ready.",
                $"它的服务 {key} 有 {pods.Length} 个 Pod，其中 {ready} 个就绪。"),
            pods.Take(MostPods).Select(pod => Proof.Field(
                ObjectReference.To(KnownResources.Pods, pod), "status.phase", pod.Phase, pod.StartTime ?? obj.Deadline,
                new($"Pod {pod.Metadata.Name} is behind the service.", $"Pod {pod.Metadata.Name} 是该服务的后端。"))));
    }

    private static IEnumerable<Holder> Missing(DeletingObject obj, string message) => obj.View.Metadata.Gaps
        .Where(static gap => gap.Cause == MetadataGapCause.Undiscovered && gap.Group.Length > 0 && gap.Group != "*")
        .Select(static gap => (Name: gap.Version.Length > 0 ? $"{gap.Version}.{gap.Group}" : gap.Group, gap.Reason))
        .DistinctBy(static gap => gap.Name, StringComparer.Ordinal).OrderBy(static gap => gap.Name, StringComparer.Ordinal)
        .Select(gap => new Holder
        {
            Type = HolderType.Controller,
            Name = $"APIService {gap.Name}",
            Object = new ObjectReference("apiregistration.k8s.io/v1", "APIService", "", gap.Name, ""),
            Alive = false,
            Text = new($"API {gap.Name} does not answer: {(gap.Reason.Length > 0 ? gap.Reason : message)}", $"API {gap.Name} 没有响应：{(gap.Reason.Length > 0 ? gap.Reason : message)}"),
        });
}
