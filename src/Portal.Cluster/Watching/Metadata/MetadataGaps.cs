using Portal.Cluster.Discovery;

namespace Portal.Cluster.Watching.Metadata;

/// <summary>Finds what is not known of a cluster's objects.</summary>
internal static class MetadataGaps
{
    public static IReadOnlyList<MetadataGap> Of(ClusterKinds kinds, IEnumerable<IResourceSnapshot> snapshots)
    {
        var gaps = new List<MetadataGap>();
        if (kinds.AsOf is null && kinds.Gaps.IsEmpty)
        {
            gaps.Add(new MetadataGap
            {
                Group = DiscoveryGap.AllGroups,
                Cause = MetadataGapCause.Undiscovered,
                Reason = "The API server has not said yet which kinds it serves.",
            });
        }

        gaps.AddRange(kinds.Gaps.Select(static g => new MetadataGap
        {
            Group = g.Group,
            Version = g.Version,
            Cause = MetadataGapCause.Undiscovered,
            Reason = g.Reason,
            Since = g.Since,
            Known = g.Remembered,
        }));
        gaps.AddRange(kinds.Kinds.Where(static k => MetadataKinds.IsWanted(k) && !k.Can("watch")).Select(static k => new MetadataGap
        {
            Group = k.Kind.Group,
            Version = k.Kind.Version,
            Resource = k.Kind.Resource,
            Kind = k.Kind.Kind,
            Cause = MetadataGapCause.Unwatchable,
            Reason = $"The API server offers no watch of {k.Kind.Resource} ({k.Kind.ApiVersion}).",
        }));
        foreach (var snapshot in snapshots)
        {
            if (Of(snapshot) is { } gap)
            {
                gaps.Add(gap);
            }
        }

        return gaps;
    }

    private static MetadataGap? Of(IResourceSnapshot snapshot)
    {
        var status = snapshot.Status;
        MetadataGapCause? cause = status.State switch
        {
            WatchState.Forbidden => MetadataGapCause.Forbidden,
            WatchState.Stale or WatchState.Unreachable => MetadataGapCause.Failing,
            WatchState.Syncing => MetadataGapCause.Syncing,
            _ => status.Skipped > 0 ? MetadataGapCause.Unreadable : null,
        };
        return cause is null ? null : new MetadataGap
        {
            Group = snapshot.Kind.Group,
            Version = snapshot.Kind.Version,
            Resource = snapshot.Kind.Resource,
            Kind = snapshot.Kind.Kind,
            Cause = cause.Value,
            Reason = cause switch
            {
                MetadataGapCause.Unreadable => $"{status.Skipped} objects of {snapshot.Kind.Resource} could not be read.",
                MetadataGapCause.Syncing => status.LastError ?? $"The list of {snapshot.Kind.Resource} is not complete yet.",
                _ => status.LastError ?? $"Nothing is heard of {snapshot.Kind.Resource}.",
            },
            Since = status.Since,
            Known = snapshot.Count,
        };
    }
}
