namespace Portal.Core.Deletions;

/// <summary>The times by which deletions are judged (facts of PodStuckTerminating, sections Cause and Detect).</summary>
public static class DeletionTimes
{
    /// <summary>How far past its deadline a pod may be before anybody is told: the kubelet needs some seconds after the grace period.</summary>
    public static readonly TimeSpan PodMargin = TimeSpan.FromSeconds(60);

    /// <summary>The same for other kinds, whose controllers have the work still before them when the deletion is asked for.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    /// <summary>A controller that wrote to the object within this time is at work on it.</summary>
    public static readonly TimeSpan ControllerAtWork = TimeSpan.FromMinutes(5);

    /// <summary>A built-in controller gets this long after the deadline before it counts as not doing its part.</summary>
    public static readonly TimeSpan BuiltInController = TimeSpan.FromMinutes(5);

    /// <summary>What a lease may be late beyond its own duration: one missed renewal and the clocks of two machines.</summary>
    public static readonly TimeSpan LeaseSlack = TimeSpan.FromSeconds(30);

    /// <summary>A time some span later, or the end of time: timestamps come from outside and may be as far off as they like.</summary>
    public static DateTimeOffset After(DateTimeOffset time, TimeSpan span) => DateTimeOffset.MaxValue - time <= span ? DateTimeOffset.MaxValue : time + span;

    /// <summary>The earlier of two moments at which something may change.</summary>
    public static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null ? b : b is null ? a : a < b ? a : b;

    /// <summary>How far past its deadline an object of a kind may be.</summary>
    public static TimeSpan MarginOf(string kind) => kind == "Pod" ? PodMargin : Margin;
}
