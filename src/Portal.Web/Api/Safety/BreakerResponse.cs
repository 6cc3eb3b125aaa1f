namespace Portal.Web.Api.Safety;

/// <summary>The circuit breaker of a playbook that failed lately; those of all others are closed.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="Playbook">The playbook's id.</param>
/// <param name="Open">Whether the playbook is stopped.</param>
/// <param name="Failures">Failures that count now.</param>
/// <param name="TrippedAt">When it last opened, within a day, or null.</param>
/// <param name="OpenUntil">Until when it is open, or null.</param>
public sealed record BreakerResponse(string Cluster, string Playbook, bool Open, int Failures, DateTimeOffset? TrippedAt, DateTimeOffset? OpenUntil);
