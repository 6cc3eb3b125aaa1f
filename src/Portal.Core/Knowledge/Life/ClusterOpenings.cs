using Portal.Core.Findings;

namespace Portal.Core.Knowledge.Life;

/// <summary>Where a problem is open now.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="Count">How many open findings.</param>
/// <param name="Severity">The most urgent of them.</param>
/// <param name="Since">The oldest of them.</param>
/// <param name="NotExamined">How many of them cannot be re-examined now.</param>
public sealed record ClusterOpenings(string Cluster, int Count, Severity Severity, DateTimeOffset Since, int NotExamined);
