using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Drafts;
using Portal.Web.Api.Problems;

namespace Portal.Web.Api.Knowledge;

/// <summary>Articles that begin with what the portal saw.</summary>
public static class ArticleDraftApi
{
    /// <summary>Maps <c>/findings/{id}/article-draft</c>.</summary>
    public static void Map(RouteGroupBuilder api) => api.MapGet("/findings/{id}/article-draft", GetAsync)
        .WithTags("Findings").WithSummary("An article that begins with the evidence of a finding. Saves nothing: POST it to /knowledge, changed or not.")
        .Produces<ArticleBody>().ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<ArticleBody> GetAsync(string id, FindingService findings, ArticleService articles, CancellationToken cancellationToken)
    {
        var finding = await findings.FindAsync(PathValues.Id(id, "finding"), cancellationToken) ?? throw ApiProblemException.NotFound($"finding {id}");
        var related = await articles.GetByProblemAsync(finding.Summary.Problem, cancellationToken);
        return ArticleBody.Of(ArticleDrafts.From(finding, KnowledgeApi.Language, related?.Slug));
    }
}
