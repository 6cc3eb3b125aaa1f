namespace Portal.Cluster.Watching;

/// <summary>How well the portal sees a kind of a cluster, or a whole cluster.</summary>
public enum WatchState
{
    /// <summary>The first list is under way, or a new one after the watch was lost for good.</summary>
    Syncing,

    /// <summary>The watch is live.</summary>
    Synced,

    /// <summary>What is known is older than it should be; the time is in <see cref="WatchStatus.LastSynced"/>.</summary>
    Stale,

    /// <summary>The API server refuses the list or the watch (401, 403).</summary>
    Forbidden,

    /// <summary>The API server does not answer.</summary>
    Unreachable,
}
