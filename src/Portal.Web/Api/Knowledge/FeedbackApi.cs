using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Feedback;
using Portal.Web.Api.Problems;
using Portal.Web.Hosting.SignIn;
using Portal.Web.Localization;

namespace Portal.Web.Api.Knowledge;

/// <summary>Did this article help?</summary>
public static class FeedbackApi
{
    /// <summary>Maps <c>POST /knowledge/{article}/feedback</c>.</summary>
    public static void Map(RouteGroupBuilder knowledge) => knowledge
        .MapPost("/{article}/feedback", GiveAsync).WithSummary("Says whether an article helped you; takes the place of what you said before of the same version.")
        .Accepts<FeedbackBody>("application/json").Produces<FeedbackResponse>().WithExample("""{"helped": true, "note": "The second step was enough."}""").ProducesValidationProblem()
        .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<FeedbackResponse> GiveAsync(string article, HttpContext context, ArticleService articles, ArticleFeedbacks feedbacks)
    {
        var body = await JsonBody.ReadAsync<FeedbackBody>(context.Request);
        var found = await articles.GetAsync(article, context.RequestAborted) ?? throw ApiProblemException.NotFound($"article {article}");
        var user = context.User.ToPortalUser();
        return await feedbacks.GiveAsync(found, new FeedbackDraft(body.Version ?? found.Revision, body.Helped, body.Note ?? ""), user, context.RequestAborted) is { } fault
            ? throw ApiProblemException.BadInput(fault.Field, Translator.T(fault.Text))
            : FeedbackResponse.Of(await feedbacks.GetAsync(found, user.Id, context.RequestAborted));
    }
}
