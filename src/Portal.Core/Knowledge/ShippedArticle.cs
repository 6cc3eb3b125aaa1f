namespace Portal.Core.Knowledge;

/// <summary>The two texts of a room as they are shipped: Markdown with a YAML front matter.</summary>
/// <param name="Problem">Name of the room.</param>
/// <param name="En">Content of <c>article.en.md</c>.</param>
/// <param name="Zh">Content of <c>article.zh.md</c>.</param>
public sealed record ShippedArticle(string Problem, string En, string Zh);
