using System.Collections.Immutable;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>What a playbook would do for one subject, or why it will not.</summary>
public sealed record PlaybookPlan
{
    /// <summary>What was checked, refusing checks included.</summary>
    public ImmutableArray<PlanCheck> Checks { get; init; } = [];

    /// <summary>The changes, in order; empty when refused.</summary>
    public ImmutableArray<PlannedStep> Steps { get; init; } = [];

    /// <summary>
    /// Names of the nodes that the plan takes out of service or whose pods it removes: what the budgets of nodes count, and what "one control-plane
    /// node at a time" is about. A plan for one pod names none.
    /// </summary>
    public ImmutableArray<string> Nodes { get; init; } = [];

    /// <summary>What cannot be undone or may be lost, one sentence each; each is ticked by the person before execution.</summary>
    public ImmutableArray<LocalizedText> Losses { get; init; } = [];

    /// <summary>What this plan may cost when it is more than the playbook usually does; null: the playbook's <see cref="IPlaybook.Risk"/>.</summary>
    public RiskLevel? Risk { get; init; }

    /// <summary>How it can be undone, or null if it cannot.</summary>
    public LocalizedText? Undo { get; init; }

    /// <summary>What must come true afterwards.</summary>
    public required LocalizedText VerificationText { get; init; }

    /// <summary>How long it may take to come true.</summary>
    public TimeSpan VerificationDeadline { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// For how long a step that the API server refuses for now (<see cref="StepState.Blocked"/>) is tried again, from its first try on; null: as long as any step
    /// may wait for the API server (<see cref="RemediationOptions.StepPatience"/>).
    /// </summary>
    public TimeSpan? Patience { get; init; }

    /// <summary>The refusal, or null if the plan may go on.</summary>
    public Refusal? Refusal { get; init; }
}
