using Portal.Core.Findings;
using Portal.Core.Knowledge.Candidates;
using Portal.Core.Knowledge.Feedback;
using Portal.Core.Knowledge.Links;
using Portal.Web.Api.Problems;
using Portal.Web.Hosting.SignIn;

namespace Portal.Web.Api.Knowledge;

/// <summary>Lines that no article knows, kept until somebody writes the article.</summary>
public static class CandidatesApi
{
    /// <summary>Maps <c>/knowledge/match/candidates</c>.</summary>
    /// <param name="knowledge">The group of the knowledge base.</param>
    public static void Map(RouteGroupBuilder knowledge)
    {
        var candidates = knowledge.MapGroup("/match/candidates");
        candidates.MapPost("", KeepAsync).WithSummary("Keeps the telling lines of a text that no signature matches, grouped by their form and counted. Secrets are masked before anything is stored.")
            .WithDescription("Takes {\"text\": \"…\"}, or the text itself as text/plain; at most 1 MiB in UTF-8. Anybody who may read may keep.")
            .TakesTextToMatch().Produces<KeptPasteResponse>().WithExample("""{"text": "E0318 02:03:09 frobnicator.go:17] cannot align shard 4711 at 10.2.3.4:9000"}""");
        candidates.MapGet("", ListAsync).WithSummary("The candidates: forms of line that were kept, those of most pastes first.")
            .TakesListQuery(
                ("q", "Text that the template or the sample holds.", "connection refused"),
                ("state", "Open, Article or Dismissed; by default all.", "Open"),
                ("sort", "Pastes, LastSeen or FirstSeen; the largest first.", "LastSeen"))
            .Produces<CandidateListResponse>().ProducesValidationProblem();
        candidates.MapGet("/{id}", GetAsync).WithSummary("One candidate.").Produces<CandidateResponse>().ProducesProblem(StatusCodes.Status404NotFound);
        candidates.MapPost("/{id}/dismiss", DismissAsync).WithSummary("Says that a candidate needs no article; when it comes again it stays dismissed and is counted.")
            .Produces<CandidateResponse>().Refuses();
        candidates.MapPost("/{id}/restore", RestoreAsync).WithSummary("Takes a dismissal back.").Produces<CandidateResponse>().Refuses();
        candidates.MapGet("/{id}/article-draft", DraftAsync).WithSummary("The article that a candidate begins. Saves nothing: POST it to /knowledge, changed or not; the candidate is marked then.")
            .Produces<ArticleBody>().ProducesProblem(StatusCodes.Status404NotFound);
        candidates.MapPost("/{id}/article", CreateAsync).WithSummary("Writes the article of a candidate as the draft has it, and marks the candidate.")
            .Produces<ArticleResponse>(StatusCodes.Status201Created).Refuses();
    }

    private static async Task<KeptPasteResponse> KeepAsync(HttpContext context, MatchCandidates candidates)
    {
        var text = await MatchApi.ReadAsync(context.Request);
        return string.IsNullOrWhiteSpace(text)
            ? throw ApiProblemException.BadInput("text", "It is empty: send the lines of the log.")
            : KeptPasteResponse.Of(await candidates.KeepAsync(text, context.User.ToPortalUser(), KnowledgeApi.Address(context), context.RequestAborted));
    }

    private static async Task<CandidateListResponse> ListAsync(HttpRequest request, MatchCandidates candidates, TimeProvider clock)
    {
        var query = new CandidateQuery
        {
            Text = request.Text("q"),
            State = request.Choice<CandidateState>("state"),
            Sort = request.Choice<CandidateSort>("sort") ?? CandidateSort.Pastes,
            Offset = request.Offset(),
            Limit = request.Limit(),
        };
        return CandidateListResponse.Of(await candidates.ListAsync(query, request.HttpContext.RequestAborted), query.Offset, clock.GetUtcNow());
    }

    private static async Task<CandidateResponse> GetAsync(string id, MatchCandidates candidates, CancellationToken cancellationToken) =>
        CandidateResponse.Of(await candidates.FindAsync(PathValues.Id(id, "candidate"), cancellationToken) ?? throw NotFound(id));

    private static async Task<CandidateResponse> DismissAsync(string id, HttpContext context, MatchCandidates candidates) =>
        Expect(id, await candidates.DismissAsync(PathValues.Id(id, "candidate"), context.User.ToPortalUser(), KnowledgeApi.Address(context), context.RequestAborted));

    private static async Task<CandidateResponse> RestoreAsync(string id, HttpContext context, MatchCandidates candidates) =>
        Expect(id, await candidates.RestoreAsync(PathValues.Id(id, "candidate"), context.User.ToPortalUser(), KnowledgeApi.Address(context), context.RequestAborted));

    private static async Task<ArticleBody> DraftAsync(string id, MatchCandidates candidates, CancellationToken cancellationToken) =>
        ArticleBody.Of(await candidates.DraftAsync(PathValues.Id(id, "candidate"), KnowledgeApi.Language, cancellationToken) ?? throw NotFound(id));

    private static async Task<IResult> CreateAsync(string id, HttpContext context, MatchCandidates candidates, FindingService findings, ArticleFeedbacks feedbacks, LinkBook links, TimeProvider clock)
    {
        var result = await candidates.CreateArticleAsync(
            PathValues.Id(id, "candidate"), KnowledgeApi.Language, context.User.ToPortalUser(), KnowledgeApi.Address(context), context.RequestAborted) ?? throw NotFound(id);
        if (result.Errors.TryGetValue("candidate", out var faults))
        {
            throw Conflict(string.Join(" ", faults.Select(static fault => fault.Shown())));
        }

        var article = KnowledgeApi.Expect(result, "");
        return Results.Created(new Uri($"/api/v1/knowledge/{article.Slug}", UriKind.Relative), await KnowledgeApi.ShowAsync(article, context, findings, feedbacks, links, clock));
    }

    private static CandidateResponse Expect(string id, CandidateResult result) => result switch
    {
        { Status: CandidateStatus.Done, Item: { } item } => CandidateResponse.Of(item),
        { Status: CandidateStatus.HasArticle, Item: { } item } => throw Conflict($"The article {item.Article?.Slug} was made of this candidate: it can be neither dismissed nor restored."),
        _ => throw NotFound(id),
    };

    private static ApiProblemException Conflict(string detail) => new(StatusCodes.Status409Conflict, "The candidate has an article", detail);

    private static ApiProblemException NotFound(string id) => ApiProblemException.NotFound($"candidate {id}");

    private static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint) => endpoint
        .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
}
