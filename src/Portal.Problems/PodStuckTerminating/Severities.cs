using Portal.Core.Deletions;
using Portal.Core.Findings;

namespace Portal.Problems.PodStuckTerminating;

/// <summary>How urgent an overdue deletion is, by its age and by what waits for it.</summary>
internal static class Severities
{
    /// <summary>
    /// Info up to five minutes; then a warning, or critical at once when its StatefulSet lacks replicas (the replacement cannot be made while the name is
    /// taken); critical from one hour on.
    /// </summary>
    public static Severity Of(StuckPod pod) =>
        pod.Overdue < Limits.Warning ? Severity.Info
        : pod.Overdue >= Limits.Critical || pod.StatefulSet is { } set && set.Ready < set.Desired ? Severity.Critical
        : Severity.Warning;

    /// <summary>When time alone raises it next, or null.</summary>
    public static DateTimeOffset? RisesAt(StuckPod pod) =>
        pod.Overdue < Limits.Warning ? DeletionTimes.After(pod.Deadline, Limits.Warning)
        : pod.Overdue < Limits.Critical ? DeletionTimes.After(pod.Deadline, Limits.Critical)
        : null;
}
