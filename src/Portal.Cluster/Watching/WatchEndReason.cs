namespace Portal.Cluster.Watching;

/// <summary>Why one watch ended.</summary>
internal enum WatchEndReason
{
    /// <summary>The server closed it in order: its time was over.</summary>
    Closed,

    /// <summary>The connection broke, perhaps in the middle of a line.</summary>
    Cut,

    /// <summary>Nothing came for longer than the server is ever silent.</summary>
    Silent,

    /// <summary>A line was broken JSON.</summary>
    Garbage,

    /// <summary>The server no longer knows our version (410), or does not know it yet.</summary>
    Expired,

    /// <summary>The server ended it with an error inside the stream.</summary>
    Refused,

    /// <summary>The versions contradict each other: the server went back in time, or told old news.</summary>
    Doubt,
}
