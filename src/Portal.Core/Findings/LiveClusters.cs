using Portal.Cluster.Watching;

namespace Portal.Core.Findings;

/// <summary>The clusters of the registry.</summary>
internal sealed class LiveClusters(ClusterRegistry registry, TimeProvider clock) : ILiveClusters
{
    /// <inheritdoc/>
    public IReadOnlyCollection<string> Names => [.. registry.Clusters.Select(static cluster => cluster.Name)];

    /// <inheritdoc/>
    public ClusterView? View(string cluster) => registry.Find(cluster)?.View;

    /// <inheritdoc/>
    public ChangeSignal? Changes(string cluster) => registry.Find(cluster)?.Changes;

    /// <inheritdoc/>
    public DateTimeOffset Now(string cluster) => registry.Find(cluster)?.Now ?? clock.GetUtcNow();
}
