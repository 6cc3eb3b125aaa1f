namespace Portal.Cluster.Watching;

/// <summary>What a line of a watch says.</summary>
internal enum WatchLineType
{
    /// <summary>Broken JSON: something on the way damaged it.</summary>
    Garbage,

    /// <summary>ADDED or MODIFIED; the difference means nothing to a store.</summary>
    Put,

    /// <summary>DELETED.</summary>
    Deleted,

    /// <summary>BOOKMARK: nothing older will come.</summary>
    Bookmark,

    /// <summary>ERROR: the watch is at its end.</summary>
    Error,

    /// <summary>A type that this portal does not know.</summary>
    Unknown,
}
