using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Persistence;

namespace Portal.Core.Remediation.Safety;

/// <summary>
/// Where a run that is being carried out meets a pause, or somebody who stops it: before each step. What has begun is brought to its end. A run that meets a pause is
/// then put down, says so in its journal, and is taken up again when the pause is over; it holds no place of the executor meanwhile.
/// </summary>
internal sealed class StepGate(IDbContextFactory<PortalDbContext> contexts, RunJournal journal)
{
    /// <summary>Lets a step begin.</summary>
    /// <exception cref="RunStoppedException">Somebody stopped the run: it may not.</exception>
    /// <exception cref="RunPausedException">Remediation is paused: it may not.</exception>
    public async Task PassAsync(RemediationRun run, CancellationToken cancellationToken)
    {
        if (await journal.IsStoppedAsync(run.Id, cancellationToken))
        {
            throw new RunStoppedException();
        }

        if (await PauseOfAsync(run, cancellationToken) is { } pause)
        {
            throw new RunPausedException(pause);
        }
    }

    /// <summary>Whether a run that was put down may go on, which its journal then says, or is to be ended because somebody stopped it.</summary>
    public async Task<bool> GoesOnAsync(RemediationRun run, CancellationToken cancellationToken)
    {
        if (run.PausedSince is null || run.Stop is not null)
        {
            return true;
        }

        if (await PauseOfAsync(run, cancellationToken) is not null)
        {
            return false;
        }

        await journal.ChangeAsync(run.Id, current => current.GoOn(journal.Now) ? RunJournal.RunEvent(current, "remediation.continue", AuditOutcome.Succeeded, "") : null, cancellationToken);
        return true;
    }

    /// <summary>Puts a run down.</summary>
    public Task PutDownAsync(RemediationRun run, RemediationPause pause, CancellationToken cancellationToken) => journal.ChangeAsync(
        run.Id,
        current => current.PutDown(SafetyRuleText.Waits(pause.By, pause.Reason), journal.Now) ? RunJournal.RunEvent(current, "remediation.wait", AuditOutcome.Succeeded, $"paused by {pause.By}") : null,
        cancellationToken);

    private Task<RemediationPause?> PauseOfAsync(RemediationRun run, CancellationToken cancellationToken) => journal.PersistAsync(
        async cancellation =>
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            return await db.Set<RemediationPause>().AsNoTracking()
                .Where(p => p.EndedAt == null && (p.Cluster == "" || p.Cluster == run.Cluster))
                .OrderBy(static p => p.Cluster).FirstOrDefaultAsync(cancellation);
        },
        cancellationToken);
}
