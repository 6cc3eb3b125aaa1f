namespace Portal.Problems.PodStuckTerminating;

/// <summary>The times by which a deletion is judged (facts: sections Detect and Cause).</summary>
internal static class Limits
{
    /// <summary>How far past its deadline a pod may be before anybody is told: the kubelet needs some seconds after the grace period.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);

    /// <summary>Overdue by this much a pod is a warning; before that it is only good to know.</summary>
    public static readonly TimeSpan Warning = TimeSpan.FromMinutes(5);

    /// <summary>Overdue by this much it is critical whatever owns it.</summary>
    public static readonly TimeSpan Critical = TimeSpan.FromHours(1);

    /// <summary>The pod garbage collector runs each 20 s and waits 40 s for a node that is gone; with the API server's own delays it is done by then.</summary>
    public static readonly TimeSpan PodGarbageCollection = TimeSpan.FromMinutes(5);

    /// <summary>The pod garbage collector force deletes pods of an out-of-service node within 20 s; past this it does not work.</summary>
    public static readonly TimeSpan OutOfService = TimeSpan.FromMinutes(2);

    /// <summary>A controller that wrote to the pod within this time is at work on it.</summary>
    public static readonly TimeSpan ControllerAtWork = TimeSpan.FromMinutes(5);

    /// <summary>A built-in controller gets this long after the deadline before it counts as not doing its part.</summary>
    public static readonly TimeSpan BuiltInController = TimeSpan.FromMinutes(5);

    /// <summary>What a lease may be late beyond its own duration: one missed renewal and the clocks of two machines.</summary>
    public static readonly TimeSpan LeaseSlack = TimeSpan.FromSeconds(30);

    /// <summary>A time some span later, or the end of time: timestamps come from outside and may be as far off as they like.</summary>
    public static DateTimeOffset After(DateTimeOffset time, TimeSpan span) => DateTimeOffset.MaxValue - time <= span ? DateTimeOffset.MaxValue : time + span;

    /// <summary>The earlier of two moments at which something may change.</summary>
    public static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null ? b : b is null ? a : a < b ? a : b;
}
