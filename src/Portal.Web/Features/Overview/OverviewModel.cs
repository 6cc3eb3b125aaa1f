using System.Collections.Immutable;
using Portal.Core.Findings;

namespace Portal.Web.Features.Overview;

/// <summary>What is wrong right now.</summary>
/// <param name="Causes">The causes, most urgent first.</param>
/// <param name="Findings">Open findings by cluster.</param>
public sealed record OverviewModel(ImmutableArray<FindingCause> Causes, ImmutableDictionary<string, int> Findings)
{
    /// <summary>How many findings the causes explain.</summary>
    public int Count => Causes.Sum(static cause => cause.Count);
}
