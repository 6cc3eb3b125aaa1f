using System.Globalization;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Feedback;
using Portal.Core.Knowledge.Links;
using Portal.Core.Knowledge.Revisions;
using Portal.Web.Api.Problems;
using Portal.Web.Hosting.SignIn;

namespace Portal.Web.Api.Knowledge;

/// <summary>What articles were, and how one gets back to it.</summary>
public static class RevisionsApi
{
    /// <summary>Maps what is below <c>/knowledge/{article}</c>.</summary>
    public static void Map(RouteGroupBuilder knowledge)
    {
        knowledge.MapGet("/{article}/revisions/{revision}", GetAsync).WithSummary("One form that an article had.")
            .Produces<RevisionResponse>().ProducesProblem(StatusCodes.Status404NotFound);
        knowledge.MapGet("/{article}/diff", DiffAsync).WithSummary("Two forms of an article compared, field by field, with the words that changed.")
            .TakesQuery(("from", "The earlier version; by default the one before to.", "1"), ("to", "The later version; by default the newest.", "2"))
            .Produces<DiffResponse>().ProducesProblem(StatusCodes.Status404NotFound);
        knowledge.MapPost("/{article}/restore", RestoreAsync).WithSummary("Makes an old version the newest again; If-Match carries the version that was read.")
            .Accepts<RestoreBody>("application/json").WithExample("""{"revision": 3, "comment": "The newer text was about another problem."}""").Produces<ArticleResponse>().ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesValidationProblem();
        knowledge.MapPost("/{article}/merge", MergeAsync)
            .WithSummary("Brings a change of an older version (If-Match) together with what others saved since. Saves nothing: PUT the result with the version in it.")
            .Accepts<ArticleBody>("application/json").WithExample("""{"body": "## Symptom {#symptom}\n\nMy change of an older version.", "language": "en"}""").Produces<MergeResponse>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<RevisionResponse> GetAsync(
        string article, string revision, ArticleService articles, ArticleHistory history, CancellationToken cancellationToken)
    {
        var number = Version("revision", revision);
        var found = await FindAsync(articles, article, cancellationToken);
        return RevisionResponse.Of(
            await history.GetAsync(found.Slug, number, cancellationToken) ?? throw ApiProblemException.NotFound($"version {number} of article {found.Slug}"), KnowledgeApi.Language);
    }

    private static async Task<DiffResponse> DiffAsync(string article, HttpRequest request, ArticleService articles, ArticleHistory history, CancellationToken cancellationToken)
    {
        var found = await FindAsync(articles, article, cancellationToken);
        var to = request.Text("to") is { } later ? Version("to", later) : found.Revision;
        var from = request.Text("from") is { } earlier ? Version("from", earlier) : Math.Max(1, to - 1);
        return DiffResponse.Of(
            await history.CompareAsync(found.Slug, from, to, cancellationToken)
            ?? throw ApiProblemException.NotFound($"version {from} or {to} of article {found.Slug}; it has versions 1 to {found.Revision}"));
    }

    private static async Task<ArticleResponse> RestoreAsync(
        string article, HttpContext context, ArticleService articles, ArticleHistory history, FindingService findings, ArticleFeedbacks feedbacks, LinkBook links, TimeProvider clock)
    {
        var expected = KnowledgeApi.ExpectedVersion(context.Request);
        var body = await JsonBody.ReadAsync<RestoreBody>(context.Request);
        var found = await FindAsync(articles, article, context.RequestAborted);
        var result = await history.RestoreAsync(
            found.Slug, body.Revision, expected, body.Comment ?? "", context.User.ToPortalUser(), KnowledgeApi.Address(context), context.RequestAborted);
        return await KnowledgeApi.ShowAsync(KnowledgeApi.Expect(result, article), context, findings, feedbacks, links, clock);
    }

    private static async Task<MergeResponse> MergeAsync(string article, HttpContext context, ArticleService articles, ArticleHistory history)
    {
        var expected = KnowledgeApi.ExpectedVersion(context.Request);
        var body = await JsonBody.ReadAsync<ArticleBody>(context.Request, KnowledgeApi.LargestArticle);
        if (body.Language is not (null or "en" or "zh"))
        {
            throw ApiProblemException.BadInput("language", "It must be en or zh.");
        }

        var found = await FindAsync(articles, article, context.RequestAborted);
        var seen = await history.GetAsync(found.Slug, expected, context.RequestAborted)
            ?? throw ApiProblemException.BadInput("If-Match", $"The article has no version {expected}; it has versions 1 to {found.Revision}.");
        var edit = body.ToEdit(seen.Content, expected, KnowledgeApi.Language);
        var offer = await history.MergeAsync(found.Slug, edit, context.RequestAborted) ?? throw ApiProblemException.NotFound($"article {article}");
        return MergeResponse.Of(offer, edit.Language);
    }

    private static async Task<Article> FindAsync(ArticleService articles, string article, CancellationToken cancellationToken) =>
        await articles.GetAsync(article, cancellationToken) ?? throw ApiProblemException.NotFound($"article {article}");

    private static int Version(string field, string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0
        ? version
        : throw ApiProblemException.BadInput(field, "It must be the version of the article, such as 3.");
}
