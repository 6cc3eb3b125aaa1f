using System.Collections.Immutable;

namespace Portal.Core.Knowledge;

/// <summary>A piece of a list of articles.</summary>
/// <param name="Items">The articles, the best first.</param>
/// <param name="Total">How many there are on all pages.</param>
public sealed record ArticlePage(ImmutableArray<ArticleHit> Items, int Total)
{
    /// <summary>What there is to filter by, counted over everything that answers the text, whatever is filtered already.</summary>
    public ArticleFacets Facets { get; init; } = ArticleFacets.None;

    /// <summary>Words that no article has, and what was searched instead.</summary>
    public ImmutableArray<WordCorrection> Corrections { get; init; } = [];

    /// <summary>Words of the text that no article has, and that are like none that one has.</summary>
    public ImmutableArray<string> UnknownWords { get; init; } = [];
}
