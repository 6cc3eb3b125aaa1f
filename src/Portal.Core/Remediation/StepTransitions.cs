using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Portal.Core.Remediation;

/// <summary>The ways that a step may go. One table; nothing else decides.</summary>
public static class StepTransitions
{
    private static readonly FrozenDictionary<StepState, ImmutableArray<StepState>> Ways = new Dictionary<StepState, ImmutableArray<StepState>>
    {
        // Without an intent nothing is sent: done means that there was nothing left to do.
        [StepState.Pending] = [StepState.Intended, StepState.Done, StepState.Failed, StepState.Skipped],
        [StepState.Intended] = [StepState.Done, StepState.Failed, StepState.Blocked],
        [StepState.Blocked] = [StepState.Intended, StepState.Done, StepState.Failed, StepState.Skipped],
        [StepState.Done] = [],
        [StepState.Failed] = [],
        [StepState.Skipped] = [],
    }.ToFrozenDictionary();

    /// <summary>Whether a step may go from one state to another.</summary>
    public static bool Allows(StepState from, StepState to) => Ways[from].Contains(to);

    /// <summary>Whether a step in this state has ended.</summary>
    public static bool IsFinal(StepState state) => Ways[state].IsEmpty;

    /// <summary>Whether nothing of the step is on its way and it may still be left out.</summary>
    public static bool IsWaiting(StepState state) => Allows(state, StepState.Skipped);
}
