namespace Portal.Simulator.Objects;

/// <summary>What a watch sends.</summary>
public sealed record WatchOptions
{
    /// <summary>Everything from now on, after the objects that exist as additions.</summary>
    public static WatchOptions Default { get; } = new();

    /// <summary>Labels to match; an object that stops matching is sent as deleted.</summary>
    public LabelSelector Labels { get; init; } = LabelSelector.Everything;

    /// <summary>Fields to match, with the same meaning.</summary>
    public FieldSelector Fields { get; init; } = FieldSelector.Everything;

    /// <summary>
    /// Revision after which events are sent; null sends the objects that exist first, each as an addition, and goes on from there.
    /// </summary>
    public long? FromRevision { get; init; }

    /// <summary>Whether to end the initial objects with a bookmark (streaming list).</summary>
    public bool MarkInitialEnd { get; init; }

    /// <summary>Time between bookmarks; null sends none.</summary>
    public TimeSpan? BookmarkInterval { get; init; }
}
