using System.Collections.Immutable;
using Portal.Cluster.Watching;

namespace Portal.Web.Components.Live;

/// <summary>How well a cluster is seen, as the frame and the overview show it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Status">State, last sign of life, error.</param>
/// <param name="Version">The API server's version, or null.</param>
/// <param name="Nodes">Nodes held.</param>
/// <param name="Pods">Pods held.</param>
public sealed record ClusterSight(string Name, WatchStatus Status, string? Version, int Nodes, int Pods)
{
    /// <summary>Whether everything that the portal may see is live.</summary>
    public bool IsSeen => Status.State == WatchState.Synced;

    /// <summary>All clusters as they are now.</summary>
    public static ImmutableArray<ClusterSight> All(ClusterRegistry registry) => [.. registry.Clusters.Select(Of)];

    private static ClusterSight Of(WatchedCluster cluster)
    {
        var view = cluster.View;
        return new ClusterSight(cluster.Name, ClusterStatus.Of(view.All), cluster.ServerVersion, view.Nodes.Count, view.Pods.Count);
    }
}
