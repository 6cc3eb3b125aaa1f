using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Nodes;

/// <summary>A node.</summary>
public sealed record Node : IKubernetesObject
{
    /// <inheritdoc/>
    public required ObjectMeta Metadata { get; init; }

    /// <summary><c>spec.unschedulable</c>: cordoned.</summary>
    public bool Unschedulable { get; init; }

    /// <summary><c>spec.providerID</c>.</summary>
    public string ProviderId { get; init; } = "";

    /// <summary><c>spec.taints</c>.</summary>
    public ImmutableArray<Taint> Taints { get; init; } = [];

    /// <summary><c>status.conditions</c>.</summary>
    public ImmutableArray<Condition> Conditions { get; init; } = [];

    /// <summary><c>status.nodeInfo.kubeletVersion</c>.</summary>
    public string KubeletVersion { get; init; } = "";

    /// <summary><c>status.nodeInfo.kernelVersion</c>.</summary>
    public string KernelVersion { get; init; } = "";

    /// <summary><c>status.nodeInfo.containerRuntimeVersion</c>.</summary>
    public string ContainerRuntimeVersion { get; init; } = "";

    /// <summary><c>status.nodeInfo.osImage</c>.</summary>
    public string OsImage { get; init; } = "";

    /// <summary><c>status.nodeInfo.bootID</c>.</summary>
    public string BootId { get; init; } = "";

    /// <summary><c>status.allocatable</c>, as quantities.</summary>
    public ImmutableDictionary<string, string> Allocatable { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary><c>status.volumesInUse</c>.</summary>
    public ImmutableArray<string> VolumesInUse { get; init; } = [];

    /// <summary>The condition of a type, or null.</summary>
    public Condition? Condition(string type) => Conditions.FirstOrDefault(condition => condition.Type == type);
}
