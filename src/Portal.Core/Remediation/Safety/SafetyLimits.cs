namespace Portal.Core.Remediation.Safety;

/// <summary>The limits that hold somewhere, and where they come from.</summary>
public sealed record SafetyLimits
{
    /// <summary>The cluster; empty for all.</summary>
    public required string Cluster { get; init; }

    /// <summary>The limits.</summary>
    public required SafetySettings Settings { get; init; }

    /// <summary>The version of what is set here; whoever changes it says that they saw it. 0 when nothing ever was.</summary>
    public required int Version { get; init; }

    /// <summary>Whether they are set here: else they are those for all clusters, or those that the portal was started with.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>Name of who set them, or null.</summary>
    public required string? ChangedBy { get; init; }

    /// <summary>When, or null.</summary>
    public required DateTimeOffset? ChangedAt { get; init; }
}
