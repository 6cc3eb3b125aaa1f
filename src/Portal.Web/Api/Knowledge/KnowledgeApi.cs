using System.Globalization;
using Microsoft.Net.Http.Headers;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Feedback;
using Portal.Core.Knowledge.Links;
using Portal.Core.Text;
using Portal.Web.Api.Problems;
using Portal.Web.Hosting.SignIn;
using Portal.Web.Hosting.Visitors;

namespace Portal.Web.Api.Knowledge;

/// <summary>The knowledge base.</summary>
public static class KnowledgeApi
{
    private const string Article = """{"title": "Registry mirror serves stale tags", "summary": "Pods pull an older image than the tag names.", "body": "## Symptom {#symptom}\n\nPods run yesterday's code.", "language": "en", "tags": ["images"], "comment": "Learnt on 24 November"}""";

    /// <summary>The largest article that is taken, in bytes of JSON.</summary>
    internal const int LargestArticle = 1024 * 1024;
    private static readonly TimeSpan RecurrenceSpan = TimeSpan.FromDays(90);

    /// <summary>The language of the request.</summary>
    internal static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? "zh" : "en";

    /// <summary>Maps <c>/knowledge</c> and what is below it.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        var knowledge = api.MapGroup("/knowledge").WithTags("Knowledge");
        MatchApi.Map(knowledge);
        CandidatesApi.Map(knowledge);
        KnowledgeSearchApi.Map(knowledge);
        ExchangeApi.Map(knowledge);
        LinksApi.Map(knowledge);
        knowledge.MapGet("/{article}", GetAsync).WithSummary("One article, by slug or number.").Produces<ArticleResponse>().ProducesProblem(StatusCodes.Status404NotFound);
        knowledge.MapGet("/{article}/revisions", RevisionsAsync).WithSummary("All forms that an article had, newest first.").Produces<ItemList<ArticleRevisionResponse>>();
        knowledge.MapPut("/{article}", UpdateAsync).WithSummary("Changes one language of an article; If-Match carries the version that was read.")
            .Accepts<ArticleBody>("application/json").Produces<ArticleResponse>().ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesValidationProblem().WithExample(Article);
        RevisionsApi.Map(knowledge);
        ShippedApi.Map(knowledge);
        NotesApi.Map(knowledge);
        FeedbackApi.Map(knowledge);
        ArticleDraftApi.Map(api);
        knowledge.MapPost("", CreateAsync).WithSummary("Writes a new article.")
            .Accepts<ArticleBody>("application/json").Produces<ArticleResponse>(StatusCodes.Status201Created).ProducesValidationProblem().WithExample(Article);
    }

    private static async Task<ArticleResponse> GetAsync(
        string article, HttpContext context, ArticleService articles, FindingService findings, ArticleFeedbacks feedbacks, LinkBook links, TimeProvider clock) =>
        await ShowAsync(
            await articles.GetAsync(article, context.RequestAborted) ?? throw ApiProblemException.NotFound($"article {article}"), context, findings, feedbacks, links, clock);

    private static async Task<ItemList<ArticleRevisionResponse>> RevisionsAsync(
        string article, ArticleService articles, TimeProvider clock, CancellationToken cancellationToken)
    {
        var found = await articles.GetAsync(article, cancellationToken) ?? throw ApiProblemException.NotFound($"article {article}");
        var revisions = await articles.RevisionsAsync(found.Slug, cancellationToken);
        return new ItemList<ArticleRevisionResponse>(
            [.. revisions.Select(static revision => ArticleRevisionResponse.Of(revision, Language))], null, revisions.Length, clock.GetUtcNow());
    }

    private static async Task<ArticleResponse> UpdateAsync(
        string article, HttpContext context, ArticleService articles, ArticleEditor editor, FindingService findings, ArticleFeedbacks feedbacks, LinkBook links, TimeProvider clock)
    {
        var expected = ExpectedVersion(context.Request);
        var body = await JsonBody.ReadAsync<ArticleBody>(context.Request, LargestArticle);
        var before = await articles.GetAsync(article, context.RequestAborted) ?? throw ApiProblemException.NotFound($"article {article}");
        var result = await editor.UpdateAsync(
            before.Slug,
            body.ToEdit(before.Content, expected, Language),
            context.User.ToPortalUser(),
            Address(context),
            context.RequestAborted);
        return await ShowAsync(Expect(result, article), context, findings, feedbacks, links, clock);
    }

    private static async Task<IResult> CreateAsync(
        HttpContext context, ArticleEditor editor, FindingService findings, ArticleFeedbacks feedbacks, LinkBook links, TimeProvider clock)
    {
        var body = await JsonBody.ReadAsync<ArticleBody>(context.Request, LargestArticle);
        var title = body.Title ?? throw ApiProblemException.BadInput("title", "It is required.");
        var text = body.Body ?? throw ApiProblemException.BadInput("body", "It is required.");
        var result = await editor.CreateAsync(
            new ArticleDraft
            {
                Slug = body.Slug ?? ArticleSlug.From(title) ?? throw ApiProblemException.BadInput("slug", "The title has no Latin letters to make one from: give one."),
                Severity = body.Severity ?? Severity.Warning,
                Tags = body.Tags ?? [],
                Related = body.Related ?? [],
                Sources = body.ToSources() ?? [],
                Signatures = [.. (body.Signatures ?? []).Select(signature => signature.ToSignature([], body.Language ?? Language))],
                Language = body.Language ?? Language,
                Text = new ArticleText { Title = title, Summary = body.Summary ?? title, Versions = body.Versions ?? [], Body = text },
                Candidate = body.Candidate,
                Comment = body.Comment ?? "",
            },
            context.User.ToPortalUser(),
            Address(context),
            context.RequestAborted);
        var article = Expect(result, "");
        return Results.Created(new Uri($"/api/v1/knowledge/{article.Slug}", UriKind.Relative), await ShowAsync(article, context, findings, feedbacks, links, clock));
    }

    /// <summary>The article as the caller sees it; its version goes into the header <c>ETag</c>.</summary>
    internal static async Task<ArticleResponse> ShowAsync(
        Article article, HttpContext context, FindingService findings, ArticleFeedbacks feedbacks, LinkBook links, TimeProvider clock)
    {
        var text = article.Content.In(Language);
        var open = article.Problem.Length == 0
            ? 0
            : (await findings.CountAsync(context.RequestAborted)).Where(count => count.Problem == article.Problem).Sum(static count => count.Count);
        var recurrence = article.Problem.Length == 0
            ? 0
            : await findings.RecurrenceAsync(article.Problem, clock.GetUtcNow() - RecurrenceSpan, context.RequestAborted);
        var states = await links.OfAsync(article.Content, context.RequestAborted);
        context.Response.Headers.ETag = $"\"{article.Revision}\"";
        return new ArticleResponse
        {
            Number = article.Number,
            Slug = article.Slug,
            Problem = article.Problem,
            Language = ReferenceEquals(text, article.Content.Zh) ? "zh" : "en",
            Title = text.Title,
            Summary = text.Summary,
            Severity = article.Content.Severity,
            Tags = article.Content.Tags,
            Versions = text.Versions,
            Related = article.Content.Related,
            Body = text.Body,
            Html = MarkdownRenderer.Render(text.Body).Html,
            Signatures = [.. article.Content.Signatures.Select(SignatureResponse.Of)],
            Sources = [.. article.Content.Sources.Select(source => SourceResponse.Of(source, states.Of(source.Url)))],
            Version = article.Revision,
            UpdatedAt = article.UpdatedAt,
            UpdatedBy = article.UpdatedBy,
            OpenFindings = open,
            Recurrence = recurrence,
            Feedback = FeedbackResponse.Of(await feedbacks.GetAsync(article, context.User.ToPortalUser().Id, context.RequestAborted)),
        };
    }

    /// <summary>The version that the caller saw.</summary>
    /// <exception cref="ApiProblemException">428 or 400: it does not say.</exception>
    internal static int ExpectedVersion(HttpRequest request)
    {
        var header = request.Headers[HeaderNames.IfMatch].ToString();
        return header.Length == 0
            ? throw new ApiProblemException(
                StatusCodes.Status428PreconditionRequired, "Which version?", "Send the version that you read in the header If-Match, so that nobody's change is overwritten.")
            : int.TryParse(header.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                ? version
                : throw ApiProblemException.BadInput("If-Match", "It must be the version of the article, such as \"3\".");
    }

    /// <summary>The saved article.</summary>
    /// <exception cref="ApiProblemException">It was not saved.</exception>
    internal static Article Expect(ArticleSaveResult result, string slug) => result switch
    {
        { Status: ArticleSaveStatus.Saved, Article: { } article } => article,
        { Status: ArticleSaveStatus.NotFound } => throw ApiProblemException.NotFound($"article {slug}"),
        { Status: ArticleSaveStatus.Outdated } => throw new ApiProblemException(
            StatusCodes.Status412PreconditionFailed,
            "Somebody else was faster",
            $"The article is at version {result.Article?.Revision}, by {result.Article?.UpdatedBy}. Read it again, or POST the same to merge to bring your change into it."),
        _ => throw new ApiProblemException(
            StatusCodes.Status400BadRequest,
            "The input is wrong",
            "The article was not saved; see the fields.",
            result.Errors.ToDictionary(static error => error.Key, static error => error.Value.Select(static text => text.Shown()).ToArray(), StringComparer.Ordinal)),
    };

    /// <summary>Where the request comes from, for the audit log.</summary>
    internal static string Address(HttpContext context) => context.SourceAddress();
}
