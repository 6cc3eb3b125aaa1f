namespace Portal.Simulator.Controllers.Kubelet;

/// <summary>What the runtime of a node knows of one container.</summary>
public sealed record ContainerRun
{
    /// <summary>Its name in the pod.</summary>
    public required string Name { get; init; }

    /// <summary>Its image as the spec has it.</summary>
    public required string Image { get; init; }

    /// <summary>Whether it is an init container (sidecars included).</summary>
    public bool IsInit { get; init; }

    /// <summary>Whether it is an init container with restartPolicy Always (KEP 753).</summary>
    public bool IsSidecar { get; init; }

    /// <summary>Which state it shows.</summary>
    public ContainerPhase Phase { get; init; }

    /// <summary>Why it waits.</summary>
    public string WaitingReason { get; init; } = "ContainerCreating";

    /// <summary>The kubelet's text to that.</summary>
    public string? WaitingMessage { get; init; }

    /// <summary>When the present process started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the present process will end by itself; null: it will not.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>The exit code with which it will end, once it is being stopped: 137 when it has to be killed.</summary>
    public int StopCode { get; init; }

    /// <summary>How it ended, in phase Terminated.</summary>
    public Termination? Ended { get; init; }

    /// <summary>How the process before ended (<c>lastState</c>).</summary>
    public Termination? Last { get; init; }

    /// <summary>How often it was started again.</summary>
    public int RestartCount { get; init; }

    /// <summary>When it will be started again; null: not, or not decided.</summary>
    public DateTimeOffset? RestartAt { get; init; }

    /// <summary>How long the present back-off is.</summary>
    public TimeSpan Backoff { get; init; }

    /// <summary>The runtime's id of the present or last process.</summary>
    public string? ContainerId { get; init; }

    /// <summary>Whether the image is on the node.</summary>
    public bool ImagePresent { get; init; }

    /// <summary>The path that events of the kubelet carry in involvedObject.fieldPath.</summary>
    public string FieldPath => IsInit ? $"spec.initContainers{{{Name}}}" : $"spec.containers{{{Name}}}";
}
