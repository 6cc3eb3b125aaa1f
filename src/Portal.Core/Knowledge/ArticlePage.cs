using System.Collections.Immutable;

namespace Portal.Core.Knowledge;

/// <summary>A piece of a list of articles.</summary>
/// <param name="Items">The articles, the best first.</param>
/// <param name="Total">How many there are on all pages.</param>
public sealed record ArticlePage(ImmutableArray<ArticleHit> Items, int Total)
{
    /// <summary>What there is to filter by in everything that answers the text, with what each would leave under what is chosen.</summary>
    public ArticleFacets Facets { get; init; } = ArticleFacets.None;

    /// <summary>Words that no article has, and what was searched instead.</summary>
    public ImmutableArray<WordCorrection> Corrections { get; init; } = [];

    /// <summary>Words of the text that no article has, and that are like none that one has.</summary>
    public ImmutableArray<string> UnknownWords { get; init; } = [];
}
