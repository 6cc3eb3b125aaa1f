using Portal.Core.Knowledge.Candidates;

namespace Portal.Web.Api.Knowledge;

/// <summary>An article that a candidate has to do with.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Title">Its title.</param>
public sealed record CandidateArticleResponse(int Number, string Slug, string Title)
{
    /// <summary>The article in the language of the request; null for none.</summary>
    public static CandidateArticleResponse? Of(CandidateArticle? article) => article is null ? null : new(article.Number, article.Slug, article.Title.Shown());
}
