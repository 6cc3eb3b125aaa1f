using System.Collections.Frozen;
using System.Collections.Immutable;
using Portal.Core.Knowledge;
using Portal.Core.Remediation;
using Portal.Core.Remediation.Safety;

namespace Portal.Web.Features.Remediation;

/// <summary>What the page of one run shows.</summary>
/// <param name="Run">The run, or null if there is none with that id.</param>
/// <param name="Checks">Whether the person may do each thing now, and if not, what stands in the way.</param>
public sealed record RunModel(RemediationRun? Run, FrozenDictionary<RunActionKind, RunActionCheck> Checks)
{
    /// <summary>What may be tried after a run that did not work.</summary>
    public ImmutableArray<PlaybookOffer> Next { get; init; } = [];

    /// <summary>A bulk run in numbers; null for a run for one object.</summary>
    public RunOverview? Overview { get; init; }

    /// <summary>The wave of a bulk run that is open.</summary>
    public int Wave { get; init; }

    /// <summary>The objects of that wave that are shown.</summary>
    public SubjectPage? Objects { get; init; }

    /// <summary>Who may decide on it, by the record; empty when it does not wait for a decision.</summary>
    public ImmutableArray<string> Approvers { get; init; } = [];

    /// <summary>What the rules of safety say of a run that is not executed yet, and is not just a matter of course.</summary>
    public ImmutableArray<SafetyVerdict> Safety { get; init; } = [];

    /// <summary>Whether the losses stand beside the button that they are read for, and need not be said once more.</summary>
    public bool AsksToRead => Run is { } run && (run.State == RunState.Approved || (run.State == RunState.AwaitingApproval && Checks[RunActionKind.Approve].Allowed));

    /// <summary>The article of the problem, once the run has ended; null when there is none.</summary>
    public Article? Article { get; init; }
}
