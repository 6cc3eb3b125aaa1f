using System.Collections.Immutable;
using Portal.Core.Findings;

namespace Portal.Core.Knowledge;

/// <summary>
/// What can be chosen of the articles that answer a text, each with how many would be left if it were chosen as well: whatever is chosen of another kind counts already,
/// and so do the tags that are chosen, because an article must have them all. What would leave nothing has 0 and is not left out: a list that loses its rows hides what there is.
/// </summary>
/// <param name="Tags">Articles by tag. Those come first that the most of the articles have whatever is chosen, so that a choice moves nothing.</param>
/// <param name="Severities">Articles by severity.</param>
/// <param name="OpenByCluster">Articles whose problem is open now, by cluster.</param>
/// <param name="Open">Articles whose problem is open on any cluster now.</param>
public sealed record ArticleFacets(
    ImmutableArray<KeyValuePair<string, int>> Tags, ImmutableDictionary<Severity, int> Severities, ImmutableSortedDictionary<string, int> OpenByCluster, int Open)
{
    /// <summary>Nothing to filter by.</summary>
    public static ArticleFacets None { get; } = new([], ImmutableDictionary<Severity, int>.Empty, ImmutableSortedDictionary<string, int>.Empty, 0);
}
