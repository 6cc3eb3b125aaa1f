namespace Portal.Core.Knowledge.Links;

/// <summary>An external address that articles lead to, and what the last look at it found. Which articles these are is read from them (<see cref="LinkUses"/>).</summary>
public sealed record ArticleLink
{
    /// <summary>The address as <see cref="LinkAddress.Normalise"/> writes it.</summary>
    public required string Url { get; init; }

    /// <summary>What is known of it.</summary>
    public LinkState State { get; init; } = LinkState.Unchecked;

    /// <summary>What was in the way of the last look.</summary>
    public LinkReason Reason { get; init; }

    /// <summary>The HTTP status of the last look; null when there was no answer.</summary>
    public int? Status { get; init; }

    /// <summary>Where it moved for good.</summary>
    public string? MovedTo { get; init; }

    /// <summary>The last look.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>When it answered last.</summary>
    public DateTimeOffset? AliveAt { get; init; }

    /// <summary>Since when each look that could tell found it gone; null if the last one that could tell found it there.</summary>
    public DateTimeOffset? GoneSince { get; init; }

    /// <summary>Looks in a row that did not find it.</summary>
    public int Failures { get; init; }

    /// <summary>When to look next.</summary>
    public required DateTimeOffset NextCheck { get; init; }
}
