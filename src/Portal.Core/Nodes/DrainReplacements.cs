using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Watching;

namespace Portal.Core.Nodes;

/// <summary>
/// Finds the pods that stand in for those that are gone: pods of the same controller that were made since, of the same name first (a StatefulSet's), else one
/// for one in the order in which they were made. Pure.
/// </summary>
internal static class DrainReplacements
{
    // The portal's clock and the API server's need not agree.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(30);

    /// <summary>The replacements by the uid of the pod that is gone.</summary>
    public static Dictionary<string, Pod> Of(IEnumerable<DrainStep> gone, HashSet<string> planned, DateTimeOffset? executedAt, ClusterView view)
    {
        var found = new Dictionary<string, Pod>(StringComparer.Ordinal);
        if (executedAt is not { } since)
        {
            return found;
        }

        foreach (var group in gone.Where(static step => step.Controller.Length > 0).GroupBy(static step => step.Controller, StringComparer.Ordinal))
        {
            var fresh = view.Pods.By(PodIndexes.ByOwner, group.Key)
                .Where(pod => !planned.Contains(pod.Metadata.Uid) && pod.Metadata.DeletionTimestamp is null && pod.Metadata.CreationTimestamp >= since - Slack)
                .OrderBy(static pod => pod.Metadata.CreationTimestamp).ThenBy(static pod => pod.Metadata.Name, StringComparer.Ordinal).ToList();
            foreach (var step in group.OrderBy(step => !fresh.Exists(pod => pod.Metadata.Name == step.Pod.Name)).ThenBy(static step => step.Pod.Name, StringComparer.Ordinal))
            {
                if ((fresh.Find(pod => pod.Metadata.Name == step.Pod.Name) ?? fresh.FirstOrDefault()) is { } next)
                {
                    fresh.Remove(next);
                    found[step.Pod.Uid] = next;
                }
            }
        }

        return found;
    }
}
