namespace Portal.Simulator.Objects;

/// <summary>What a watch event says of its object.</summary>
public enum WatchEventType
{
    /// <summary>The object is new (or newly matches the selector).</summary>
    Added,

    /// <summary>The object changed.</summary>
    Modified,

    /// <summary>The object is gone (or no longer matches the selector).</summary>
    Deleted,

    /// <summary>No object: the revision up to which everything has been sent.</summary>
    Bookmark,
}
