using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Life;
using Portal.Core.Knowledge.Notes;
using Portal.Web.Api.Problems;
using Portal.Web.Hosting.SignIn;

namespace Portal.Web.Api.Knowledge;

/// <summary>What people write under articles, and what happens around them.</summary>
public static class NotesApi
{
    /// <summary>Maps what is below <c>/knowledge/{article}</c>.</summary>
    public static void Map(RouteGroupBuilder knowledge)
    {
        knowledge.MapGet("/{article}/life", LifeAsync).WithSummary("Where the problem is open now, how often it came in 13 weeks, the last remediations and how they ended.")
            .Produces<LifeResponse>().ProducesProblem(StatusCodes.Status404NotFound);
        knowledge.MapGet("/{article}/notes", ListAsync).WithSummary("What people wrote under an article, newest first; at most 500.").Produces<ItemList<NoteResponse>>();
        knowledge.MapPost("/{article}/notes", AddAsync).WithSummary("Writes a note, of a remediation run if runId is given.")
            .Accepts<NoteBody>("application/json").Produces<NoteResponse>(StatusCodes.Status201Created).WithExample("""{"text": "The node had to be power cycled; out-of-service freed the volumes."}""").ProducesValidationProblem().ProducesProblem(StatusCodes.Status403Forbidden);
        knowledge.MapPost("/{article}/notes/{id}/withdraw", WithdrawAsync).WithSummary("Withdraws a note: its author may, and an admin.")
            .Produces<NoteResponse>().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<LifeResponse> LifeAsync(string article, ArticleService articles, ArticleLives lives, CancellationToken cancellationToken)
    {
        var found = await FindAsync(articles, article, cancellationToken);
        return LifeResponse.Of(await lives.GetAsync(found.Number, found.Problem, cancellationToken));
    }

    private static async Task<ItemList<NoteResponse>> ListAsync(
        string article, ArticleService articles, ArticleNotes notes, TimeProvider clock, CancellationToken cancellationToken)
    {
        var found = await FindAsync(articles, article, cancellationToken);
        var items = await notes.ListAsync(found.Number, cancellationToken);
        var total = items.Length < ArticleNotes.LongestList ? items.Length : await notes.CountAsync(found.Number, cancellationToken);
        return new ItemList<NoteResponse>([.. items.Select(NoteResponse.Of)], null, total, clock.GetUtcNow());
    }

    private static async Task<IResult> AddAsync(string article, HttpContext context, ArticleService articles, ArticleNotes notes)
    {
        var body = await JsonBody.ReadAsync<NoteBody>(context.Request);
        var found = await FindAsync(articles, article, context.RequestAborted);
        var note = Expect(
            await notes.AddAsync(found.Slug, new NoteDraft(body.Text, body.RunId), context.User.ToPortalUser(), KnowledgeApi.Address(context), context.RequestAborted),
            $"article {article}");
        return Results.Created(new Uri($"/api/v1/knowledge/{found.Slug}/notes", UriKind.Relative), NoteResponse.Of(note));
    }

    private static async Task<NoteResponse> WithdrawAsync(string article, string id, HttpContext context, ArticleService articles, ArticleNotes notes)
    {
        var note = PathValues.Id(id, "note");
        var found = await FindAsync(articles, article, context.RequestAborted);
        return NoteResponse.Of(Expect(
            await notes.WithdrawAsync(found.Slug, note, context.User.ToPortalUser(), KnowledgeApi.Address(context), context.RequestAborted),
            $"note {id} of article {article}"));
    }

    private static async Task<Article> FindAsync(ArticleService articles, string article, CancellationToken cancellationToken) =>
        await articles.GetAsync(article, cancellationToken) ?? throw ApiProblemException.NotFound($"article {article}");

    private static ArticleNote Expect(NoteResult result, string what) => result switch
    {
        { Status: NoteStatus.Done, Note: { } note } => note,
        { Status: NoteStatus.NotFound } => throw ApiProblemException.NotFound(what),
        _ => throw ApiProblemException.BadInput(result.Field, result.Fault),
    };
}
