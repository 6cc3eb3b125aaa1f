namespace Portal.Cluster.Watching;

/// <summary>What to do with an event of a watch.</summary>
internal enum EventVerdict
{
    /// <summary>It is news.</summary>
    Apply,

    /// <summary>What is known is as new or newer.</summary>
    Ignore,

    /// <summary>It may be old news about an object that is gone, or the server went back in time: only a list tells.</summary>
    Doubt,
}
