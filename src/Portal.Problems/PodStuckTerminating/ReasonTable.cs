using System.Collections.Immutable;
using Portal.Problems.PodStuckTerminating.Reasons;

namespace Portal.Problems.PodStuckTerminating;

/// <summary>The table of reasons. They are asked in this order; the first that holds is the reason.</summary>
internal static class ReasonTable
{
    /// <summary>
    /// The rows. A mirror pod is asked before "a container still runs": deleting a mirror never stops its containers, so that row would hold for
    /// each of them and send people to kill a process that nobody asked to end. Detaching of volumes is no row: it holds up the next pod, not
    /// this one, and is evidence beside each of them.
    /// </summary>
    public static readonly ImmutableArray<ReasonRule> InOrder =
    [
        Unscheduled.Decide,
        NodeGone.Decide,
        Finalizer.Decide,
        OutOfServicePending.Decide,
        NodeDown.Decide,
        NodeNotReady.Decide,
        MirrorPod.Decide,
        ContainerWillNotDie.Decide,
        CleanupBlocked.Decide,
    ];

    /// <summary>The first row that holds; when none does, that is said too.</summary>
    public static Decision Decide(StuckPod pod)
    {
        foreach (var rule in InOrder)
        {
            if (rule(pod) is { } decision)
            {
                return decision;
            }
        }

        return NotKnown.Decide(pod);
    }
}
