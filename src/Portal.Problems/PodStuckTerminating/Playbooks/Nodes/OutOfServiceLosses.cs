using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Watching;
using Portal.Core.Text;

namespace Portal.Problems.PodStuckTerminating.Playbooks.Nodes;

/// <summary>What goes with a node that is declared out of service.</summary>
internal static class OutOfServiceLosses
{
    private const int MostNamed = 10;

    /// <summary>One sentence each, to be ticked.</summary>
    public static IEnumerable<LocalizedText> Of(ClusterView view, string node)
    {
        var pods = view.Pods.By(PodIndexes.ByNode, node).OrderBy(static pod => ObjectKey.Of(pod).ToString(), StringComparer.Ordinal).ToArray();
        string[] deleting = [.. pods.Where(static pod => pod.Metadata.DeletionTimestamp is not null).Select(static pod => ObjectKey.Of(pod).ToString())];
        string[] others = [.. pods.Where(static pod => pod.Metadata.DeletionTimestamp is null).Select(static pod => ObjectKey.Of(pod).ToString())];
        string[] claims = [.. pods.SelectMany(static pod => pod.ClaimNames.Select(claim => $"{pod.Metadata.Namespace}/{claim}")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        yield return new(
            $"If the machine {node} still runs, its containers run on beside their replacements, and both may write: that destroys data.",
            $"如果机器 {node} 仍在运行，它的容器会与替代的副本同时运行并写入：数据会被破坏。");
        if (deleting.Length > 0)
        {
            yield return new(
                $"{deleting.Length} pods in deletion are force-deleted at once: {Named(deleting)}.", $"{deleting.Length} 个正在删除的 Pod 会立即被强制删除：{Named(deleting)}。");
        }

        if (others.Length > 0)
        {
            yield return new(
                $"{others.Length} more pods of the node are evicted by the taint, unless they tolerate it, and then force-deleted: {Named(others)}.",
                $"节点上另外 {others.Length} 个 Pod 会被该污点驱逐（容忍它的除外），随后被强制删除：{Named(others)}。");
        }

        if (claims.Length > 0)
        {
            yield return new(
                $"The volumes of {claims.Length} claims are detached at once, without being unmounted: {Named(claims)}.",
                $"{claims.Length} 个存储声明的卷会在未卸载的情况下立即卸下：{Named(claims)}。");
        }
    }

    private static string Named(string[] names) => string.Join(", ", names.Take(MostNamed)) + (names.Length > MostNamed ? $" (+{names.Length - MostNamed})" : "");
}
