using Portal.Core.Remediation;

namespace Portal.Web.Api.Remediations;

/// <summary>Something that must hold before the run acts.</summary>
/// <param name="Text">What must hold.</param>
/// <param name="Result">Whether it does.</param>
/// <param name="Detail">What was seen.</param>
public sealed record RunCheckResponse(string Text, CheckResult Result, string Detail);
