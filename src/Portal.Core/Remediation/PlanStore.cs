using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Core.Audit;
using Portal.Core.Persistence;

namespace Portal.Core.Remediation;

/// <summary>Stores new plans; of two at once for one subject the database takes one. Part of <see cref="RemediationService"/>.</summary>
public sealed class PlanStore(IDbContextFactory<PortalDbContext> contexts, AuditLog audit, RunExpiry expiry, RemediationChanges changes)
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
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: RunSubjectConfiguration.OneActiveRun })
        {
            return await BusyAsync(run, cancellationToken);
        }

        changes.Signal.Raise();
        return RemediationResult.Ok(run);
    }

    // A plan that nobody came back to must not keep an object from being helped. Before the new rows: the index takes a row out only when it is written.
    private async Task ExpireAsync(PortalDbContext db, RemediationRun run, CancellationToken cancellationToken)
    {
        var taken = await TakenAsync(db, run, cancellationToken);
        if (taken.Count > 0)
        {
            await expiry.ExpireAsync([.. taken.Select(static s => s.RunId).Distinct()], cancellationToken);
        }
    }

    private async Task<RemediationResult> BusyAsync(RemediationRun run, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var taken = await TakenAsync(db, run, cancellationToken);
        var subject = taken.Count == 0 ? run.Subject : taken[0].Reference;
        var active = taken.Count == 0 ? null : await RunStore.ReadAsync(db, taken[0].RunId, cancellationToken);
        var others = taken.Count - 1;
        return RemediationResult.Of(
            RemediationStatus.Conflict,
            "SubjectBusy",
            new(
                $"Another remediation of {subject} is under way{(active is null ? "" : $", asked for by {active.RequestedBy}")}{(others > 0 ? $"; {others} more of these objects are taken, too" : "")}. Finish or cancel it first{(run.IsBulk ? ", or leave these objects out" : "")}.",
                $"{subject} 已有另一个进行中的处置{(active is null ? "" : $"，由 {active.RequestedBy} 发起")}{(others > 0 ? $"；另有 {others} 个对象也被占用" : "")}。请先完成或取消它{(run.IsBulk ? "，或不包含这些对象" : "")}。"),
            active);
    }

    // Which of the run's objects other runs act on, in the order of the run.
    private static async Task<List<RunSubject>> TakenAsync(PortalDbContext db, RemediationRun run, CancellationToken cancellationToken)
    {
        var wanted = run.Subjects.Where(static s => s.State == SubjectState.Pending).ToDictionary(static s => (s.Kind, s.Namespace, s.Name), static s => s.Index);
        var names = wanted.Keys.Select(static key => key.Name).Distinct(StringComparer.Ordinal).ToList();
        var candidates = await db.Set<RunSubject>().AsNoTracking().Where(s => s.Active && s.Cluster == run.Cluster && names.Contains(s.Name)).ToListAsync(cancellationToken);
        return [.. candidates.Where(s => s.RunId != run.Id && wanted.ContainsKey((s.Kind, s.Namespace, s.Name))).OrderBy(s => wanted[(s.Kind, s.Namespace, s.Name)])];
    }
}
