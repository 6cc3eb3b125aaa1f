namespace Portal.Core.Audit;

/// <summary>Where and how the chain is broken.</summary>
/// <param name="Sequence">The number of the entry.</param>
/// <param name="Kind">What happened to it.</param>
/// <param name="Text">The same in words.</param>
public sealed record AuditBreak(long Sequence, AuditBreakKind Kind, string Text);
