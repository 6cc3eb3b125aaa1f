using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching.Metadata;

namespace Portal.Core.Deletions.Explainers;

/// <summary>APIs that do not answer and so stop the namespace controller: aggregated ones whose backend is down.</summary>
internal static class BrokenApis
{
    /// <summary>The APIs that a message of the namespace controller names, or that the portal's own discovery misses.</summary>
    public static IEnumerable<Holder> Of(DeletingObject obj, string message)
    {
        var missing = obj.View.Metadata.Gaps.Where(static gap => gap.Cause == MetadataGapCause.Undiscovered && gap.Group.Length > 0 && gap.Group != "*");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var gap in missing.OrderBy(static gap => gap.Group, StringComparer.Ordinal))
        {
            var name = gap.Version.Length > 0 ? $"{gap.Version}.{gap.Group}" : gap.Group;
            if (seen.Add(name))
            {
                yield return Of(name, gap.Reason, message);
            }
        }
    }

    private static Holder Of(string name, string reason, string message) => new()
    {
        Type = HolderType.Controller,
        Name = $"APIService {name}",
        Object = new ObjectReference("apiregistration.k8s.io/v1", "APIService", "", name, ""),
        Alive = false,
        Text = new($"API {name} does not answer: {(reason.Length > 0 ? reason : message)}", $"API {name} 没有响应：{(reason.Length > 0 ? reason : message)}"),
    };
}
