using Microsoft.AspNetCore.Components;
using Portal.Cluster.Watching;
using Portal.Web.Components.Live;

namespace Portal.Web.Components.Layout;

/// <summary>The age of the data in the top bar.</summary>
public sealed partial class DataAge : LiveComponent<ClusterSights>
{
    [Inject]
    private ClusterRegistry Registry { get; set; } = null!;

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        foreach (var cluster in Registry.Clusters)
        {
            Listen(cluster.Changes.Subscribe);
        }
    }

    /// <inheritdoc/>
    protected override Task<ClusterSights> ReadAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new ClusterSights(ClusterSight.All(Registry)));
}
