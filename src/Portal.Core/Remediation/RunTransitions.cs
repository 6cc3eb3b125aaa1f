using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Portal.Core.Remediation;

/// <summary>The ways that a run may go. One table; nothing else decides.</summary>
public static class RunTransitions
{
    private static readonly FrozenDictionary<RunState, ImmutableArray<RunState>> Ways = new Dictionary<RunState, ImmutableArray<RunState>>
    {
        [RunState.Planned] = [RunState.AwaitingApproval, RunState.DryRunFailed, RunState.Cancelled],
        [RunState.DryRunFailed] = [RunState.AwaitingApproval, RunState.DryRunFailed, RunState.Cancelled],
        [RunState.AwaitingApproval] = [RunState.AwaitingApproval, RunState.DryRunFailed, RunState.Approved, RunState.Cancelled],
        [RunState.Approved] = [RunState.Executing, RunState.AwaitingApproval, RunState.Cancelled],

        // Cancelled: stopped by a person, between two steps.
        [RunState.Executing] = [RunState.Verifying, RunState.Failed, RunState.Cancelled],

        // A bulk run watches each wave before the next one begins.
        [RunState.Verifying] = [RunState.Executing, RunState.Succeeded, RunState.Failed, RunState.Cancelled],
        [RunState.Succeeded] = [],
        [RunState.Failed] = [],
        [RunState.Cancelled] = [],
    }.ToFrozenDictionary();

    /// <summary>Whether a run may go from one state to another.</summary>
    public static bool Allows(RunState from, RunState to) => Ways[from].Contains(to);

    /// <summary>Whether a run in this state has ended.</summary>
    public static bool IsFinal(RunState state) => Ways[state].IsEmpty;

    /// <summary>The states in which nothing has been done to the cluster and a run can still be cancelled.</summary>
    public static bool IsBeforeExecution(RunState state) => !IsFinal(state) && !IsUnderWay(state);

    /// <summary>The states in which a run is carried out or watched, and can be stopped.</summary>
    public static bool IsUnderWay(RunState state) => state is RunState.Executing or RunState.Verifying;
}
