namespace Portal.Core.Remediation.Safety;

/// <summary>Somebody stopped remediation, on one cluster or on all, until somebody lets it go on. Kept after its end.</summary>
public sealed class RemediationPause
{
    /// <summary>Its id, growing with time.</summary>
    public required Guid Id { get; init; }

    /// <summary>The cluster; empty for all.</summary>
    public required string Cluster { get; init; }

    /// <summary>Why, in the person's words.</summary>
    public required string Reason { get; init; }

    /// <summary>Name of who paused.</summary>
    public required string By { get; init; }

    /// <summary>Identity of who paused.</summary>
    public required string ById { get; init; }

    /// <summary>Since when, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was lifted, or null.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Name of who lifted it, or null.</summary>
    public string? EndedBy { get; set; }

    /// <summary>Whether it is about a cluster.</summary>
    public bool Covers(string cluster) => EndedAt is null && (Cluster.Length == 0 || Cluster == cluster);
}
