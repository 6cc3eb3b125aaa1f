using System.Collections.Immutable;

namespace Portal.Problems.PodStuckTerminating.Finalizers;

/// <summary>Asks of each finalizer of a pod whether its controller is there.</summary>
internal static class FinalizerHolders
{
    /// <summary>The pod's finalizers, those that nobody will remove first.</summary>
    public static ImmutableArray<FinalizerHolder> Of(StuckPod pod) =>
        [.. pod.Pod.Metadata.Finalizers.Distinct(StringComparer.Ordinal).Select(finalizer => Of(pod, finalizer)).OrderByDescending(static holder => holder.State)];

    /// <summary>One finalizer.</summary>
    public static FinalizerHolder Of(StuckPod pod, string finalizer) => finalizer switch
    {
        BuiltInFinalizers.JobTracking => JobTrackingHolder.Of(pod),
        BuiltInFinalizers.ForegroundDeletion or BuiltInFinalizers.Orphan => GarbageCollectorHolder.Of(pod, finalizer),
        _ => OperatorHolder.Of(pod, finalizer),
    };
}
