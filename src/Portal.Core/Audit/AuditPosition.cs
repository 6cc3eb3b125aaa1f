namespace Portal.Core.Audit;

/// <summary>One place of the chain; whoever holds it can prove that the log up to there was not rewritten.</summary>
/// <param name="Sequence">The entry's number; 0 before the first.</param>
/// <param name="Hash">Its hash in lower-case hex.</param>
public sealed record AuditPosition(long Sequence, string Hash);
