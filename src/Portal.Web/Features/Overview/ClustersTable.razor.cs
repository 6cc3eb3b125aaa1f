using Microsoft.AspNetCore.Components;
using Portal.Cluster.Watching;
using Portal.Web.Components.Live;
using Portal.Web.Localization;

namespace Portal.Web.Features.Overview;

/// <summary>The clusters and how well each is seen. Live data: it goes on when the database does not.</summary>
public sealed partial class ClustersTable : LiveComponent<ClusterSights>
{
    /// <summary>Open findings by cluster; null when they are not known.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyDictionary<string, int>? Findings { get; set; }

    /// <summary>Only this cluster, or null for all.</summary>
    [Parameter]
    public string? Cluster { get; set; }

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

    private static string Count(ClusterSight cluster, int count) => cluster.Status.State switch
    {
        WatchState.Syncing => Translator.T(ClusterText.SoFar(count)),
        WatchState.Forbidden => "?",
        WatchState.Unreachable when cluster.Status.LastSynced is null => "?",
        WatchState.Unreachable => Translator.T(ClusterText.LastSeen(count)),
        _ => Translator.N(count),
    };
}
