using System.Collections.Immutable;

namespace Portal.Core.Remediation;

/// <summary>A bulk run in numbers: its waves, and what became of their objects.</summary>
/// <param name="Waves">The waves in order; the one with the number 0 has the objects that were left out, and comes last.</param>
/// <param name="NotAllowed">How many steps whoever acts has no permission for, or the cluster did not say.</param>
public sealed record RunOverview(ImmutableArray<RunWave> Waves, int NotAllowed)
{
    /// <summary>How many objects it acts on.</summary>
    public int Objects => Waves.Where(static w => w.Number > 0).Sum(static w => w.Objects);

    /// <summary>How many of them have an outcome.</summary>
    public int Ended => Waves.Where(static w => w.Number > 0).Sum(static w => w.Objects - w.Of(SubjectState.Pending));

    /// <summary>How many are in a state.</summary>
    public int Of(SubjectState state) => Waves.Sum(wave => wave.Of(state));

    /// <summary>How many objects something may still be done for after the run has ended.</summary>
    public int Left => Of(SubjectState.Skipped) + Of(SubjectState.Failed) + Of(SubjectState.NotVerified);
}
