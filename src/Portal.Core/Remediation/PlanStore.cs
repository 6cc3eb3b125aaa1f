using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Core.Audit;
using Portal.Core.Persistence;

namespace Portal.Core.Remediation;

/// <summary>Stores new plans; of two at once for one subject the database takes one. Part of <see cref="RemediationService"/>.</summary>
public sealed class PlanStore(IDbContextFactory<PortalDbContext> contexts, AuditLog audit, RemediationChanges changes, TimeProvider clock)
{
    /// <summary>Stores a plan with its audit entry, or says which run is active on the subject.</summary>
    internal async Task<RemediationResult> StoreAsync(RemediationRun run, RemediationCaller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await ExpireAsync(db, run, cancellationToken);
        db.Add(run);
        try
        {
            var outcome = run.Refusal is null ? AuditOutcome.Succeeded : AuditOutcome.Refused;
            await RunStore.SaveAsync(db, audit, RunStore.Event(run, caller, "remediation.plan", outcome, run.Journal[^1].Text.En), cancellationToken);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: RemediationRunConfiguration.OneActiveRun })
        {
            return await BusyAsync(run, cancellationToken);
        }

        changes.Signal.Raise();
        return RemediationResult.Ok(run);
    }

    // A plan that nobody came back to must not keep the subject from being helped.
    private async Task ExpireAsync(PortalDbContext db, RemediationRun run, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var old = await OfSubject(RunStore.Whole(db), run)
            .Where(r => r.ExpiresAt <= now && (r.State == RunState.Planned || r.State == RunState.DryRunFailed || r.State == RunState.AwaitingApproval || r.State == RunState.Approved))
            .ToListAsync(cancellationToken);
        foreach (var expired in old)
        {
            expired.Cancel("portal", RunTexts.Expired, now);
        }
    }

    private async Task<RemediationResult> BusyAsync(RemediationRun run, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var active = await OfSubject(RunStore.Whole(db).AsNoTrackingWithIdentityResolution(), run)
            .FirstOrDefaultAsync(r => r.EndedAt == null && r.Refusal == null, cancellationToken);
        return RemediationResult.Of(
            RemediationStatus.Conflict,
            "SubjectBusy",
            new($"Another remediation of {run.Subject} is under way{(active is null ? "" : $", asked for by {active.RequestedBy}")}. Finish or cancel it first.",
                $"{run.Subject} 已有另一个进行中的处置{(active is null ? "" : $"，由 {active.RequestedBy} 发起")}。请先完成或取消它。"),
            active);
    }

    private static IQueryable<RemediationRun> OfSubject(IQueryable<RemediationRun> runs, RemediationRun run) => runs.Where(r =>
        r.Cluster == run.Cluster && r.SubjectKind == run.SubjectKind && r.SubjectNamespace == run.SubjectNamespace && r.SubjectName == run.SubjectName);
}
