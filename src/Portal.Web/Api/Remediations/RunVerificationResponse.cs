using Portal.Core.Remediation;

namespace Portal.Web.Api.Remediations;

/// <summary>What must come true after the steps.</summary>
/// <param name="Text">What.</param>
/// <param name="State">Whether it has.</param>
/// <param name="Observed">What was seen last, or null before the first look.</param>
/// <param name="Until">The deadline, once it is watched for.</param>
public sealed record RunVerificationResponse(string Text, VerificationState State, string? Observed, DateTimeOffset? Until);
