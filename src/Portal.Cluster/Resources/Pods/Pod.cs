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
}
