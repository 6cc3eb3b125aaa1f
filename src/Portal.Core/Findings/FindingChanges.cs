using Portal.Cluster.Watching;

namespace Portal.Core.Findings;

/// <summary>
/// Says that findings changed, to the live pages of this process: they then read again. A page on another replica learns of it by its own
/// periodic read.
/// </summary>
public sealed class FindingChanges
{
    /// <summary>Raised after a change is committed.</summary>
    public ChangeSignal Signal { get; } = new();
}
