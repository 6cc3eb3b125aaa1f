namespace Portal.Core.Audit;

/// <summary>What a walk through the whole chain found.</summary>
/// <param name="Entries">How many entries were read.</param>
/// <param name="Head">The last entry that was found in order; keep it elsewhere and hand it to the next verification.</param>
/// <param name="FirstBroken">The first place where the chain does not hold; null when it is intact.</param>
public sealed record AuditVerification(long Entries, AuditPosition Head, AuditBreak? FirstBroken)
{
    /// <summary>Whether every entry is what was written, and none is missing.</summary>
    public bool Intact => FirstBroken is null;
}
