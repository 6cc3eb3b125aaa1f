using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Remediation.Safety;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>
/// Carries out one run, from wherever its journal says that it is: before each request the intent and its audit entry are committed, after it the
/// answer. A process that dies at any point leaves a run that this class can take up again.
/// </summary>
internal sealed class RunExecutor(
    RunJournal journal, RunVerifier verifier, WaveRunner waves, StepGate gate, RemediationMetrics metrics, IFailpoints failpoints)
{
    /// <summary>Goes on with a run until it has ended. Returns at once when it is not under way.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else is working on the run; this call has stopped.</exception>
    public async Task RunAsync(Guid id, CancellationToken cancellationToken)
    {
        var run = await journal.LoadAsync(id, cancellationToken);
        if (run is not { State: RunState.Executing or RunState.Verifying })
        {
            return;
        }

        try
        {
            while (run!.State == RunState.Verifying || (run.State == RunState.Executing && await gate.GoesOnAsync(run, cancellationToken)))
            {
                run = run switch
                {
                    { State: RunState.Executing } => await GoOnAsync(run, cancellationToken),
                    { Stop: not null } => await StopAsync(run, cancellationToken),
                    _ => await VerifyAsync(run, cancellationToken),
                };
            }
        }
        catch (RunPausedException paused)
        {
            await gate.PutDownAsync(run!, paused.Pause, cancellationToken);
            return;
        }

        if (run.State == RunState.Executing)
        {
            return; // It waits for the end of a pause.
        }

        metrics.Ended(run);
    }

    private async Task<RemediationRun> VerifyAsync(RemediationRun run, CancellationToken cancellationToken)
    {
        await failpoints.AtAsync(ExecutionPoint.VerificationBegun, run);
        run = await verifier.VerifyAsync(run, ending => failpoints.AtAsync(ExecutionPoint.BeforeOutcome, ending), cancellationToken);
        return run.State == RunState.Executing ? (await journal.LoadAsync(run.Id, cancellationToken))! : run;
    }

    // The run has the steps of the first wave that is not done as a whole, and the objects of the first one that is not verified: when those steps are for other
    // objects, all steps for these are done.
    private async Task<RemediationRun> GoOnAsync(RemediationRun run, CancellationToken cancellationToken)
    {
        if (run.Stop is not null && !IsOver(run) && !run.Steps.Any(static s => s.State == StepState.Intended))
        {
            return await StopAsync(run, cancellationToken);
        }

        if (run.Steps.Count == 0 || run.Subjects.All(s => s.Index != run.Steps[0].Subject))
        {
            return await BeginVerificationAsync(run, cancellationToken);
        }

        if (IsOver(run))
        {
            return await FailAsync(run, Failed([.. run.Steps.Where(static s => s.State == StepState.Failed)]), cancellationToken);
        }

        if (run.Steps[0].Wave == 1 && run.IsExpired(journal.Now) && run.Steps.All(static s => s.State == StepState.Pending))
        {
            return await FailAsync(run, RunTexts.Expired, cancellationToken);
        }

        try
        {
            await waves.RunAsync(run, cancellationToken);
        }
        catch (RunStoppedException)
        {
            // What had begun is at its end, and the run as it is stored says that it is to be stopped.
        }

        return (await journal.LoadAsync(run.Id, cancellationToken))!;
    }

    // Whether the wave has failed and nothing of it is on its way or may begin.
    private static bool IsOver(RemediationRun run) => run.Steps.Any(static s => s is { State: StepState.Failed, OnFailure: StepFailure.StopsRun })
        ? !run.Steps.Any(static s => s.State == StepState.Intended)
        : run.Steps.Count > 0 && run.Steps.All(static s => StepTransitions.IsFinal(s.State));

    private Task<RemediationRun> StopAsync(RemediationRun run, CancellationToken cancellationToken) => journal.ChangeAsync(
        run.Id,
        current =>
        {
            if (!RunTransitions.IsUnderWay(current.State) || current.Stop is not { } stop)
            {
                return null;
            }

            current.EndStopped(journal.Now);
            return RunStore.Event(current, stop.By, stop.ById, "remediation.stop", AuditOutcome.Succeeded, current.Outcome!.En) with { SourceAddress = stop.From };
        },
        cancellationToken);

    private Task<RemediationRun> BeginVerificationAsync(RemediationRun run, CancellationToken cancellationToken) => journal.ChangeWaveAsync(
        run.Id,
        current =>
        {
            if (current.State != RunState.Executing)
            {
                return null;
            }

            current.BeginVerification(journal.Now);
            return RunJournal.RunEvent(current, "remediation.verify", AuditOutcome.Intended, current.VerificationText.En);
        },
        cancellationToken);

    private Task<RemediationRun> FailAsync(RemediationRun run, LocalizedText why, CancellationToken cancellationToken) => journal.ChangeAsync(
        run.Id,
        current =>
        {
            if (current.State != RunState.Executing)
            {
                return null;
            }

            current.Fail(why, journal.Now);
            return RunJournal.RunEvent(current, "remediation.end", AuditOutcome.Failed, why.En);
        },
        cancellationToken);

    private static LocalizedText Failed(List<RemediationStep> failed)
    {
        var (first, more) = (failed[0], failed.Count - 1);
        return new(
            $"Step {first.Index} failed: {first.ResponseText!.En}{(more > 0 ? $" {more} more of its wave failed, too." : "")}",
            $"第 {first.Index} 步失败：{first.ResponseText.Zh}{(more > 0 ? $"同一批次中另有 {more} 步失败。" : "")}");
    }
}
