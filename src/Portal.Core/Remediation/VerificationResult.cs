using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>What a playbook sees when it looks whether its act has worked.</summary>
/// <param name="State">How far it is.</param>
/// <param name="Observed">What was seen.</param>
public sealed record VerificationResult(VerificationState State, LocalizedText Observed);
