namespace Portal.Core.Knowledge.Search;

/// <summary>A token of the index and how many articles have it: how telling it is, and what a misspelt word may have meant.</summary>
internal sealed class ArticleTerm
{
    /// <summary>The token, marked as in <see cref="SearchVector"/>.</summary>
    public required string Term { get; init; }

    /// <summary>How many articles have it; 0 when the last one lost it.</summary>
    public required int Articles { get; init; }
}
