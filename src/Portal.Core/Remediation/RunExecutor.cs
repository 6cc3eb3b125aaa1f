using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>
/// Carries out one run, from wherever its journal says that it is: before each request the intent and its audit entry are committed, after it the
/// answer. A process that dies at any point leaves a run that this class can take up again.
/// </summary>
internal sealed class RunExecutor(
    RunJournal journal, RunVerifier verifier, StepSender sender, RemediationMetrics metrics, IFailpoints failpoints)
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

        while (run.State == RunState.Executing)
        {
            run = run.Steps.FirstOrDefault(static s => s.State is StepState.Pending or StepState.Intended or StepState.Failed) switch
            {
                null => await BeginVerificationAsync(run, cancellationToken),
                { State: StepState.Failed } failed => await FailAsync(run, Failed(failed), cancellationToken),
                { State: StepState.Intended } step => await EndStepAsync(run, step, await sender.SendAsync(run, step, mayBeDone: true, cancellationToken), cancellationToken),
                var step => await StepAsync(run, step, cancellationToken),
            };
        }

        if (run.State == RunState.Verifying)
        {
            await failpoints.AtAsync(ExecutionPoint.VerificationBegun, run);
            run = await verifier.VerifyAsync(run, ending => failpoints.AtAsync(ExecutionPoint.BeforeOutcome, ending), cancellationToken);
        }

        metrics.Ended(run);
    }

    private async Task<RemediationRun> StepAsync(RemediationRun run, RemediationStep step, CancellationToken cancellationToken)
    {
        if (step.Index == 1 && run.IsExpired(journal.Now))
        {
            return await FailAsync(run, RunTexts.Expired, cancellationToken);
        }

        if (await sender.CheckAsync(run, step, cancellationToken) is { } problem)
        {
            return await EndStepAsync(run, step, problem, cancellationToken);
        }

        await failpoints.AtAsync(ExecutionPoint.BeforeIntent, run);

        // A process that is told to stop begins no step; from the intent on it ends what it has begun, as far as it gets.
        cancellationToken.ThrowIfCancellationRequested();
        run = await IntendAsync(run, step, cancellationToken);
        step = run.Steps.Single(s => s.Index == step.Index);
        await failpoints.AtAsync(ExecutionPoint.IntentSaved, run);
        var outcome = await sender.SendAsync(run, step, mayBeDone: false, cancellationToken);
        await failpoints.AtAsync(ExecutionPoint.AnswerReceived, run);
        run = await EndStepAsync(run, step, outcome, cancellationToken);
        await failpoints.AtAsync(ExecutionPoint.AnswerSaved, run);
        return run;
    }

    private Task<RemediationRun> IntendAsync(RemediationRun run, RemediationStep step, CancellationToken cancellationToken)
    {
        var claim = Guid.NewGuid();
        return journal.ChangeAsync(
            run.Id,
            current =>
            {
                var mine = current.Steps.Single(s => s.Index == step.Index);
                if (mine.State == StepState.Intended && mine.Claim == claim)
                {
                    return null; // The commit that was cut off had been done.
                }

                if (current.State != RunState.Executing || mine.State != StepState.Pending)
                {
                    throw new DbUpdateConcurrencyException($"Step {step.Index} of run {run.Id} was taken by somebody else.");
                }

                mine.Intend(claim, journal.Now);
                current.Note(journal.Now, "portal", new LocalizedText($"Intent of step {step.Index} stored: {step.Title.En}", $"已记录第 {step.Index} 步的意图：{step.Title.Zh}"));
                return RunJournal.StepEvent(current, mine, AuditOutcome.Intended, "");
            },
            cancellationToken);
    }

    private Task<RemediationRun> EndStepAsync(RemediationRun run, RemediationStep step, StepOutcome outcome, CancellationToken cancellationToken) => journal.ChangeAsync(
        run.Id,
        current =>
        {
            var mine = current.Steps.Single(s => s.Index == step.Index);
            if (mine.State is StepState.Done or StepState.Failed)
            {
                return null; // The commit that was cut off had been done.
            }

            mine.End(outcome.Done, outcome.Status, outcome.Text, journal.Now);
            var status = outcome.Status == 0 ? "" : $"{outcome.Status} ";
            current.Note(
                journal.Now,
                outcome.Status == 0 ? "portal" : "API server",
                new LocalizedText($"Step {step.Index}, {step.Method}: {status}{outcome.Text.En}", $"第 {step.Index} 步，{step.Method}：{status}{outcome.Text.Zh}"));
            return RunJournal.StepEvent(current, mine, outcome.Done ? AuditOutcome.Succeeded : AuditOutcome.Failed, status + outcome.Text.En);
        },
        cancellationToken);

    private Task<RemediationRun> BeginVerificationAsync(RemediationRun run, CancellationToken cancellationToken) => journal.ChangeAsync(
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

    private static LocalizedText Failed(RemediationStep step) =>
        new($"Step {step.Index} failed: {step.ResponseText!.En}", $"第 {step.Index} 步失败：{step.ResponseText.Zh}");
}
