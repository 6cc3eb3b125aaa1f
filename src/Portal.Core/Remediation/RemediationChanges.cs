using Portal.Cluster.Watching;

namespace Portal.Core.Remediation;

/// <summary>
/// Says that a run changed, to the live pages of this process: they then read again. A page on another replica learns of it by its own periodic
/// read.
/// </summary>
public sealed class RemediationChanges
{
    /// <summary>Raised after a change is committed.</summary>
    public ChangeSignal Signal { get; } = new();
}
