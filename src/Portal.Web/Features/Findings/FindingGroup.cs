using System.Collections.Immutable;
using Portal.Core.Findings;

namespace Portal.Web.Features.Findings;

/// <summary>A cause with some of its findings, as the list shows it.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="Cause">The cause.</param>
/// <param name="Severity">The most urgent severity.</param>
/// <param name="Count">How many findings there are.</param>
/// <param name="Since">The oldest of them.</param>
/// <param name="Findings">The most urgent ones.</param>
public sealed record FindingGroup(
    string Cluster, CauseReference Cause, Severity Severity, int Count, DateTimeOffset Since, ImmutableArray<FindingSummary> Findings)
{
    private const int ShownOfCause = 5;

    /// <summary>How many are not shown.</summary>
    public int More => Count - Findings.Length;

    /// <summary>Groups a list that is already in order of urgency. Pure.</summary>
    public static ImmutableArray<FindingGroup> Of(IEnumerable<FindingSummary> findings) =>
    [
        .. findings
            .GroupBy(static f => (f.Cluster, f.Cause.Key))
            .Select(static g => new FindingGroup(
                g.Key.Cluster, g.First().Cause, g.Max(static f => f.Severity), g.Count(), g.Min(static f => f.FirstSeen), [.. g.Take(ShownOfCause)]))
            .OrderByDescending(static g => g.Severity)
            .ThenByDescending(static g => g.Count)
            .ThenBy(static g => g.Since),
    ];

    /// <summary>The same from the causes that the service counted.</summary>
    public static ImmutableArray<FindingGroup> Of(ImmutableArray<FindingCause> causes) =>
        [.. causes.Select(static c => new FindingGroup(c.Cluster, c.Cause, c.Severity, c.Count, c.Since, c.Findings))];
}
