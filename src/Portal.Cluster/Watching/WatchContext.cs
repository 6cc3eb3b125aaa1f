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

    /// <summary>
    /// HTTP/2 for watches, where the server has it: hundreds of watches that say nothing for hours share a few connections. Important kinds keep a
    /// connection each, so that none waits for another.
    /// </summary>
    public bool ShareConnections { get; init; }

    /// <summary>The level of what is said of each list: for hundreds of kinds it is of no interest.</summary>
    public LogLevel Routine { get; init; } = LogLevel.Information;

    /// <summary>Told when a kind is not served (any more).</summary>
    public Action? NotServed { get; init; }
}
