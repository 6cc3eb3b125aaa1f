namespace Portal.Cluster.Watching;

/// <summary>How well one kind of one cluster is seen. Shown wherever its data is shown.</summary>
/// <param name="State">The state.</param>
/// <param name="LastSynced">When the portal last heard from the watch (event, bookmark or list); null before the first list.</param>
/// <param name="LastError">The last failure in words, with what failed and on what; null when all is well.</param>
/// <param name="Count">Objects held.</param>
/// <param name="Skipped">Objects that could not be read since the start: counted, logged, not shown.</param>
public sealed record WatchStatus(WatchState State, DateTimeOffset? LastSynced, string? LastError, int Count, long Skipped = 0)
{
    /// <summary>Since when the state is what it is; null when it was never otherwise.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Nothing heard yet.</summary>
    public static WatchStatus Initial { get; } = new(WatchState.Syncing, null, null, 0);

    /// <summary>The same in another state; <see cref="Since"/> keeps while the state does.</summary>
    internal WatchStatus To(WatchState state, DateTimeOffset now) => state == State ? this : this with { State = state, Since = now };
}
