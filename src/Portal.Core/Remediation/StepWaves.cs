using System.Collections.Immutable;

namespace Portal.Core.Remediation;

/// <summary>In which wave each step of a plan is. Pure.</summary>
internal static class StepWaves
{
    /// <summary>The waves of the steps, in their order, from 1 and without gaps.</summary>
    /// <exception cref="InvalidOperationException">A defect of the playbook: its waves go down or leave one out.</exception>
    public static ImmutableArray<int> Of(IReadOnlyList<PlannedStep> steps)
    {
        var waves = ImmutableArray.CreateBuilder<int>(steps.Count);
        var last = 0;
        foreach (var step in steps)
        {
            var wave = step.Wave ?? last + 1;
            if (wave < last || wave > last + 1 || wave < 1)
            {
                throw new InvalidOperationException($"The step {step.Title.En} is of wave {wave}, but comes after one of wave {last}.");
            }

            waves.Add(last = wave);
        }

        return waves.MoveToImmutable();
    }
}
