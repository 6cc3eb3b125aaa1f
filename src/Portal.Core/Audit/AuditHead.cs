namespace Portal.Core.Audit;

/// <summary>
/// The end of the chain: its only row is locked by whoever appends, so entries are written one after the other, and it betrays a log whose last
/// entries were cut off. Export it now and then (<see cref="AuditVerification.Head"/>): whoever can change both tables can be caught only by a copy elsewhere.
/// </summary>
public sealed class AuditHead
{
    /// <summary>Always 1: there is one head.</summary>
    public required int Id { get; init; }

    /// <summary>The number of the last entry; 0 for an empty log.</summary>
    public required long Sequence { get; init; }

    /// <summary>The hash of the last entry; 32 zero bytes for an empty log.</summary>
    public required byte[] Hash { get; init; }
}
