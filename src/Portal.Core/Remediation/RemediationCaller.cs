using Portal.Core.Access;

namespace Portal.Core.Remediation;

/// <summary>Who asks, and from where: both go into the audit log.</summary>
/// <param name="User">The person or program.</param>
/// <param name="SourceAddress">The network address, or empty.</param>
public sealed record RemediationCaller(PortalUser User, string SourceAddress = "");
