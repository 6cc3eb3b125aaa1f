using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>What became of a step.</summary>
/// <param name="Done">Whether the change is made.</param>
/// <param name="Status">HTTP status of the answer; 0 when there was none.</param>
/// <param name="Text">The answer in words.</param>
internal sealed record StepOutcome(bool Done, int Status, LocalizedText Text);
