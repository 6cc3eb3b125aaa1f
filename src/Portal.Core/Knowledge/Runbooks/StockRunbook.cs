namespace Portal.Core.Knowledge.Runbooks;

/// <summary>An alert of kube-prometheus and where it leads.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Article">The article, or null if there is none.</param>
public sealed record StockRunbook(StockAlert Alert, RunbookArticle? Article);
