using System.Collections.Immutable;
using Portal.Cluster.Watching;

namespace Portal.Web.Api.Clusters;

/// <summary>A cluster and how well it is seen.</summary>
/// <param name="Name">Its name in the portal.</param>
/// <param name="State">How well it is seen.</param>
/// <param name="Version">The API server's version, or null while it is not known.</param>
/// <param name="LastSynced">Up to when what is shown is known to be true: the oldest of all kinds; null before the first list of each.</param>
/// <param name="Error">What is wrong, in words; null when nothing is.</param>
/// <param name="Counts">Number of objects held of each kind, by its plural name. A kind that is not synced counts at least so many.</param>
/// <param name="Kinds">Each kind by itself.</param>
public sealed record ClusterResponse(
    string Name,
    WatchState State,
    string? Version,
    DateTimeOffset? LastSynced,
    string? Error,
    ImmutableSortedDictionary<string, int> Counts,
    ImmutableArray<WatchedKindResponse> Kinds)
{
    /// <summary>The cluster as it is now.</summary>
    public static ClusterResponse Of(WatchedCluster cluster)
    {
        var kinds = cluster.View.All;
        var status = ClusterStatus.Of(kinds);
        return new ClusterResponse(
            cluster.Name,
            status.State,
            cluster.ServerVersion,
            status.LastSynced,
            status.LastError,
            kinds.ToImmutableSortedDictionary(static kind => kind.Kind.Resource, static kind => kind.Count, StringComparer.Ordinal),
            [.. kinds.Select(WatchedKindResponse.Of)]);
    }
}
