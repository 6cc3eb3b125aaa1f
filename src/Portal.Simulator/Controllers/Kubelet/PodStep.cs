using System.Collections.Immutable;
using Portal.Simulator.Controllers.Engine;

namespace Portal.Simulator.Controllers.Kubelet;

/// <summary>What a kubelet does with a pod at one moment: it reports the events, then writes the status, then confirms the deletion.</summary>
public sealed record PodStep
{
    /// <summary>The pod's state after the step.</summary>
    public required PodRun Run { get; init; }

    /// <summary>Events, in order.</summary>
    public ImmutableArray<EventEntry> Events { get; init; } = [];

    /// <summary>The phase to write with the rest of the status; null: no status is written.</summary>
    public string? Phase { get; init; }

    /// <summary>Whether to delete the object with grace period 0: containers, volumes and cgroup are gone.</summary>
    public bool ConfirmDeletion { get; init; }

    /// <summary>When to look again; null: not before the pod changes.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Nothing to do before <paramref name="due"/>.</summary>
    public static PodStep Wait(PodRun run, DateTimeOffset? due) => new() { Run = run, Due = due };
}
