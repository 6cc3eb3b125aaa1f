using Portal.Core.Findings;
using Portal.Problems;
using Portal.Web.Api.Problems;

namespace Portal.Web.Api.Findings;

/// <summary>The findings.</summary>
public static class FindingsApi
{
    /// <summary>Maps <c>/findings</c> and <c>/findings/{id}</c>.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/findings", ListAsync)
            .WithTags("Findings").WithSummary("Findings, most urgent first. Filters: cluster, problem, state, severity, cause, uid, q.")
            .TakesListQuery(
                ("cluster", "Only of this cluster.", "demo"),
                ("problem", "Only of this problem.", "PodStuckTerminating"),
                ("state", "open or resolved.", "open"),
                ("severity", "Info, Warning or Critical.", "Critical"),
                ("cause", "Only with this cause (its key).", "node/eu1b-r14-n07"),
                ("uid", "Only of the object with this uid.", ""),
                ("q", "Each word must be part of the finding's texts, names or codes.", "shop/db-0"),
                ("sort", "The order.", "Severity"))
            .Produces<ItemList<FindingResponse>>();
        api.MapGet("/findings/{id}", GetAsync)
            .WithTags("Findings").WithSummary("One finding with its evidence.").Produces<FindingResponse>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<ItemList<FindingResponse>> ListAsync(
        HttpRequest request, FindingService findings, ProblemCatalogue catalogue, TimeProvider clock, CancellationToken cancellationToken)
    {
        var cursor = request.Text("cursor");
        FindingCursor? after = null;
        if (cursor is not null && !FindingCursor.TryParse(cursor, out after))
        {
            throw ApiProblemException.BadInput("cursor", "It is not a cursor of this list. Take it from next of the page before.");
        }

        var sort = request.Choice<FindingSort>("sort") ?? FindingSort.Severity;
        if (after is not null && after.Sort != sort)
        {
            throw ApiProblemException.BadInput("cursor", $"It belongs to the order {after.Sort}. Ask with sort={after.Sort}, or begin without a cursor.");
        }

        var page = await findings.ListAsync(
            new FindingQuery
            {
                Cluster = request.Text("cluster"),
                Problem = request.Text("problem"),
                State = request.Choice<FindingState>("state"),
                Severity = request.Choice<Severity>("severity"),
                Cause = request.Text("cause"),
                Uid = request.Text("uid"),
                Text = request.Text("q"),
                Sort = sort,
                After = after,
                Limit = request.Limit(),
            },
            cancellationToken);
        return new ItemList<FindingResponse>(
            [.. page.Items.Select(item => FindingResponse.Of(item, catalogue))],
            page.Next?.ToString(),
            page.Total,
            clock.GetUtcNow(),
            page.Items.Any(static item => item.NotExaminedSince is not null));
    }

    private static async Task<FindingResponse> GetAsync(string id, FindingService findings, ProblemCatalogue catalogue, CancellationToken cancellationToken) =>
        await findings.FindAsync(PathValues.Id(id, "finding"), cancellationToken) is { } finding
            ? FindingResponse.Of(finding, catalogue)
            : throw ApiProblemException.NotFound($"finding {id}");
}
