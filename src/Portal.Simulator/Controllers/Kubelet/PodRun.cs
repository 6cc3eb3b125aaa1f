using System.Collections.Immutable;

namespace Portal.Simulator.Controllers.Kubelet;

/// <summary>What a kubelet and its runtime know of one pod; immutable, moved on by <see cref="HollowPod"/>.</summary>
public sealed record PodRun
{
    /// <summary>How far it is.</summary>
    public PodStage Stage { get; init; }

    /// <summary>When that stage began.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When the kubelet first saw the pod (<c>status.startTime</c>).</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>The pod's address; written once a container runs.</summary>
    public string? PodIp { get; init; }

    /// <summary>All containers, init containers first, in the order of the spec.</summary>
    public required ImmutableArray<ContainerRun> Containers { get; init; }

    /// <summary>The generation of the pod that the kubelet has seen.</summary>
    public long Generation { get; init; } = 1;

    /// <summary>Whether the kubelet was away and has to write what it sees before anything else.</summary>
    public bool Resync { get; init; }

    /// <summary>Whether the pod's address is known: it is written with the status after the one that reports the sandbox.</summary>
    public bool AddressKnown { get; init; }

    /// <summary>Whether the sandbox is up (condition PodReadyToStartContainers).</summary>
    public bool SandboxUp { get; init; }

    /// <summary>How often the image was asked for in vain, and how often that was reported.</summary>
    public int PullAttempts { get; init; }

    /// <summary>When a failing operation (image pull, kill) will be tried again.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>When the containers of a deleted pod are killed.</summary>
    public DateTimeOffset? KillAt { get; init; }

    /// <summary>Until when preStop hooks run; null: none runs.</summary>
    public DateTimeOffset? HooksUntil { get; init; }

    /// <summary>
    /// Set for a pod that came from a scenario: the kubelet leaves it alone until then (or for ever), unless a user deletes it after this
    /// record was made.
    /// </summary>
    public FrozenPod? Frozen { get; init; }

    /// <summary>The application containers, without init containers.</summary>
    public IEnumerable<ContainerRun> Apps => Containers.Where(container => !container.IsInit);

    /// <summary>The record with one container replaced.</summary>
    public PodRun With(ContainerRun container) => this with
    {
        Containers = [.. Containers.Select(existing => existing.Name == container.Name ? container : existing)],
    };
}
