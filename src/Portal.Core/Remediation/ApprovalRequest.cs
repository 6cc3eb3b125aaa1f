namespace Portal.Core.Remediation;

/// <summary>An approval, with what the approver has read.</summary>
/// <param name="Comment">Their words.</param>
/// <param name="PlanHash">The plan that they read, in whole; null: not said.</param>
/// <param name="DryRunHash">The dry run that they read, in whole; null: not said.</param>
public sealed record ApprovalRequest(string Comment, string? PlanHash = null, string? DryRunHash = null);
