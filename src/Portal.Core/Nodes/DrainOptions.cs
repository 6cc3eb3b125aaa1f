namespace Portal.Core.Nodes;

/// <summary>What a drain may do. DaemonSet pods always stay.</summary>
public sealed record DrainOptions
{
    /// <summary>Nothing that loses data, each pod with its own grace period.</summary>
    public static DrainOptions Default { get; } = new();

    /// <summary>The grace period in seconds; null for each pod's own.</summary>
    public long? GracePeriodSeconds { get; init; }

    /// <summary>What was said yes to.</summary>
    public DrainConsents Consents { get; init; }
}
