namespace Portal.Simulator.Objects;

/// <summary>How an object is deleted.</summary>
public sealed record DeleteOptions
{
    /// <summary>The kind's own grace, no preconditions.</summary>
    public static DeleteOptions Default { get; } = new();

    /// <summary>At once.</summary>
    public static DeleteOptions Now { get; } = new() { GracePeriodSeconds = 0 };

    /// <summary>Seconds of grace; null means the kind's own (a pod's terminationGracePeriodSeconds).</summary>
    public long? GracePeriodSeconds { get; init; }

    /// <summary>uid that the object must have; null accepts any.</summary>
    public string? Uid { get; init; }

    /// <summary>resourceVersion that the object must have; null accepts any.</summary>
    public string? ResourceVersion { get; init; }

    /// <summary>What happens to dependents.</summary>
    public PropagationPolicy Propagation { get; init; }

    /// <summary>Whether to do everything but store.</summary>
    public bool DryRun { get; init; }
}
