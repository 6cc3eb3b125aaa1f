using System.Collections.Immutable;
using Portal.Core.Findings;

namespace Portal.Core.Knowledge;

/// <summary>How many of the articles that answer a text have what.</summary>
/// <param name="Tags">Articles by tag, the commonest first.</param>
/// <param name="Severities">Articles by severity; those without any are left out.</param>
/// <param name="OpenByCluster">Articles whose problem is open now, by cluster.</param>
/// <param name="Open">Articles whose problem is open on any cluster now.</param>
public sealed record ArticleFacets(
    ImmutableArray<KeyValuePair<string, int>> Tags, ImmutableDictionary<Severity, int> Severities, ImmutableSortedDictionary<string, int> OpenByCluster, int Open)
{
    /// <summary>Nothing to filter by.</summary>
    public static ArticleFacets None { get; } = new([], ImmutableDictionary<Severity, int>.Empty, ImmutableSortedDictionary<string, int>.Empty, 0);
}
