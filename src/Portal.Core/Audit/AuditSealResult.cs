using Portal.Core.Text;

namespace Portal.Core.Audit;

/// <summary>The answer to a wish to seal a month.</summary>
/// <param name="Seal">The seal, new or as it has been; null when the month cannot be sealed.</param>
/// <param name="Problem">Why it cannot.</param>
public sealed record AuditSealResult(AuditSeal? Seal, LocalizedText? Problem);
