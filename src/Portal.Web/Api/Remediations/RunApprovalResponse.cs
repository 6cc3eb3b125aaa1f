using Portal.Core.Remediation;

namespace Portal.Web.Api.Remediations;

/// <summary>What a person decided about a run.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Decision">What.</param>
/// <param name="Comment">Why.</param>
/// <param name="WithdrawnAt">When it ceased to count, because they lost the right to it; null: it counts.</param>
public sealed record RunApprovalResponse(string By, DateTimeOffset At, ApprovalDecision Decision, string Comment, DateTimeOffset? WithdrawnAt);
