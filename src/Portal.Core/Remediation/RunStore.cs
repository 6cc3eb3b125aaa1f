using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Persistence;

namespace Portal.Core.Remediation;

/// <summary>Loads whole runs, and saves a change of a run together with its audit entry or not at all.</summary>
internal static class RunStore
{
    /// <summary>A run with everything, in order.</summary>
    public static IQueryable<RemediationRun> Whole(PortalDbContext db) => db.Set<RemediationRun>()
        .Include(r => r.Steps.OrderBy(s => s.Index))
        .Include(r => r.Subjects.OrderBy(s => s.Index))
        .Include(r => r.Approvals.OrderBy(a => a.At))
        .Include(r => r.Journal.OrderBy(j => j.Id))
        .Include(r => r.BreakGlass)
        .AsSplitQuery();

    /// <summary>A run to read, or null.</summary>
    public static Task<RemediationRun?> ReadAsync(PortalDbContext db, Guid id, CancellationToken cancellationToken) =>
        Whole(db).AsNoTrackingWithIdentityResolution().SingleOrDefaultAsync(r => r.Id == id, cancellationToken);

    /// <summary>
    /// A run to read, with the steps of its first wave that is not done as a whole, and the objects of the first wave that is not verified; nothing else. Null if
    /// there is none.
    /// </summary>
    public static async Task<RemediationRun?> ReadOpenWaveAsync(PortalDbContext db, Guid id, CancellationToken cancellationToken)
    {
        var wave = await db.Set<RemediationStep>().Where(s => s.RunId == id && s.State != StepState.Done).MinAsync(static s => (int?)s.Wave, cancellationToken);
        return await (await WithOpenSubjectsAsync(db, id, cancellationToken)).AsNoTrackingWithIdentityResolution()
            .Include(r => r.Steps.Where(s => s.Wave == wave).OrderBy(s => s.Index))
            .SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
    }

    /// <summary>Runs with the objects of the first wave of one that is not verified.</summary>
    public static async Task<IQueryable<RemediationRun>> WithOpenSubjectsAsync(PortalDbContext db, Guid id, CancellationToken cancellationToken)
    {
        var wave = await db.Set<RunSubject>().Where(s => s.RunId == id && s.State == SubjectState.Pending).MinAsync(static s => (int?)s.Wave, cancellationToken);
        return db.Set<RemediationRun>().Include(r => r.Subjects.Where(s => s.Wave == wave).OrderBy(s => s.Index)).AsSplitQuery();
    }

    /// <summary>
    /// Saves the pending changes of the context and the audit entry in one transaction. The entry is appended last, because other appends wait
    /// for its end. A caller that has looked at something under a lock first gives its own transaction, which is committed.
    /// </summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody changed the run or step meanwhile; nothing is saved.</exception>
    public static async Task SaveAsync(PortalDbContext db, AuditLog audit, AuditEvent entry, CancellationToken cancellationToken, Func<Task>? beforeCommit = null, PortalTransaction? open = null)
    {
        await using var own = open is null ? await db.BeginAsync(cancellationToken) : null;
        await db.SaveChangesAsync(cancellationToken);
        var appended = await audit.AppendAsync(db, entry, cancellationToken);
        if (beforeCommit is not null)
        {
            await beforeCommit();
        }

        await (open ?? own!).CommitAsync(cancellationToken);
        audit.Committed(appended);
    }

    /// <summary>An audit entry about a run.</summary>
    public static AuditEvent Event(RemediationRun run, string actor, string actorId, string action, AuditOutcome outcome, string answer) => new()
    {
        Actor = actor,
        ActorId = actorId,
        Action = action,
        Cluster = run.Cluster,
        Object = run.Subject,
        Request = $"playbook {run.Playbook}, plan {run.PlanHash}",
        Outcome = outcome,
        Answer = answer,
        RunId = run.Id,
    };

    /// <summary>An audit entry about what a person did with a run.</summary>
    public static AuditEvent Event(RemediationRun run, RemediationCaller caller, string action, AuditOutcome outcome, string answer) =>
        Event(run, caller.User.Name, caller.User.Id, action, outcome, answer) with { SourceAddress = caller.SourceAddress };
}
