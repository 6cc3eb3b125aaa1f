namespace Portal.Simulator.Faults;

/// <summary>A file of faults.</summary>
public sealed record FaultScript
{
    /// <summary>Seed of all faults that have none of their own.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The faults, in the order in which they are applied.</summary>
    public required IReadOnlyList<Fault> Faults { get; init; }
}
