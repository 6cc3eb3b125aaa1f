using System.Collections.Immutable;
using Portal.Cluster.Resources.Disruption;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Pods;
using Portal.Core.Text;

namespace Portal.Core.Nodes;

/// <summary>One pod of a node that is to be drained.</summary>
public sealed record DrainPod
{
    /// <summary>The pod.</summary>
    public required Pod Pod { get; init; }

    /// <summary>What the drain does with it.</summary>
    public required DrainVerdict Verdict { get; init; }

    /// <summary>Why, with the names of what is in the way.</summary>
    public required LocalizedText Text { get; init; }

    /// <summary>The budgets that protect it.</summary>
    public ImmutableArray<PodDisruptionBudget> Budgets { get; init; } = [];

    /// <summary>What it takes to evict it, whether somebody said yes to it or not.</summary>
    public DrainConsents Consents { get; init; }

    /// <summary>Volumes of it that no other node can mount, by the name of the PersistentVolume: it waits for this node.</summary>
    public ImmutableArray<string> LocalVolumes { get; init; } = [];

    /// <summary><c>namespace/name</c>.</summary>
    public string Name => ObjectKey.Of(Pod).ToString();

    /// <summary>Whether the drain asks the eviction API for it.</summary>
    public bool IsEvicted => Verdict is DrainVerdict.Evict or DrainVerdict.Finished or DrainVerdict.Blocked;

    /// <summary>Whether the node counts as drained while it is there.</summary>
    public bool Stays => Verdict is DrainVerdict.StaysDaemonSet or DrainVerdict.StaysMirror;
}
