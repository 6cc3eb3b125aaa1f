using System.Collections.Immutable;

namespace Portal.Core.Remediation;

/// <summary>One wave of a bulk run in numbers.</summary>
/// <param name="Number">The wave, from 1; 0 for the objects that were left out.</param>
/// <param name="States">How many objects are in each state; a state without any is not there.</param>
/// <param name="Steps">How many steps for its objects are in each state.</param>
public sealed record RunWave(int Number, ImmutableDictionary<SubjectState, int> States, ImmutableDictionary<StepState, int> Steps)
{
    /// <summary>How many objects it has.</summary>
    public int Objects => States.Values.Sum();

    /// <summary>Whether something of it has begun and it has not ended.</summary>
    public bool IsUnderWay => Of(SubjectState.Pending) > 0 && Steps.Any(static s => s.Key is not (StepState.Pending or StepState.Skipped));

    /// <summary>How many objects are in a state.</summary>
    public int Of(SubjectState state) => States.GetValueOrDefault(state);

    /// <summary>How many steps are in a state.</summary>
    public int Of(StepState state) => Steps.GetValueOrDefault(state);
}
