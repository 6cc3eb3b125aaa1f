using Portal.Core.Knowledge.Runbooks;

namespace Portal.Web.Api.Knowledge;

/// <summary>An article that an alert leads to.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Title">Its title.</param>
public sealed record RunbookArticleResponse(int Number, string Slug, string Title)
{
    internal static RunbookArticleResponse Of(RunbookArticle article) => new(article.Number, article.Slug, KnowledgeApi.Language == "zh" ? article.Title.Zh : article.Title.En);
}
