using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>Something that must hold before the playbook acts.</summary>
/// <param name="Text">What must hold.</param>
/// <param name="Result">Whether it does.</param>
/// <param name="Detail">What was seen.</param>
public sealed record PlanCheck(LocalizedText Text, CheckResult Result, LocalizedText Detail);
