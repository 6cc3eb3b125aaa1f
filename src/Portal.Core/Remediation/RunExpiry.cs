using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Persistence;

namespace Portal.Core.Remediation;

/// <summary>Ends plans that nobody executed in time, so that their objects are free for others.</summary>
public sealed class RunExpiry(IDbContextFactory<PortalDbContext> contexts, AuditLog audit, RemediationChanges changes, TimeProvider clock)
{
    private const int MostAtOnce = 100;

    /// <summary>Ends those that are too old.</summary>
    /// <param name="among">Only some runs; null: all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal async Task ExpireAsync(IReadOnlyCollection<Guid>? among, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var id in await OldAsync(among, now, cancellationToken))
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var run = await RunStore.Whole(db).SingleAsync(r => r.Id == id, cancellationToken);
            if (!RunTransitions.IsBeforeExecution(run.State))
            {
                continue;
            }

            run.Cancel("portal", RunTexts.Expired, now);
            try
            {
                await RunStore.SaveAsync(db, audit, RunStore.Event(run, "portal", "", "remediation.expire", AuditOutcome.Succeeded, RunTexts.Expired.En), cancellationToken);
                changes.Signal.Raise();
            }
            catch (DbUpdateConcurrencyException)
            {
                // Somebody else has just ended it.
            }
        }
    }

    private async Task<List<Guid>> OldAsync(IReadOnlyCollection<Guid>? among, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<RemediationRun>()
            .Where(r => (among == null || among.Contains(r.Id)) && r.ExpiresAt <= now
                && (r.State == RunState.Planned || r.State == RunState.DryRunFailed || r.State == RunState.AwaitingApproval || r.State == RunState.Approved))
            .OrderBy(static r => r.Id).Take(MostAtOnce).Select(static r => r.Id).ToListAsync(cancellationToken);
    }
}
