using System.Collections.Immutable;
using Portal.Core.Knowledge;

namespace Portal.Web.Api.Knowledge;

/// <summary>A page of articles.</summary>
/// <param name="Items">The articles, the best first.</param>
/// <param name="Next">Cursor of the next page, or null at the end.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="AsOf">When they were read.</param>
/// <param name="Facets">What there is to filter by in everything that answers q, with what each would leave under the filters that are set.</param>
/// <param name="Corrections">What was searched in place of misspelt words.</param>
/// <param name="UnknownWords">Words of q that no article has.</param>
/// <param name="TookMs">How long the search took, in milliseconds.</param>
/// <param name="Stale">Always false: articles are read from the database.</param>
public sealed record ArticleListResponse(
    ImmutableArray<ArticleItemResponse> Items,
    string? Next,
    long Total,
    DateTimeOffset AsOf,
    ArticleFacetsResponse Facets,
    ImmutableArray<WordCorrection> Corrections,
    ImmutableArray<string> UnknownWords,
    double TookMs,
    bool Stale = false);
