namespace Portal.Core.Audit;

/// <summary>What happened to an entry.</summary>
public enum AuditBreakKind
{
    /// <summary>A field or the hash differs from what was written.</summary>
    Changed,

    /// <summary>The entry is gone.</summary>
    Removed,

    /// <summary>The entry is whole but stands at another's place.</summary>
    Swapped,

    /// <summary>The entry is whole in itself but does not continue the one before: it was put in, or the one before was replaced.</summary>
    Inserted,

    /// <summary>The log ends earlier than its head, or than the position that was handed in, says.</summary>
    CutOff,

    /// <summary>The entries form a chain, but another than the one that the head, or the position that was handed in, belongs to.</summary>
    Rewritten,
}
