using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Portal.Cluster.Connection;

namespace Portal.Cluster.Watching;

/// <summary>All clusters of the portal, in the order in which they were defined. The set is fixed at the start.</summary>
public sealed class ClusterRegistry
{
    private readonly ImmutableDictionary<string, WatchedCluster> _byName;

    /// <summary>Takes the definitions; nothing is connected yet.</summary>
    /// <param name="definitions">The clusters; names must differ.</param>
    /// <param name="options">Times and sizes.</param>
    /// <param name="metrics">Numbers.</param>
    /// <param name="time">The clock.</param>
    /// <param name="loggers">The log.</param>
    /// <exception cref="ClusterConnectionException">Two clusters have one name.</exception>
    public ClusterRegistry(
        IReadOnlyList<ClusterDefinition> definitions, WatchOptions options, WatchMetrics metrics, TimeProvider time, ILoggerFactory loggers)
    {
        var twice = definitions.GroupBy(d => d.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any());
        if (twice is not null)
        {
            throw new ClusterConnectionException($"Two clusters are named {twice.Key} ({string.Join("; ", twice.Select(d => d.Source))}). Rename one of the contexts.");
        }

        Clusters = [.. definitions.Select(d => new WatchedCluster(d, options, metrics, time, loggers.CreateLogger<WatchedCluster>()))];
        _byName = Clusters.ToImmutableDictionary(c => c.Name, StringComparer.Ordinal);
        metrics.ObserveAge(() => Clusters.SelectMany(c => Ages(c, time.GetUtcNow())));
    }

    /// <summary>The clusters.</summary>
    public ImmutableArray<WatchedCluster> Clusters { get; }

    /// <summary>The cluster of that name, or null.</summary>
    /// <param name="name">The name.</param>
    public WatchedCluster? Find(string name) => _byName.GetValueOrDefault(name);

    private static IEnumerable<Measurement<double>> Ages(WatchedCluster cluster, DateTimeOffset now)
    {
        foreach (var snapshot in cluster.View.All)
        {
            if (snapshot.Status.LastSynced is { } heard)
            {
                yield return new Measurement<double>(
                    Math.Max(0, (now - heard).TotalSeconds),
                    new KeyValuePair<string, object?>("cluster", cluster.Name),
                    new KeyValuePair<string, object?>("resource", snapshot.Kind.Resource));
            }
        }
    }
}
