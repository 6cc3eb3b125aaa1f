namespace Portal.Simulator.Faults;

/// <summary>One fault on one request.</summary>
/// <param name="Active">The fault.</param>
/// <param name="Random">Random numbers for this request alone. Not thread safe; a request writes its answer from one flow.</param>
internal sealed record FaultHit(ActiveFault Active, Random Random)
{
    public Fault Fault => Active.Fault;

    /// <summary>Draws with this chance, while the fault is in force.</summary>
    public bool Draw(double chance) => chance > 0 && Active.InForce && Random.NextDouble() < chance;
}
