using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using Portal.Cluster.Actions;
using Portal.Core.Audit;
using Portal.Core.Persistence;

namespace Portal.Core.Remediation;

/// <summary>
/// Writes what happens to a run that is being carried out: each change in one transaction with its audit entry, again and again while the
/// database is away. So a change must look at what is stored first: the commit that was cut off may have been done.
/// </summary>
internal sealed partial class RunJournal(
    IDbContextFactory<PortalDbContext> contexts, AuditLog audit, RemediationChanges changes, IFailpoints failpoints, TimeProvider clock, ILogger<RunJournal> log) : IDisposable
{
    // Entries of the audit log are appended one after the other anyway; more writers would only hold connections.
    private const int Writers = 8;

    private const int Attempts = 3;

    private static readonly TimeSpan DatabasePause = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _writers = new(Writers);

    /// <summary>The portal's time.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>An audit entry about a step.</summary>
    public static AuditEvent StepEvent(RemediationRun run, RemediationStep step, AuditOutcome outcome, string answer) =>
        RunEvent(run, "remediation.step", outcome, answer) with
        {
            Object = step.Action.Target,
            Request = $"step {step.Index}: {step.Method} {step.Path}{(step.SentBody is null ? "" : " " + step.SentBody)}",
        };

    /// <summary>An audit entry about the run, by whoever executed it.</summary>
    public static AuditEvent RunEvent(RemediationRun run, string action, AuditOutcome outcome, string answer) =>
        RunStore.Event(run, run.ExecutedBy ?? "portal", run.ExecutedById ?? "", action, outcome, answer) with { SourceAddress = run.ExecutedFrom ?? "" };

    /// <summary>The run as it is stored, with the steps of its first wave that is not done as a whole, or null.</summary>
    public Task<RemediationRun?> LoadAsync(Guid id, CancellationToken cancellationToken) => PersistAsync(
        async cancellation =>
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            return await RunStore.ReadOpenWaveAsync(db, id, cancellation);
        },
        cancellationToken);

    /// <summary>Whether somebody has asked to stop a run.</summary>
    public Task<bool> IsStoppedAsync(Guid id, CancellationToken cancellationToken) => PersistAsync(
        async cancellation =>
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            return await db.Set<RemediationRun>().AnyAsync(r => r.Id == id && r.Stop != null, cancellation);
        },
        cancellationToken);

    /// <summary>The actions of the steps for the loaded objects of a run, in order, by the objects' places.</summary>
    public Task<ILookup<int, ClusterAction>> ActionsAsync(RemediationRun run, CancellationToken cancellationToken) => PersistAsync(
        async cancellation =>
        {
            var places = run.Subjects.Select(static s => s.Index).ToList();
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            var steps = await db.Set<RemediationStep>().AsNoTracking().Where(s => s.RunId == run.Id && places.Contains(s.Subject)).OrderBy(static s => s.Index)
                .Select(static s => new { s.Subject, s.Action }).ToListAsync(cancellation);
            return steps.ToLookup(static s => s.Subject, static s => s.Action);
        },
        cancellationToken);

    /// <summary>Loads a run and one of its steps, changes and saves: what others do with other steps of the run meanwhile is not disturbed.</summary>
    /// <param name="id">The run.</param>
    /// <param name="index">The step.</param>
    /// <param name="change">Changes the run and returns the audit entry; null when there is nothing to audit.</param>
    /// <param name="cancellationToken">Ends the wait for a database that is away; a save under way is not cut off.</param>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else is working on the step.</exception>
    public async Task<RemediationStep> ChangeStepAsync(Guid id, int index, Func<RemediationRun, RemediationStep, AuditEvent?> change, CancellationToken cancellationToken)
    {
        var run = await ChangeAsync(
            db => db.Set<RemediationRun>().Include(r => r.Steps.Where(s => s.Index == index)).SingleAsync(r => r.Id == id, CancellationToken.None),
            current => change(current, current.Steps[0]),
            cancellationToken);
        return run.Steps[0];
    }

    /// <summary>Loads a run with the objects of its first wave that is not verified, and no steps; changes and saves. A run cannot be ended so.</summary>
    /// <param name="id">The run.</param>
    /// <param name="change">Changes the run and returns the audit entry; null when there is nothing to audit.</param>
    /// <param name="cancellationToken">Ends the wait for a database that is away; a save under way is not cut off.</param>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else is working on the run.</exception>
    public Task<RemediationRun> ChangeWaveAsync(Guid id, Func<RemediationRun, AuditEvent?> change, CancellationToken cancellationToken) => ChangeAsync(
        async db => await (await RunStore.WithOpenSubjectsAsync(db, id, CancellationToken.None)).SingleAsync(r => r.Id == id, CancellationToken.None), change, cancellationToken);

    /// <summary>Loads a whole run, changes and saves.</summary>
    /// <param name="id">The run.</param>
    /// <param name="change">Changes the run and returns the audit entry; null when there is nothing to audit.</param>
    /// <param name="cancellationToken">Ends the wait for a database that is away; a save under way is not cut off.</param>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else is working on the run.</exception>
    public Task<RemediationRun> ChangeAsync(Guid id, Func<RemediationRun, AuditEvent?> change, CancellationToken cancellationToken) =>
        ChangeAsync(db => RunStore.Whole(db).SingleAsync(r => r.Id == id, CancellationToken.None), change, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _writers.Dispose();

    private async Task<RemediationRun> ChangeAsync(
        Func<PortalDbContext, Task<RemediationRun>> load, Func<RemediationRun, AuditEvent?> change, CancellationToken cancellationToken)
    {
        var run = await PersistAsync(
            async _ =>
            {
                await _writers.WaitAsync(CancellationToken.None);
                try
                {
                    return await SaveAsync(load, change);
                }
                finally
                {
                    _writers.Release();
                }
            },
            cancellationToken);
        changes.Signal.Raise();
        return run;
    }

    // Not cancelled half way: what is known must be stored, and a save takes milliseconds.
    private async Task<RemediationRun> SaveAsync(Func<PortalDbContext, Task<RemediationRun>> load, Func<RemediationRun, AuditEvent?> change)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TrySaveAsync(load, change);
            }
            catch (DbUpdateConcurrencyException e) when (attempt < Attempts && e.Entries.Any(static entry => entry.Entity is RemediationRun))
            {
                // A person asked to stop the run at the same moment. The change looks at what is stored now.
            }
        }
    }

    private async Task<RemediationRun> TrySaveAsync(Func<PortalDbContext, Task<RemediationRun>> load, Func<RemediationRun, AuditEvent?> change)
    {
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        var current = await load(db);
        if (change(current) is { } entry)
        {
            await RunStore.SaveAsync(db, audit, entry, CancellationToken.None, () => failpoints.AtAsync(ExecutionPoint.AuditWritten, current));
        }
        else
        {
            await db.SaveChangesAsync(CancellationToken.None);
        }

        return current;
    }

    /// <summary>Does something with the database, again and again while it is away.</summary>
    public async Task<T> PersistAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await operation(cancellationToken);
            }
            catch (Exception e) when (IdempotentRetry.IsTransient(e) || e is NpgsqlException and not PostgresException)
            {
                Log.DatabaseAway(log, e);
                await Task.Delay(DatabasePause, clock, cancellationToken);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The database does not answer; the run waits for it")]
        public static partial void DatabaseAway(ILogger log, Exception exception);
    }
}
