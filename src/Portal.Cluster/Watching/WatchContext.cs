using Microsoft.Extensions.Logging;
using Portal.Cluster.Connection;
using Portal.Cluster.Resources.Json;

namespace Portal.Cluster.Watching;

/// <summary>What all reflectors of one cluster share.</summary>
internal sealed record WatchContext
{
    public required ClusterConnection Connection { get; init; }

    public required WatchOptions Options { get; init; }

    public required TimeProvider Time { get; init; }

    public required WatchMetrics Metrics { get; init; }

    public required ILogger Logger { get; init; }

    /// <summary>Lists under way at once, so that a cluster that comes back is not asked for everything in one moment.</summary>
    public required SemaphoreSlim Lists { get; init; }

    public ReadingPools Pools { get; init; } = new();
}
