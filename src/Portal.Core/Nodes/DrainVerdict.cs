namespace Portal.Core.Nodes;

/// <summary>What a drain does with one pod of the node.</summary>
public enum DrainVerdict
{
    /// <summary>Is evicted; nothing is in the way now.</summary>
    Evict,

    /// <summary>Has come to its end and is evicted as what is left of it: no budget is asked, nothing is lost.</summary>
    Finished,

    /// <summary>Is evicted as soon as a disruption budget allows it; now it does not.</summary>
    Blocked,

    /// <summary>More than one disruption budget protects it: the eviction API refuses that for ever (500).</summary>
    TwoBudgets,

    /// <summary>Loses data or does not come back: somebody must say that this is wanted.</summary>
    NeedsConsent,

    /// <summary>Leaves already, without the drain: it is only waited for.</summary>
    Leaving,

    /// <summary>Belongs to a DaemonSet, which would put it back at once: stays.</summary>
    StaysDaemonSet,

    /// <summary>Mirrors a static pod of the kubelet, which would put it back at once: stays.</summary>
    StaysMirror,
}
