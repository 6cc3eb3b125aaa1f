namespace Portal.Core.Knowledge.Links;

/// <summary>Which links to list.</summary>
public sealed record LinkQuery
{
    /// <summary>The largest page.</summary>
    public const int LargestPage = 1_000;

    /// <summary>Only in this state.</summary>
    public LinkState? State { get; init; }

    /// <summary>Only those whose address, or an article's name or title, holds this.</summary>
    public string? Text { get; init; }

    /// <summary>Where the page begins.</summary>
    public int Offset { get; init; }

    /// <summary>How many.</summary>
    public int Limit { get; init; } = 100;
}
