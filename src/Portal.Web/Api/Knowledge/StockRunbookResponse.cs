namespace Portal.Web.Api.Knowledge;

/// <summary>An alert that kube-prometheus brings.</summary>
/// <param name="Alert">The alert's name.</param>
/// <param name="Source">Where it is defined.</param>
/// <param name="Article">The article that it leads to; null if there is no article.</param>
public sealed record StockRunbookResponse(string Alert, string Source, RunbookArticleResponse? Article);
