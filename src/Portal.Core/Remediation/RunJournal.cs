using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using Portal.Core.Audit;
using Portal.Core.Persistence;

namespace Portal.Core.Remediation;

/// <summary>
/// Writes what happens to a run that is being carried out: each change in one transaction with its audit entry, again and again while the
/// database is away. So a change must look at what is stored first: the commit that was cut off may have been done.
/// </summary>
internal sealed partial class RunJournal(
    IDbContextFactory<PortalDbContext> contexts, AuditLog audit, RemediationChanges changes, IFailpoints failpoints, TimeProvider clock, ILogger<RunJournal> log)
{
    private static readonly TimeSpan DatabasePause = TimeSpan.FromSeconds(2);

    /// <summary>The portal's time.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>An audit entry about a step.</summary>
    public static AuditEvent StepEvent(RemediationRun run, RemediationStep step, AuditOutcome outcome, string answer) =>
        RunEvent(run, "remediation.step", outcome, answer) with
        {
            Object = step.Action.Target,
            Request = $"step {step.Index}: {step.Method} {step.Path}{(step.Body is null ? "" : " " + step.Body)}",
        };

    /// <summary>An audit entry about the run, by whoever executed it.</summary>
    public static AuditEvent RunEvent(RemediationRun run, string action, AuditOutcome outcome, string answer) =>
        RunStore.Event(run, run.ExecutedBy ?? "portal", run.ExecutedById ?? "", action, outcome, answer);

    /// <summary>The run as it is stored, or null.</summary>
    public Task<RemediationRun?> LoadAsync(Guid id, CancellationToken cancellationToken) => PersistAsync(
        async cancellation =>
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            return await RunStore.ReadAsync(db, id, cancellation);
        },
        cancellationToken);

    /// <summary>Loads, changes and saves.</summary>
    /// <param name="id">The run.</param>
    /// <param name="change">Changes the run and returns the audit entry; null when there is nothing to audit.</param>
    /// <param name="cancellationToken">Ends the wait for a database that is away; a save under way is not cut off.</param>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else is working on the run.</exception>
    public async Task<RemediationRun> ChangeAsync(Guid id, Func<RemediationRun, AuditEvent?> change, CancellationToken cancellationToken)
    {
        var run = await PersistAsync(
            async _ =>
            {
                // Not cancelled half way: what is known must be stored, and a save takes milliseconds.
                await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
                var current = await RunStore.Whole(db).SingleAsync(r => r.Id == id, CancellationToken.None);
                if (change(current) is { } entry)
                {
                    await RunStore.SaveAsync(db, audit, entry, CancellationToken.None, () => failpoints.AtAsync(ExecutionPoint.AuditWritten, current));
                }
                else
                {
                    await db.SaveChangesAsync(CancellationToken.None);
                }

                return current;
            },
            cancellationToken);
        changes.Signal.Raise();
        return run;
    }

    private async Task<T> PersistAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken)
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
