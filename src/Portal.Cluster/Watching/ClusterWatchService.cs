using Microsoft.Extensions.Hosting;

namespace Portal.Cluster.Watching;

/// <summary>Watches all clusters while the portal runs, each on its own: what one does to us the others do not feel.</summary>
/// <param name="registry">The clusters.</param>
public sealed class ClusterWatchService(ClusterRegistry registry) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(registry.Clusters.Select(cluster => Task.Run(() => cluster.RunAsync(stoppingToken), CancellationToken.None)));
}
