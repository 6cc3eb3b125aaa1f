using Portal.Cluster.Watching;

namespace Portal.Web.Api.Clusters;

/// <summary>The clusters of the portal.</summary>
public static class ClustersApi
{
    /// <summary>Maps <c>/clusters</c>.</summary>
    public static void Map(RouteGroupBuilder api) => api.MapGet("/clusters", List)
        .WithTags("Clusters").WithSummary("All clusters, and how well each of their kinds is seen.")
        .TakesListQuery(("q", "Part of the name.", "prod")).Produces<ItemList<ClusterResponse>>();

    private static ItemList<ClusterResponse> List(HttpRequest request, ClusterRegistry registry, TimeProvider clock)
    {
        var q = request.Text("q");
        var matching = registry.Clusters.Where(cluster => q is null || cluster.Name.Contains(q, StringComparison.OrdinalIgnoreCase)).ToList();
        var (start, limit) = (request.Offset(), request.Limit());
        var items = matching.Skip(start).Take(limit).Select(ClusterResponse.Of).ToList();
        return new ItemList<ClusterResponse>(
            [.. items],
            QueryValues.NextOffset(start, items.Count, matching.Count),
            matching.Count,
            clock.GetUtcNow(),
            items.Any(static item => item.State != WatchState.Synced));
    }
}
