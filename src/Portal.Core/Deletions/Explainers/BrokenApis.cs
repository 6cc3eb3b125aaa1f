using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Apis;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching.Metadata;
using Portal.Core.Deletions.Admission;

namespace Portal.Core.Deletions.Explainers;

/// <summary>APIs that do not answer and so stop the namespace controller: aggregated ones whose backend is down, with the service and the pods behind it.</summary>
internal static class BrokenApis
{
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
        var backend = ServiceBackend.Of(obj.View, api.Service, "", obj.Deadline);
        return new Holder
        {
            Type = HolderType.Controller,
            Name = $"APIService {api.Metadata.Name}",
            Object = reference,
            Alive = false,
            Text = new(
                $"API {api.Metadata.Name} does not answer ({available.Reason}: {available.Message}). {backend.Text.En}",
                $"API {api.Metadata.Name} 没有响应（{available.Reason}：{available.Message}）。{backend.Text.Zh}"),
            Evidence =
            [
                Proof.Field(
                    reference, "status.conditions[Available]", $"{available.Status}, {available.Reason}: {available.Message}", available.LastTransitionTime ?? obj.Deadline,
                    new("The API server cannot reach the backend.", "API server 无法访问后端。")),
                .. backend.Evidence,
            ],
        };
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
