namespace Portal.Core.Remediation.Safety;

/// <summary>Where the circuit breaker of a playbook on a cluster is.</summary>
/// <param name="Failures">Failures that count now.</param>
/// <param name="TrippedAt">When it last opened, or null.</param>
/// <param name="OpenUntil">Until when it is open; null when it is closed.</param>
public sealed record BreakerState(int Failures, DateTimeOffset? TrippedAt, DateTimeOffset? OpenUntil)
{
    /// <summary>Whether the playbook is stopped.</summary>
    public bool IsOpen => OpenUntil is not null;
}
