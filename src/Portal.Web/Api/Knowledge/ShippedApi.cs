using Portal.Core.Access;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Feedback;
using Portal.Core.Knowledge.Links;
using Portal.Core.Knowledge.Shipped;
using Portal.Web.Api.Problems;
using Portal.Web.Hosting.SignIn;

namespace Portal.Web.Api.Knowledge;

/// <summary>What an upgrade ships for an article that people edited.</summary>
public static class ShippedApi
{
    private delegate Task<ArticleSaveResult> Decide(string slug, int expectedRevision, PortalUser user, string sourceAddress, CancellationToken cancellationToken);

    /// <summary>Maps what is below <c>/knowledge/{article}</c>.</summary>
    public static void Map(RouteGroupBuilder knowledge)
    {
        knowledge.MapGet("/{article}/shipped", GetAsync).WithSummary("How the text that this portal ships differs from the edited one; 404 when nothing waits for a decision.")
            .Produces<ShippedResponse>().ProducesProblem(StatusCodes.Status404NotFound);
        MapDecision(knowledge, "take", "Makes the shipped text the newest version; upgrades bring it up to date from then on.", static shipped => shipped.TakeAsync);
        MapDecision(knowledge, "keep", "Keeps the edited text; the next upgrade that ships something else asks again.", static shipped => shipped.KeepAsync);
    }

    private static void MapDecision(RouteGroupBuilder knowledge, string name, string summary, Func<ShippedTexts, Decide> decide) => knowledge
        .MapPost("/{article}/shipped/" + name, async (
            string article, HttpContext context, ArticleService articles, ShippedTexts shipped, FindingService findings, ArticleFeedbacks feedbacks, LinkBook links, TimeProvider clock) =>
        {
            var expected = KnowledgeApi.ExpectedVersion(context.Request);
            var found = await articles.GetAsync(article, context.RequestAborted) ?? throw ApiProblemException.NotFound($"article {article}");
            var result = await decide(shipped)(found.Slug, expected, context.User.ToPortalUser(), KnowledgeApi.Address(context), context.RequestAborted);
            return await KnowledgeApi.ShowAsync(KnowledgeApi.Expect(result, article), context, findings, feedbacks, links, clock);
        })
        .WithSummary(summary).Produces<ArticleResponse>().ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesValidationProblem();

    private static async Task<ShippedResponse> GetAsync(string article, ArticleService articles, ShippedTexts shipped, CancellationToken cancellationToken)
    {
        var found = await articles.GetAsync(article, cancellationToken) ?? throw ApiProblemException.NotFound($"article {article}");
        return await shipped.GetAsync(found.Slug, cancellationToken) is { } difference
            ? new ShippedResponse(difference.Article.Revision, difference.Fields)
            : throw ApiProblemException.NotFound($"shipped text of article {found.Slug} that waits for a decision");
    }
}
