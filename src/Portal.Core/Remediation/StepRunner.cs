using Microsoft.EntityFrameworkCore;
using Portal.Cluster.Actions;
using Portal.Core.Audit;
using Portal.Core.Remediation.Safety;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>
/// One try of one step, from wherever it is: before the request the intent is committed, after it the answer. What the API server refuses again and again is
/// in the journal and in the audit log once for each text, and with the number of tries at the end; the step's row has each try before it leaves.
/// </summary>
internal sealed class StepRunner(RunJournal journal, StepSender sender, StepGate gate, IFailpoints failpoints)
{
    /// <summary>Makes one try of a step: its intent, its request, its answer; each stored before the next.</summary>
    /// <param name="run">The run.</param>
    /// <param name="step">The step as it is stored, not ended.</param>
    /// <param name="patience">For how long it is tried again when it is refused for now.</param>
    /// <param name="mayBegin">Cancelled when nothing more may be begun; what has begun goes on.</param>
    /// <param name="cancellationToken">Ends the wait for an answer, too.</param>
    /// <returns>The step as it is now, and for a blocked one when to try again.</returns>
    public async Task<(RemediationStep Step, TimeSpan Wait)> TryAsync(
        RemediationRun run, RemediationStep step, Patience patience, CancellationToken mayBegin, CancellationToken cancellationToken)
    {
        if (step.State == StepState.Intended)
        {
            return await EndAsync(run, step, await sender.SendAsync(run, step, mayBeDone: true, cancellationToken), patience, cancellationToken);
        }

        await gate.PassAsync(run, mayBegin);
        var (outcome, bound) = await sender.CheckAsync(run, step, mayBegin);
        if (outcome is not null)
        {
            return await EndAsync(run, step, outcome, patience, cancellationToken);
        }

        await failpoints.AtAsync(ExecutionPoint.BeforeIntent, run);

        // A process that is told to stop begins no step; from the intent on it ends what it has begun, as far as it gets.
        mayBegin.ThrowIfCancellationRequested();
        step = await IntendAsync(run, step, bound, cancellationToken);
        await failpoints.AtAsync(ExecutionPoint.IntentSaved, run);
        outcome = await sender.SendAsync(run, step, mayBeDone: false, cancellationToken);
        await failpoints.AtAsync(ExecutionPoint.AnswerReceived, run);
        var ended = await EndAsync(run, step, outcome, patience, cancellationToken);
        await failpoints.AtAsync(ExecutionPoint.AnswerSaved, run);
        return ended;
    }

    private Task<RemediationStep> IntendAsync(RemediationRun run, RemediationStep step, ClusterAction? bound, CancellationToken cancellationToken)
    {
        var claim = Guid.NewGuid();
        return journal.ChangeStepAsync(
            run.Id,
            step.Index,
            (current, mine) =>
            {
                if (mine.State == StepState.Intended && mine.Claim == claim)
                {
                    return null; // The commit that was cut off had been done.
                }

                if (current.State != RunState.Executing || mine.State != step.State || mine.Claim != step.Claim)
                {
                    throw new DbUpdateConcurrencyException($"Step {step.Index} of run {run.Id} was taken by somebody else.");
                }

                if (current.Stop is not null)
                {
                    throw new RunStoppedException();
                }

                mine.Intend(claim, bound, journal.Now);
                if (mine.Attempts > 1)
                {
                    return null;
                }

                current.Note(journal.Now, "portal", new LocalizedText($"Intent of step {mine.Index} stored: {mine.Title.En}", $"已记录第 {mine.Index} 步的意图：{mine.Title.Zh}"));
                return RunJournal.StepEvent(current, mine, AuditOutcome.Intended, "");
            },
            cancellationToken);
    }

    private async Task<(RemediationStep Step, TimeSpan Wait)> EndAsync(
        RemediationRun run, RemediationStep step, StepOutcome outcome, Patience patience, CancellationToken cancellationToken)
    {
        if (outcome.BlockedFor is not null && patience.IsOver)
        {
            outcome = GivenUp(step, outcome);
        }

        var ended = await journal.ChangeStepAsync(run.Id, step.Index, (current, mine) => Take(current, mine, step.Claim, outcome), cancellationToken);

        // The last try is when its patience ends.
        return (ended, outcome.BlockedFor is { } pause ? patience.IsOverAfter(pause) ? patience.Left : pause : TimeSpan.Zero);
    }

    private AuditEvent? Take(RemediationRun current, RemediationStep mine, Guid? claim, StepOutcome outcome)
    {
        if (mine.State == outcome.State && mine.Claim == claim)
        {
            return null; // The commit that was cut off had been done.
        }

        if (mine.Claim != claim || StepTransitions.IsFinal(mine.State))
        {
            throw new DbUpdateConcurrencyException($"Step {mine.Index} of run {mine.RunId} was taken by somebody else.");
        }

        if (!mine.Take(outcome, journal.Now))
        {
            return null;
        }

        var status = outcome.Status == 0 ? "" : $"{outcome.Status} ";
        var tries = mine.Attempts > 1 ? new LocalizedText($" (try {mine.Attempts})", $"（第 {mine.Attempts} 次尝试）") : new LocalizedText("", "");
        var blocked = outcome.State == StepState.Blocked ? new LocalizedText("Blocked, tried again later: ", "被阻止，稍后重试：") : new LocalizedText("", "");
        current.Note(
            journal.Now,
            outcome.Status == 0 ? "portal" : "API server",
            new LocalizedText(
                $"Step {mine.Index}, {mine.Method}{tries.En}: {blocked.En}{status}{outcome.Text.En}", $"第 {mine.Index} 步，{mine.Method}{tries.Zh}：{blocked.Zh}{status}{outcome.Text.Zh}"));
        return RunJournal.StepEvent(current, mine, outcome.Done ? AuditOutcome.Succeeded : AuditOutcome.Failed, $"{blocked.En}{status}{outcome.Text.En}{tries.En}");
    }

    private static StepOutcome GivenUp(RemediationStep step, StepOutcome blocked) => new(
        false,
        blocked.Status,
        new LocalizedText(
            $"Gave up after {step.Attempts} tries; the change was not made. {blocked.Text.En}", $"尝试 {step.Attempts} 次后放弃；没有做出更改。{blocked.Text.Zh}"));
}
