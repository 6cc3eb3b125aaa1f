using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Core.Access;
using Portal.Core.Audit;
using Portal.Core.Findings;
using Portal.Core.Persistence;

namespace Portal.Core.Remediation.Safety;

/// <summary>The limits as they are set. Each change is checked as a whole, made only on top of what the person saw, and audited with both values.</summary>
public sealed class SafetySettingsStore(
    IDbContextFactory<PortalDbContext> contexts, AuditLog audit, AccessRecords records, ILiveClusters clusters, RemediationChanges changes, IOptions<RemediationOptions> options, TimeProvider clock)
{
    /// <summary>What holds for a cluster, or for all clusters when it is empty.</summary>
    public async Task<SafetyLimits> GetAsync(string cluster, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await GetAsync(db, cluster, cancellationToken);
    }

    /// <summary>The same, in somebody's transaction.</summary>
    internal async Task<SafetyLimits> GetAsync(PortalDbContext db, string cluster, CancellationToken cancellationToken)
    {
        var rows = await db.Set<SafetySettingsEntry>().AsNoTracking().Where(e => e.Cluster == cluster || e.Cluster == "").ToListAsync(cancellationToken);
        var own = rows.Find(row => row.Cluster == cluster);
        var source = own is { Removed: false } ? own : rows.Find(static row => row is { Cluster: "", Removed: false });
        return new SafetyLimits
        {
            Cluster = cluster,
            Settings = source?.Settings ?? options.Value.Safety,
            Version = own?.Version ?? 0,
            IsOwn = own is { Removed: false },
            ChangedBy = source?.ChangedBy,
            ChangedAt = source?.ChangedAt,
        };
    }

    /// <summary>Sets the limits.</summary>
    /// <param name="cluster">The cluster; empty for all that have none of their own.</param>
    /// <param name="settings">The limits; null: take them back, so that those for all clusters hold.</param>
    /// <param name="version">The version that the person saw.</param>
    /// <param name="caller">Who.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<SafetyResult> SetAsync(string cluster, SafetySettings? settings, int version, RemediationCaller caller, CancellationToken cancellationToken)
    {
        if (KnownCluster.Problem(clusters, cluster) is { } unknown)
        {
            return SafetyResult.Invalid([("cluster", unknown)]);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var before = await GetAsync(db, cluster, cancellationToken);
        var entry = new AuditEvent
        {
            Actor = caller.User.Name,
            ActorId = caller.User.Id,
            SourceAddress = caller.SourceAddress,
            Action = "settings.safety",
            Cluster = cluster,
            Request = settings is null ? "take back" : PortalJson.Text(settings),
            Outcome = AuditOutcome.Succeeded,
            Answer = $"before: {PortalJson.Text(before.Settings)}",
        };
        var access = AccessPolicy.Decide(await records.CurrentAsync(caller.User, cancellationToken), PortalOperation.ChangeSettings, KnownCluster.Scope(cluster));
        if (!access.IsAllowed)
        {
            await audit.AppendAsync(entry with { Request = "change", Outcome = AuditOutcome.Refused, Answer = access.Reason.En }, cancellationToken);
            return SafetyResult.Forbidden(access);
        }

        if (settings is not null && SafetySettingsRules.Problems(settings) is { Count: > 0 } problems)
        {
            return SafetyResult.Invalid(problems);
        }

        var row = await db.Set<SafetySettingsEntry>().SingleOrDefaultAsync(e => e.Cluster == cluster, cancellationToken);
        if ((row?.Version ?? 0) != version)
        {
            return Outdated(await GetAsync(db, cluster, cancellationToken));
        }

        if (row is null)
        {
            row = new SafetySettingsEntry { Cluster = cluster, Settings = before.Settings, Version = 0, ChangedBy = "", ChangedAt = default };
            db.Add(row);
        }

        (row.Settings, row.Removed, row.Version) = (settings ?? before.Settings, settings is null, version + 1);
        (row.ChangedBy, row.ChangedAt) = (caller.User.Name, clock.GetUtcNow());
        try
        {
            await RunStore.SaveAsync(db, audit, entry, cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Somebody was faster, with a new row or with a change; anything else throws again here.
            var now = await GetAsync(cluster, cancellationToken);
            if (now.Version == version)
            {
                throw;
            }

            return Outdated(now);
        }

        changes.Signal.Raise();
        return SafetyResult.Ok;
    }

    private static SafetyResult Outdated(SafetyLimits now) => SafetyResult.Of(
        RemediationStatus.Conflict,
        "ChangedMeanwhile",
        new($"{now.ChangedBy} changed the settings meanwhile (version {now.Version}). Look at them, then change again.", $"{now.ChangedBy} 已更改设置（版本 {now.Version}）。请查看后再更改。"));
}
