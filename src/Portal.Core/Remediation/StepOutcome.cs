using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>What became of a step.</summary>
/// <param name="Done">Whether the change is made.</param>
/// <param name="Status">HTTP status of the answer; 0 when there was none.</param>
/// <param name="Text">The answer in words.</param>
internal sealed record StepOutcome(bool Done, int Status, LocalizedText Text)
{
    /// <summary>Refused for now and not done: when it may be tried again; null when this is how the step ended.</summary>
    public TimeSpan? BlockedFor { get; init; }

    /// <summary>Where it leaves the step.</summary>
    public StepState State => BlockedFor is not null ? StepState.Blocked : Done ? StepState.Done : StepState.Failed;
}
