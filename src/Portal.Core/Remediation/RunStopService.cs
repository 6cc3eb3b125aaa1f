using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Access;
using Portal.Core.Audit;
using Portal.Core.Persistence;
using Portal.Core.Remediation.Safety;

namespace Portal.Core.Remediation;

/// <summary>
/// Stops a run that is carried out or watched. The wish is stored with the run and the audit entry; whoever carries the run out, on whichever replica, brings what is
/// on its way to its end, begins nothing more, and ends the run. No step is ever half done because of it.
/// </summary>
public sealed class RunStopService(IDbContextFactory<PortalDbContext> contexts, AuditLog audit, RunGuard guard, RemediationChanges changes, TimeProvider clock)
{
    /// <summary>Asks to stop a run; the answer does not wait for its end.</summary>
    /// <param name="id">The run.</param>
    /// <param name="reason">Why: it is in the outcome.</param>
    /// <param name="caller">Who.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<RemediationResult> StopAsync(Guid id, string reason, RemediationCaller caller, CancellationToken cancellationToken)
    {
        caller = await guard.CurrentAsync(caller, cancellationToken);
        if (await ReadAsync(id, cancellationToken) is not { } run)
        {
            return RemediationResult.NotFound(id);
        }

        if (await guard.CheckAsync(run, RunActionKind.Stop, caller, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (SafetyReason.Problem(reason) is { } problem)
        {
            return RemediationResult.Invalid([("reason", problem)]);
        }

        return await AskAsync(id, reason.Trim(), caller, cancellationToken) is { } late
            ? late with { Run = run }
            : RemediationResult.Ok((await ReadAsync(id, cancellationToken))!);
    }

    // Under the lock of the run's row: what carries the run out may change it many times a second, and must not win each time.
    private async Task<RemediationResult?> AskAsync(Guid id, string reason, RemediationCaller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.BeginAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT FROM remediation_runs WHERE id = {id} FOR NO KEY UPDATE", cancellationToken);
        var run = await db.Set<RemediationRun>().SingleAsync(r => r.Id == id, cancellationToken);
        var check = RunActions.Check(RunActionKind.Stop, run, caller.User, ImmutableDictionary<string, PortalUser>.Empty, clock.GetUtcNow());
        if (!check.Allowed)
        {
            return RemediationResult.Of(check.Status, check.Code, check.Text!);
        }

        run.AskToStop(caller, reason, clock.GetUtcNow());
        await RunStore.SaveAsync(db, audit, RunStore.Event(run, caller, RunGuard.Name(RunActionKind.Stop), AuditOutcome.Intended, reason), cancellationToken, open: transaction);
        changes.Signal.Raise();
        return null;
    }

    private async Task<RemediationRun?> ReadAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await RunStore.ReadAsync(db, id, cancellationToken);
    }
}
