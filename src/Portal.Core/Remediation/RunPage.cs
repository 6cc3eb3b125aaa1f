using System.Collections.Immutable;

namespace Portal.Core.Remediation;

/// <summary>A piece of the list of runs, newest first.</summary>
/// <param name="Items">The runs, newest first, with steps and approvals but without journal.</param>
/// <param name="Next">The id to give as <see cref="RunQuery.After"/> for the next page, or null at the end.</param>
/// <param name="Total">How many there are on all pages.</param>
public sealed record RunPage(ImmutableArray<RemediationRun> Items, Guid? Next, int Total)
{
    /// <summary>How many steps of each run are in a page of runs; a bulk run has thousands (<see cref="RemediationRun.StepCount"/> says how many).</summary>
    public const int MaxSteps = 20;
}
