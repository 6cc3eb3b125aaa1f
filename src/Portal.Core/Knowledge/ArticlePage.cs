using System.Collections.Immutable;

namespace Portal.Core.Knowledge;

/// <summary>A piece of a list of articles.</summary>
/// <param name="Items">The articles, the best first.</param>
/// <param name="Total">How many there are on all pages.</param>
public sealed record ArticlePage(ImmutableArray<ArticleHit> Items, int Total);
