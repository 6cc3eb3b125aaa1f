using System.Collections.Immutable;
using Portal.Core.Findings;
using Portal.Core.Knowledge;

namespace Portal.Web.Api.Knowledge;

/// <summary>What there is to filter by in what answers a query, each with how many articles would be left if it were chosen as well.</summary>
/// <param name="Tags">Articles by tag.</param>
/// <param name="Severities">Articles by severity.</param>
/// <param name="Clusters">Articles whose problem is open now, by cluster.</param>
/// <param name="Open">Articles whose problem is open on any cluster now.</param>
public sealed record ArticleFacetsResponse(
    ImmutableDictionary<string, int> Tags, ImmutableDictionary<Severity, int> Severities, ImmutableSortedDictionary<string, int> Clusters, int Open)
{
    /// <summary>The counts.</summary>
    public static ArticleFacetsResponse Of(ArticleFacets facets) =>
        new(facets.Tags.ToImmutableDictionary(StringComparer.Ordinal), facets.Severities, facets.OpenByCluster, facets.Open);
}
