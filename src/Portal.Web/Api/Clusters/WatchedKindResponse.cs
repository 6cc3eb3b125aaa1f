using Portal.Cluster.Watching;

namespace Portal.Web.Api.Clusters;

/// <summary>How well one kind of a cluster is seen.</summary>
/// <param name="Resource">Plural name of the kind.</param>
/// <param name="State">How well it is seen.</param>
/// <param name="LastSynced">When the watch was last heard; null before the first list.</param>
/// <param name="Error">The last failure in words, or null.</param>
/// <param name="Count">Objects held.</param>
/// <param name="Skipped">Objects that could not be read since the start.</param>
public sealed record WatchedKindResponse(string Resource, WatchState State, DateTimeOffset? LastSynced, string? Error, int Count, long Skipped)
{
    /// <summary>The kind as it is seen in a snapshot.</summary>
    public static WatchedKindResponse Of(IResourceSnapshot snapshot) => new(
        snapshot.Kind.Resource, snapshot.Status.State, snapshot.Status.LastSynced, snapshot.Status.LastError, snapshot.Count, snapshot.Status.Skipped);
}
