namespace Portal.Core.Audit;

/// <summary>
/// A whole month of the log, closed: which entries it has, and the hash that the chain comes in with and goes on with. When the month's entries are
/// exported and dropped, the seal stays, and the chain goes on from it.
/// </summary>
public sealed class AuditSeal
{
    /// <summary>The first day of the month, in UTC.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>The first entry.</summary>
    public required long FirstSequence { get; init; }

    /// <summary>The last entry.</summary>
    public required long LastSequence { get; init; }

    /// <summary>Hash of the entry before the first.</summary>
    public required byte[] PreviousHash { get; init; }

    /// <summary>Hash of the last entry: the month's head.</summary>
    public required byte[] LastHash { get; init; }

    /// <summary>When it was sealed.</summary>
    public required DateTimeOffset SealedAt { get; init; }

    /// <summary>Who sealed it.</summary>
    public required string SealedBy { get; init; }

    /// <summary>When the owner of the database dropped the entries, or null while they are there.</summary>
    public DateTimeOffset? DroppedAt { get; init; }
}
