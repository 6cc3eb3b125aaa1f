using System.Collections.Immutable;

namespace Portal.Core.Knowledge;

/// <summary>An article in a list.</summary>
/// <param name="Article">The article.</param>
/// <param name="Score">How well it answers the query, larger is better; 0 without a query.</param>
/// <param name="Highlights">Pieces of its text with what was found in <c>&lt;mark&gt;</c>; safe HTML, everything else is escaped.</param>
public sealed record ArticleHit(ArticleHead Article, double Score, ImmutableArray<string> Highlights)
{
    /// <summary>Open findings of its problem now, by cluster.</summary>
    public ImmutableSortedDictionary<string, int> Open { get; init; } = ImmutableSortedDictionary<string, int>.Empty;
}
