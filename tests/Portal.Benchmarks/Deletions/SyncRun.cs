using Microsoft.Extensions.DependencyInjection;
using Portal.Cluster.Watching;

namespace Portal.Benchmarks.Deletions;

/// <summary>A cluster that is watched, with how long it took to see it whole.</summary>
internal sealed record SyncRun(WatchedCluster Cluster, TimeSpan Elapsed, int Found, Task Running, CancellationTokenSource Stop, ServiceProvider Services) : IAsyncDisposable
{
    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Stop.CancelAsync();
        await Running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Stop.Dispose();
        await Services.DisposeAsync();
    }
}
