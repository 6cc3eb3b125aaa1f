namespace Portal.Problems.PodStuckTerminating;

/// <summary>The times by which a deletion is judged (facts: sections Detect and Cause).</summary>
internal static class Limits
{
    /// <summary>Overdue by this much a pod is a warning; before that it is only good to know.</summary>
    public static readonly TimeSpan Warning = TimeSpan.FromMinutes(5);

    /// <summary>Overdue by this much it is critical whatever owns it.</summary>
    public static readonly TimeSpan Critical = TimeSpan.FromHours(1);

    /// <summary>The pod garbage collector runs each 20 s and waits 40 s for a node that is gone; with the API server's own delays it is done by then.</summary>
    public static readonly TimeSpan PodGarbageCollection = TimeSpan.FromMinutes(5);

    /// <summary>The pod garbage collector force deletes pods of an out-of-service node within 20 s; past this it does not work.</summary>
    public static readonly TimeSpan OutOfService = TimeSpan.FromMinutes(2);
}
