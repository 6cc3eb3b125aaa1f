namespace Portal.Simulator.Controllers.Kubelet;

/// <summary>What the process of one container does.</summary>
public sealed record ContainerBehaviour
{
    /// <summary>How long it runs before it ends by itself; null: until it is told to end.</summary>
    public TimeSpan? RunsFor { get; init; }

    /// <summary>Its exit code when it ends by itself.</summary>
    public int ExitCode { get; init; }

    /// <summary>The reason of that end when it is neither Completed nor Error (OOMKilled).</summary>
    public string? ExitReason { get; init; }

    /// <summary>Whether SIGTERM has no effect on it.</summary>
    public bool IgnoresSigterm { get; init; }

    /// <summary>How long its preStop hook takes; null: there is none.</summary>
    public TimeSpan? PreStop { get; init; }

    /// <summary>Whether its image cannot be pulled.</summary>
    public bool ImageMissing { get; init; }
}
