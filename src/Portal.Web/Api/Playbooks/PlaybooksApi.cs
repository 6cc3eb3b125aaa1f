using Portal.Problems;

namespace Portal.Web.Api.Playbooks;

/// <summary>The playbooks that the portal ships.</summary>
public static class PlaybooksApi
{
    /// <summary>Maps <c>/playbooks</c>.</summary>
    public static void Map(RouteGroupBuilder api) => api.MapGet("/playbooks", List)
        .WithTags("Remediations").WithSummary("All playbooks. Filters: problem, q.")
        .TakesListQuery(("problem", "Only for this problem.", "PodStuckTerminating"), ("q", "Part of the title or id.", "finalizer")).Produces<ItemList<PlaybookResponse>>();

    private static ItemList<PlaybookResponse> List(HttpRequest request, ProblemCatalogue catalogue, TimeProvider clock)
    {
        var (problem, q) = (request.Text("problem"), request.Text("q"));
        var matching = catalogue.Playbooks
            .Where(playbook => problem is null || playbook.Problem == problem)
            .Select(PlaybookResponse.Of)
            .Where(playbook => q is null || playbook.Title.Contains(q, StringComparison.OrdinalIgnoreCase) || playbook.Id.Contains(q, StringComparison.OrdinalIgnoreCase))
            .ToList();
        var (start, limit) = (request.Offset(), request.Limit());
        var items = matching.Skip(start).Take(limit).ToList();
        return new ItemList<PlaybookResponse>([.. items], QueryValues.NextOffset(start, items.Count, matching.Count), matching.Count, clock.GetUtcNow());
    }
}
