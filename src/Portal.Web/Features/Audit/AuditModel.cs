using Portal.Core.Audit;

namespace Portal.Web.Features.Audit;

/// <summary>What the page of the audit log shows.</summary>
/// <param name="Page">The entries.</param>
/// <param name="Gaps">The newest entry that tells of lost entries, and how many such entries there are.</param>
/// <param name="Seals">The sealed months, oldest first.</param>
public sealed record AuditModel(AuditPage Page, AuditPage Gaps, IReadOnlyList<AuditSeal> Seals);
