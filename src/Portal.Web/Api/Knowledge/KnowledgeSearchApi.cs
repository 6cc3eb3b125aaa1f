using System.Diagnostics;
using System.Globalization;
using Portal.Core.Findings;
using Portal.Core.Knowledge;

namespace Portal.Web.Api.Knowledge;

/// <summary>The search of the knowledge base.</summary>
public static class KnowledgeSearchApi
{
    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? "zh" : "en";

    /// <summary>Maps <c>GET /knowledge</c>.</summary>
    public static void Map(RouteGroupBuilder knowledge) => knowledge
        .MapGet("", ListAsync).WithSummary("Articles by number, or the best answers to q. Filters: tag, severity, open, cluster.")
        .TakesListQuery(
            ("q", "What you have in hand: words in either language, an identifier, a line of a log.", "device or resource busy"),
            ("tag", "Only with this tag; may be given several times, then with all of them.", ""),
            ("severity", "Only of this severity; may be given several times, then of any of them.", "Critical"),
            ("open", "true: only articles whose problem is open on a cluster now.", ""),
            ("cluster", "With open: on this cluster.", ""),
            ("prefix", "true: the last word may be unfinished, as while typing.", ""))
        .Produces<ArticleListResponse>();

    private static async Task<ArticleListResponse> ListAsync(HttpRequest request, ArticleService articles, TimeProvider clock, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var offset = request.Offset();
        var page = await articles.ListAsync(
            new ArticleQuery
            {
                Text = request.SearchText("q"),
                Tags = request.Texts("tag"),
                Severities = request.Choices<Severity>("severity"),
                OpenOnly = request.Flag("open"),
                Cluster = request.Text("cluster"),
                IsTyping = request.Flag("prefix"),
                Language = Language,
                Offset = offset,
                Limit = request.Limit(),
            },
            cancellationToken);
        return new ArticleListResponse(
            [.. page.Items.Select(static hit => ArticleItemResponse.Of(hit, Language))],
            QueryValues.NextOffset(offset, page.Items.Length, page.Total),
            page.Total,
            clock.GetUtcNow(),
            ArticleFacetsResponse.Of(page.Facets),
            page.Corrections,
            page.UnknownWords,
            Math.Round(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 1));
    }
}
