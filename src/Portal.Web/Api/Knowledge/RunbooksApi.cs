using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Runbooks;
using Portal.Web.Api.Problems;

namespace Portal.Web.Api.Knowledge;

/// <summary>From the name of an alert to its article.</summary>
public static class RunbooksApi
{
    private const int Nearest = 5;

    /// <summary>Maps <c>/runbooks</c>.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        var runbooks = api.MapGroup("/runbooks").WithTags("Knowledge");
        runbooks.MapGet("/gaps", GapsAsync).WithSummary("Alerts that were asked for and have no article, and the alerts of kube-prometheus with theirs.").Produces<RunbookGapsResponse>();
        runbooks.MapGet("/{alertname}", GetAsync).WithSummary("The article for an alert. One without an article is noted as a gap.")
            .Produces<RunbookResponse>().ProducesProblem(StatusCodes.Status404NotFound).ProducesValidationProblem();
    }

    private static async Task<IResult> GetAsync(string alertname, RunbookIndex index, RunbookGaps gaps, ArticleService articles, CancellationToken cancellationToken)
    {
        if (AlertName.Fault(alertname) is { } fault)
        {
            throw ApiProblemException.BadInput("alertname", fault);
        }

        alertname = StockAlerts.Canonical(alertname);
        var found = await index.FindAsync(alertname, cancellationToken);
        if (found is [var first, .. var others])
        {
            return Results.Ok(new RunbookResponse(alertname, RunbookArticleResponse.Of(first), [.. others.Select(RunbookArticleResponse.Of)]));
        }

        await gaps.RecordAsync(alertname, cancellationToken);
        var near = await articles.ListAsync(new ArticleQuery { Text = AlertName.Words(alertname), Language = KnowledgeApi.Language, Limit = Nearest }, cancellationToken);
        var nearest = near.Items.Select(static hit => new RunbookArticleResponse(hit.Article.Number, hit.Article.Slug, hit.Article.Title.In(KnowledgeApi.Language))).ToArray();
        return Results.Problem(
            statusCode: StatusCodes.Status404NotFound,
            title: "No article for this alert",
            detail: $"No article has a signature of the alert {alertname}. It is noted as a gap. "
                + (nearest.Length > 0 ? $"Nearest by its words: {string.Join(", ", nearest.Select(static article => article.Slug))}." : "No article is near it by its words."),
            extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["alert"] = alertname, ["nearest"] = nearest });
    }

    private static async Task<RunbookGapsResponse> GapsAsync(RunbookGaps gaps, CancellationToken cancellationToken)
    {
        var list = await gaps.ListAsync(cancellationToken);
        return new RunbookGapsResponse(
            [.. list.Gaps.Select(static gap => new RunbookGapResponse(gap.Name, gap.Count, gap.FirstSeen, gap.LastSeen))],
            list.Dropped,
            [.. (await gaps.StockAsync(cancellationToken)).Select(static stock =>
                new StockRunbookResponse(stock.Alert.Name, stock.Alert.Source, stock.Article is { } article ? RunbookArticleResponse.Of(article) : null))]);
    }
}
