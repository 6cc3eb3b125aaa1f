using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Findings;
using Portal.Core.Persistence;

namespace Portal.Core.Remediation.Safety;

/// <summary>Reads where the rules are, for people: what is full, what is stopped, and since when.</summary>
public sealed class SafetyStatusReader(IDbContextFactory<PortalDbContext> contexts, SafetySettingsStore settings, ILiveClusters clusters, TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    /// <summary>The state of one cluster.</summary>
    public async Task<SafetyStatus> ReadAsync(string cluster, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var limits = await settings.GetAsync(db, cluster, cancellationToken);
        var now = clock.GetUtcNow();
        var underWay = await SafetyFactsReader.UnderWayAsync(db, cluster, null, cancellationToken);
        var nodes = clusters.View(cluster) is { } view ? SafetyFactsReader.NodesOf(view) : null;
        var missing = NodeRules.Missing(nodes ?? [], underWay).Order(StringComparer.Ordinal);
        return new SafetyStatus
        {
            Cluster = cluster,
            Limits = limits,
            RunsUnderWay = underWay.Length,
            Nodes = nodes?.Length,
            NodesMissing = [.. missing],
            NodeLimit = nodes is { Length: > 0 and var count } ? NodeRules.Limit(count, limits.Settings) : null,
            Breakers = await BreakersAsync(db, cluster, limits.Settings, now, cancellationToken),
            Storms = await StormsAsync(db, cluster, limits.Settings, now, cancellationToken),
        };
    }

    private static async Task<ImmutableSortedDictionary<string, BreakerState>> BreakersAsync(
        PortalDbContext db, string cluster, SafetySettings limits, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (since, newest) = (now - Remembered, SafetyClock.Newest(now));
        var failures = await db.Set<RemediationRun>().AsNoTracking()
            .Where(r => r.Cluster == cluster && r.State == RunState.Failed && r.ExecutedAt != null && r.EndedAt >= since && r.EndedAt <= newest)
            .Select(static r => new { r.Playbook, r.EndedAt }).ToListAsync(cancellationToken);
        var resets = await db.Set<BreakerReset>().Where(r => r.Cluster == cluster && r.At >= since)
            .GroupBy(static r => r.Playbook).Select(static g => new { g.Key, At = g.Max(static r => r.At) }).ToDictionaryAsync(static g => g.Key, static g => g.At, cancellationToken);
        return failures.GroupBy(static f => f.Playbook, static f => f.EndedAt!.Value, StringComparer.Ordinal).ToImmutableSortedDictionary(
            static g => g.Key,
            g => CircuitBreaker.Of(g, resets.TryGetValue(g.Key, out var at) ? at : null, limits, now),
            StringComparer.Ordinal);
    }

    private static async Task<ImmutableSortedDictionary<string, int>> StormsAsync(
        PortalDbContext db, string cluster, SafetySettings limits, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (since, newest) = (now - TimeSpan.FromMinutes(limits.StormWindowMinutes), SafetyClock.Newest(now));
        var counts = await db.Set<Finding>().Where(f => f.Cluster == cluster && f.FirstSeen >= since && f.FirstSeen <= newest)
            .GroupBy(static f => f.Problem).Select(static g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return counts.Where(count => count.Count > limits.StormFindings).ToImmutableSortedDictionary(static c => c.Key, static c => c.Count, StringComparer.Ordinal);
    }
}
