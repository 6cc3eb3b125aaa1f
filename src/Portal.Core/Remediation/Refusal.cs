using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>Why a playbook will not act.</summary>
/// <param name="Code">A code for programs, such as <c>StatefulSetPodMayStillRun</c>.</param>
/// <param name="Text">Why, in words.</param>
/// <param name="Instead">What to do instead.</param>
public sealed record Refusal(string Code, LocalizedText Text, LocalizedText Instead);
