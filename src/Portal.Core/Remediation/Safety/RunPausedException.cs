namespace Portal.Core.Remediation.Safety;

/// <summary>A step may not begin, because somebody paused remediation.</summary>
internal sealed class RunPausedException(RemediationPause pause) : Exception($"Remediation is paused by {pause.By}.")
{
    /// <summary>The pause.</summary>
    public RemediationPause Pause { get; } = pause;
}
