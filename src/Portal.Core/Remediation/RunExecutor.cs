using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Portal.Core.Audit;
using Portal.Core.Findings;
using Portal.Core.Persistence;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>
/// Carries out one run, from wherever its journal says that it is: before each request the intent and its audit entry are committed, after it the
/// answer. A process that dies at any point leaves a run that this class can take up again.
/// </summary>
internal sealed partial class RunExecutor(
    IEnumerable<IPlaybook> playbooks,
    IDbContextFactory<PortalDbContext> contexts,
    ILiveClusters clusters,
    IRemediationCluster cluster,
    AuditLog audit,
    RemediationChanges changes,
    IOptions<RemediationOptions> options,
    TimeProvider clock,
    ILogger<RunExecutor> log)
{
    private static readonly TimeSpan DatabasePause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly ImmutableDictionary<string, IPlaybook> _playbooks = playbooks.ToImmutableDictionary(static p => p.Id, StringComparer.Ordinal);
    private readonly StepSender _sender = new(cluster, options, clock);

    /// <summary>Called at each point of a run; a test that throws here is a process that dies there.</summary>
    internal Func<ExecutionPoint, RemediationRun, Task> AtPoint { get; set; } = static (_, _) => Task.CompletedTask;

    /// <summary>Goes on with a run until it has ended. Returns at once when it is not under way.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else is working on the run; this call has stopped.</exception>
    public async Task RunAsync(Guid id, CancellationToken cancellationToken)
    {
        var run = await PersistAsync(cancellation => LoadAsync(id, cancellation), cancellationToken);
        while (run is { State: RunState.Executing })
        {
            run = run.Steps.FirstOrDefault(static s => s.State is StepState.Pending or StepState.Intended or StepState.Failed) switch
            {
                null => await BeginVerificationAsync(run, cancellationToken),
                { State: StepState.Failed } failed => await FailAsync(run, Failed(failed), cancellationToken),
                { State: StepState.Intended } step => await EndStepAsync(run, step, await _sender.SendAsync(run, step, mayBeDone: true, cancellationToken), cancellationToken),
                var step => await StepAsync(run, step, cancellationToken),
            };
        }

        if (run is { State: RunState.Verifying })
        {
            await AtPoint(ExecutionPoint.VerificationBegun, run);
            await VerifyAsync(run, cancellationToken);
        }
    }

    private async Task<RemediationRun> StepAsync(RemediationRun run, RemediationStep step, CancellationToken cancellationToken)
    {
        if (step.Index == 1 && run.IsExpired(clock.GetUtcNow()))
        {
            return await FailAsync(run, RunTexts.Expired, cancellationToken);
        }

        if (await _sender.CheckAsync(run, step, cancellationToken) is { } problem)
        {
            return await EndStepAsync(run, step, problem, cancellationToken);
        }

        await AtPoint(ExecutionPoint.BeforeIntent, run);
        run = await IntendAsync(run, step, cancellationToken);
        step = run.Steps.Single(s => s.Index == step.Index);
        await AtPoint(ExecutionPoint.IntentSaved, run);
        var outcome = await _sender.SendAsync(run, step, mayBeDone: false, cancellationToken);
        await AtPoint(ExecutionPoint.AnswerReceived, run);
        run = await EndStepAsync(run, step, outcome, cancellationToken);
        await AtPoint(ExecutionPoint.AnswerSaved, run);
        return run;
    }

    private Task<RemediationRun> IntendAsync(RemediationRun run, RemediationStep step, CancellationToken cancellationToken)
    {
        var claim = Guid.NewGuid();
        return ChangeAsync(
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

                mine.Intend(claim, clock.GetUtcNow());
                current.Note(clock.GetUtcNow(), "portal", new LocalizedText($"Intent of step {step.Index} stored: {step.Title.En}", $"已记录第 {step.Index} 步的意图：{step.Title.Zh}"));
                return StepEvent(current, mine, AuditOutcome.Intended, "");
            },
            cancellationToken);
    }

    private Task<RemediationRun> EndStepAsync(RemediationRun run, RemediationStep step, StepOutcome outcome, CancellationToken cancellationToken) => ChangeAsync(
        run.Id,
        current =>
        {
            var mine = current.Steps.Single(s => s.Index == step.Index);
            if (mine.State is StepState.Done or StepState.Failed)
            {
                return null; // The commit that was cut off had been done.
            }

            mine.End(outcome.Done, outcome.Status, outcome.Text, clock.GetUtcNow());
            var status = outcome.Status == 0 ? "" : $"{outcome.Status} ";
            current.Note(
                clock.GetUtcNow(),
                outcome.Status == 0 ? "portal" : "API server",
                new LocalizedText($"Step {step.Index}, {step.Method}: {status}{outcome.Text.En}", $"第 {step.Index} 步，{step.Method}：{status}{outcome.Text.Zh}"));
            return StepEvent(current, mine, outcome.Done ? AuditOutcome.Succeeded : AuditOutcome.Failed, status + outcome.Text.En);
        },
        cancellationToken);

    private Task<RemediationRun> BeginVerificationAsync(RemediationRun run, CancellationToken cancellationToken) => ChangeAsync(
        run.Id,
        current =>
        {
            if (current.State != RunState.Executing)
            {
                return null;
            }

            current.BeginVerification(clock.GetUtcNow());
            return RunEvent(current, "remediation.verify", AuditOutcome.Intended, current.VerificationText.En);
        },
        cancellationToken);

    private async Task VerifyAsync(RemediationRun run, CancellationToken cancellationToken)
    {
        while (true)
        {
            var changed = clusters.Changes(run.Cluster)?.Next ?? Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            var result = Verify(run);
            var late = clock.GetUtcNow() >= run.VerifyUntil;
            if (result.State is VerificationState.Verified or VerificationState.NotVerified || late)
            {
                await AtPoint(ExecutionPoint.BeforeOutcome, run);
                await EndAsync(run, result, late, cancellationToken);
                return;
            }

            if (result.State != run.VerificationState || result.Observed != run.VerificationObserved)
            {
                run = await ObserveAsync(run, result, cancellationToken);
            }

            // With or without a change: deadlines pass without any.
            await Task.WhenAny(changed, Task.Delay(LookEvery, clock, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private VerificationResult Verify(RemediationRun run)
    {
        if (!_playbooks.TryGetValue(run.Playbook, out var playbook))
        {
            return new VerificationResult(VerificationState.Unknown, new LocalizedText($"This portal has no playbook {run.Playbook} any more.", $"门户中已没有处置方案 {run.Playbook}。"));
        }

        if (clusters.View(run.Cluster) is not { } view)
        {
            return new VerificationResult(VerificationState.Unknown, new LocalizedText($"The cluster {run.Cluster} is not watched.", $"集群 {run.Cluster} 未被监视。"));
        }

        try
        {
            return playbook.Verify(new PlaybookContext { Subject = run.Subject, Parameters = run.Parameters, View = view, Now = clusters.Now(run.Cluster) });
        }
        catch (Exception e)
        {
            Log.VerificationFailed(log, e, run.Playbook, run.Id);
            return new VerificationResult(VerificationState.Unknown, new LocalizedText("The playbook's verification failed; the portal's log says why.", "处置方案的验证出错，原因见门户日志。"));
        }
    }

    private Task<RemediationRun> ObserveAsync(RemediationRun run, VerificationResult result, CancellationToken cancellationToken) => ChangeAsync(
        run.Id,
        current =>
        {
            if (current.State == RunState.Verifying && current.Observe(result))
            {
                current.Note(clock.GetUtcNow(), "watch", result.Observed);
            }

            return null;
        },
        cancellationToken);

    private Task<RemediationRun> EndAsync(RemediationRun run, VerificationResult result, bool late, CancellationToken cancellationToken) => ChangeAsync(
        run.Id,
        current =>
        {
            if (current.State != RunState.Verifying)
            {
                return null;
            }

            var verified = result.State == VerificationState.Verified;
            current.Observe(late && result.State == VerificationState.Pending ? result with { State = VerificationState.NotVerified } : result);
            if (verified)
            {
                current.Succeed(result.Observed, clock.GetUtcNow());
            }
            else
            {
                current.Fail(NotSeen(current, result), clock.GetUtcNow());
            }

            return RunEvent(current, "remediation.verify", verified ? AuditOutcome.Succeeded : AuditOutcome.Failed, current.Outcome!.En);
        },
        cancellationToken);

    private Task<RemediationRun> FailAsync(RemediationRun run, LocalizedText why, CancellationToken cancellationToken) => ChangeAsync(
        run.Id,
        current =>
        {
            if (current.State != RunState.Executing)
            {
                return null;
            }

            current.Fail(why, clock.GetUtcNow());
            return RunEvent(current, "remediation.end", AuditOutcome.Failed, why.En);
        },
        cancellationToken);

    // Every change: load, change, save with its audit entry; again when the database was away, until it is back or the process ends.
    private async Task<RemediationRun> ChangeAsync(Guid id, Func<RemediationRun, AuditEvent?> change, CancellationToken cancellationToken)
    {
        var run = await PersistAsync(
            async _ =>
            {
                // Not cancelled half way: what is known must be stored, and a save takes milliseconds.
                await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
                var current = await RunStore.Whole(db).SingleAsync(r => r.Id == id, CancellationToken.None);
                if (change(current) is { } entry)
                {
                    await RunStore.SaveAsync(db, audit, entry, CancellationToken.None);
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

    private async Task<RemediationRun?> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await RunStore.ReadAsync(db, id, cancellationToken);
    }

    private static AuditEvent StepEvent(RemediationRun run, RemediationStep step, AuditOutcome outcome, string answer) =>
        RunEvent(run, "remediation.step", outcome, answer) with
        {
            Object = step.Action.Target,
            Request = $"step {step.Index}: {step.Method} {step.Path}{(step.Body is null ? "" : " " + step.Body)}",
        };

    private static AuditEvent RunEvent(RemediationRun run, string action, AuditOutcome outcome, string answer) =>
        RunStore.Event(run, run.ExecutedBy ?? "portal", run.ExecutedById ?? "", action, outcome, answer);

    private static LocalizedText Failed(RemediationStep step) =>
        new($"Step {step.Index} failed: {step.ResponseText!.En}", $"第 {step.Index} 步失败：{step.ResponseText.Zh}");

    private static LocalizedText NotSeen(RemediationRun run, VerificationResult result) => result.State switch
    {
        VerificationState.NotVerified => new($"The steps were done, but did not work: {result.Observed.En}", $"步骤已完成，但没有效果：{result.Observed.Zh}"),
        VerificationState.Unknown => new($"The steps were done, but whether they worked could not be seen within {run.VerificationDeadline.TotalSeconds:0} s: {result.Observed.En}", $"步骤已完成，但在 {run.VerificationDeadline.TotalSeconds:0} 秒内无法确认是否有效：{result.Observed.Zh}"),
        _ => new($"The steps were done, but were not seen to work within {run.VerificationDeadline.TotalSeconds:0} s. Last seen: {result.Observed.En}", $"步骤已完成，但在 {run.VerificationDeadline.TotalSeconds:0} 秒内没有看到效果。最后看到：{result.Observed.Zh}"),
    };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The database does not answer; the run waits for it")]
        public static partial void DatabaseAway(ILogger log, Exception exception);

        [LoggerMessage(LogLevel.Error, "Playbook {Playbook} failed to verify run {Run}")]
        public static partial void VerificationFailed(ILogger log, Exception exception, string playbook, Guid run);
    }
}
