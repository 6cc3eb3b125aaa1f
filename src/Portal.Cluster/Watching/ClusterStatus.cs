namespace Portal.Cluster.Watching;

/// <summary>Joins the states of a cluster's kinds into one of the cluster.</summary>
public static class ClusterStatus
{
    private const int MostErrorsShown = 3;

    /// <summary>Joins.</summary>
    /// <param name="kinds">The kinds' states.</param>
    /// <returns>
    /// The cluster's state: Unreachable when no kind is live and one cannot be reached, Forbidden when every kind is refused, otherwise the worst of what
    /// the portal is allowed to see. A kind that is refused is told in LastError and does not darken the others. LastSynced is the oldest of those seen.
    /// </returns>
    public static WatchStatus Of(IReadOnlyList<IResourceSnapshot> kinds)
    {
        var seen = kinds.Where(k => k.Status.State != WatchState.Forbidden).Select(k => k.Status).ToList();
        var state =
            seen.Count == 0 ? WatchState.Forbidden
            : Has(WatchState.Unreachable) && !Has(WatchState.Synced) ? WatchState.Unreachable
            : Has(WatchState.Unreachable) || Has(WatchState.Stale) ? WatchState.Stale
            : Has(WatchState.Syncing) ? WatchState.Syncing
            : WatchState.Synced;
        var errors = kinds.Select(k => k.Status).Where(s => s.LastError is not null).Select(s => s.LastError!).Distinct(StringComparer.Ordinal).ToList();
        var error = errors.Count == 0 ? null : string.Join(" ", errors.Take(MostErrorsShown));
        if (errors.Count > MostErrorsShown)
        {
            error += $" And {errors.Count - MostErrorsShown} more.";
        }

        var synced = seen.Any(s => s.LastSynced is null) ? null : seen.Min(s => s.LastSynced);
        return new WatchStatus(state, synced, error, kinds.Sum(k => k.Count), kinds.Sum(k => k.Status.Skipped));

        bool Has(WatchState wanted) => seen.Any(s => s.State == wanted);
    }
}
