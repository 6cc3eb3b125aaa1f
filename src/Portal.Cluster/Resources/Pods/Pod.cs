using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Pods;

/// <summary>A pod, without environment values, commands and everything else that the portal neither shows nor detects with.</summary>
public sealed record Pod : IKubernetesObject
{
    /// <inheritdoc/>
    public required ObjectMeta Metadata { get; init; }

    /// <summary><c>spec.nodeName</c>; empty while the pod is not scheduled.</summary>
    public string NodeName { get; init; } = "";

    /// <summary><c>spec.terminationGracePeriodSeconds</c>.</summary>
    public long? TerminationGracePeriodSeconds { get; init; }

    /// <summary><c>spec.restartPolicy</c>.</summary>
    public string RestartPolicy { get; init; } = "";

    /// <summary><c>spec.schedulerName</c>.</summary>
    public string SchedulerName { get; init; } = "";

    /// <summary>Names of the claims in <c>spec.volumes[].persistentVolumeClaim.claimName</c>.</summary>
    public ImmutableArray<string> ClaimNames { get; init; } = [];

    /// <summary>Names of the <c>spec.volumes[]</c> with <c>emptyDir</c>: their data ends with the pod.</summary>
    public ImmutableArray<string> EmptyDirNames { get; init; } = [];

    /// <summary>Paths of the <c>spec.volumes[].hostPath</c>: their data stays behind on the node.</summary>
    public ImmutableArray<string> HostPaths { get; init; } = [];

    /// <summary>What the containers ask of the CPU, in thousandths of a core: the sum of <c>spec.containers[].resources.requests.cpu</c>.</summary>
    public long CpuRequest { get; init; }

    /// <summary>What the containers ask of the memory, in bytes: the sum of <c>spec.containers[].resources.requests.memory</c>.</summary>
    public long MemoryRequest { get; init; }

    /// <summary><c>status.phase</c>: Pending, Running, Succeeded, Failed or Unknown.</summary>
    public string Phase { get; init; } = "";

    /// <summary><c>status.reason</c>, such as <c>Evicted</c>.</summary>
    public string Reason { get; init; } = "";

    /// <summary><c>status.message</c>.</summary>
    public string Message { get; init; } = "";

    /// <summary><c>status.qosClass</c>.</summary>
    public string QosClass { get; init; } = "";

    /// <summary><c>status.startTime</c>.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary><c>status.conditions</c>.</summary>
    public ImmutableArray<Condition> Conditions { get; init; } = [];

    /// <summary><c>status.containerStatuses</c>.</summary>
    public ImmutableArray<ContainerStatus> ContainerStatuses { get; init; } = [];

    /// <summary><c>status.initContainerStatuses</c>, side-cars included.</summary>
    public ImmutableArray<ContainerStatus> InitContainerStatuses { get; init; } = [];

    /// <summary>Whether its condition Ready is true.</summary>
    public bool IsReady => Conditions.Any(static condition => condition is { Type: "Ready", Status: "True" });

    /// <summary>Whether it has come to its end and will not start again.</summary>
    public bool IsFinished => Phase is "Succeeded" or "Failed";
}
