namespace Portal.Core.Findings;

/// <summary>How many open findings a cluster has of a problem and severity.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="Problem">The problem.</param>
/// <param name="Severity">The severity.</param>
/// <param name="Count">How many.</param>
public sealed record FindingCount(string Cluster, string Problem, Severity Severity, int Count);
