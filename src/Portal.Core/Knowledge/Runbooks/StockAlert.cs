namespace Portal.Core.Knowledge.Runbooks;

/// <summary>An alert that kube-prometheus brings.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">Where it is defined, such as <c>kubernetes-mixin</c>.</param>
public sealed record StockAlert(string Name, string Source);
