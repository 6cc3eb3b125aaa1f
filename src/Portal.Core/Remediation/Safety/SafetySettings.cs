using System.Collections.Immutable;

namespace Portal.Core.Remediation.Safety;

/// <summary>The limits of remediation on a cluster. What a cluster has no settings of its own for is taken from those for all clusters, then from here.</summary>
public sealed record SafetySettings
{
    /// <summary>How many runs may be under way on the cluster at once.</summary>
    public int ParallelRuns { get; init; } = 5;

    /// <summary>How many steps of one run are on their way at the same time. Those that are blocked do not count.</summary>
    public int ParallelSteps { get; init; } = 10;

    /// <summary>How many objects each wave of a run for many has; the last size holds for all waves that follow.</summary>
    public ImmutableArray<int> WaveSizes { get; init; } = [1, 5, 25];

    /// <summary>A run for more objects than this needs a second person, whatever its playbook's risk.</summary>
    public int SecondPersonAbove { get; init; } = 25;

    /// <summary>How many objects one run may be for.</summary>
    public int MaxSubjects { get; init; } = SafetySettingsRules.MostSubjects;

    /// <summary>How much of the cluster's nodes may be under remediation or out of service at once, in percent; always at least one node.</summary>
    public int NodesPercent { get; init; } = 10;

    /// <summary>The same as a number; the smaller of the two counts.</summary>
    public int NodesCount { get; init; } = 10;

    /// <summary>So many failures of one playbook within <see cref="BreakerWindowMinutes"/> stop it.</summary>
    public int BreakerFailures { get; init; } = 3;

    /// <summary>The time within which failures are counted together.</summary>
    public int BreakerWindowMinutes { get; init; } = 10;

    /// <summary>How long the playbook then stays stopped.</summary>
    public int BreakerOpenMinutes { get; init; } = 30;

    /// <summary>More new findings of one problem than this within <see cref="StormWindowMinutes"/> are a storm: only people act.</summary>
    public int StormFindings { get; init; } = 25;

    /// <summary>The time within which new findings are counted together.</summary>
    public int StormWindowMinutes { get; init; } = 10;

    /// <summary>How long a playbook that has acted on an object leaves it alone after its end; 0: not at all.</summary>
    public int CoolDownMinutes { get; init; } = 5;

    /// <summary>Namespaces in which nothing is changed, but for evictions.</summary>
    public ImmutableArray<string> ProtectedNamespaces { get; init; } = ["kube-system"];

    /// <summary>Whether volumes whose data somebody chose to keep (reclaim policy Retain) are left alone.</summary>
    public bool ProtectRetainedVolumes { get; init; } = true;
}
