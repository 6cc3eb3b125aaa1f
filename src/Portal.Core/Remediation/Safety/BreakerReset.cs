namespace Portal.Core.Remediation.Safety;

/// <summary>Somebody let a playbook that its circuit breaker had stopped be used again: failures before count no more.</summary>
public sealed class BreakerReset
{
    /// <summary>Its id, growing with time.</summary>
    public required Guid Id { get; init; }

    /// <summary>The cluster on which the playbook may be used again.</summary>
    public required string Cluster { get; init; }

    /// <summary>The playbook's id.</summary>
    public required string Playbook { get; init; }

    /// <summary>Why it may be used again.</summary>
    public required string Reason { get; init; }

    /// <summary>Name of who did it.</summary>
    public required string By { get; init; }

    /// <summary>When, UTC: failures before it count no more.</summary>
    public required DateTimeOffset At { get; init; }
}
