using System.Collections.Immutable;
using Portal.Cluster.Resources;
using Portal.Cluster.Watching;

namespace Portal.Core.Findings.Detection;

/// <summary>What a detector can see of a cluster at a moment. Pure.</summary>
/// <param name="Sight">How well.</param>
/// <param name="States">The states of the kinds that it needs, its subjects' first: when they change, everything is looked at anew.</param>
/// <param name="Missing">The kinds that are not live.</param>
public sealed record DetectorSight(Sight Sight, ImmutableArray<WatchState> States, ImmutableArray<ResourceKind> Missing)
{
    /// <summary>Looks.</summary>
    public static DetectorSight Of(IDetector detector, ClusterView view)
    {
        ImmutableArray<ResourceKind> kinds = [detector.SubjectKind, .. detector.Inputs.Select(static input => input.Kind).Where(kind => kind != detector.SubjectKind).Distinct()];
        var states = kinds.Select(kind => view.Of(kind)?.Status.State ?? WatchState.Forbidden).ToImmutableArray();
        var missing = kinds.Where((_, i) => states[i] != WatchState.Synced).ToImmutableArray();
        var sight = missing.IsEmpty ? Sight.Clear
            : states[0] != WatchState.Synced || states.Contains(WatchState.Syncing) ? Sight.None
            : Sight.Partial;
        return new DetectorSight(sight, states, missing);
    }
}
