using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Portal.Core.Audit;
using Portal.Core.Findings;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>Watches whether a run whose steps are done has worked, until its playbook says so or the deadline passes.</summary>
internal sealed partial class RunVerifier(IEnumerable<IPlaybook> playbooks, ILiveClusters clusters, RunJournal journal, TimeProvider clock, ILogger<RunVerifier> log)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly ImmutableDictionary<string, IPlaybook> _playbooks = playbooks.ToImmutableDictionary(static p => p.Id, StringComparer.Ordinal);

    /// <summary>Watches until the run has ended.</summary>
    /// <param name="run">The run, in state Verifying.</param>
    /// <param name="beforeOutcome">Called when the outcome is known and not stored.</param>
    /// <param name="cancellationToken">Ends the wait; whoever takes the run up watches on.</param>
    /// <returns>The run as it ended.</returns>
    public async Task<RemediationRun> VerifyAsync(RemediationRun run, Func<RemediationRun, Task> beforeOutcome, CancellationToken cancellationToken)
    {
        // What is stored is a time of day; it may have been put forward or back since.
        var left = (run.VerifyUntil ?? journal.Now) - journal.Now;
        var patience = new Patience(clock, left < TimeSpan.Zero ? TimeSpan.Zero : left > run.VerificationDeadline ? run.VerificationDeadline : left);
        while (true)
        {
            var changed = clusters.Changes(run.Cluster)?.Next ?? Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            var result = Verify(run);
            var late = patience.IsOver;
            if (result.State is VerificationState.Verified or VerificationState.NotVerified || late)
            {
                await beforeOutcome(run);
                return await EndAsync(run, result, late, cancellationToken);
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
            return playbook.Verify(new PlaybookContext
            {
                Subject = run.Subject,
                Parameters = run.Parameters,
                Targets = [.. run.Steps.Select(static step => step.Action.Target)],
                View = view,
                Now = clusters.Now(run.Cluster),
            });
        }
        catch (Exception e)
        {
            Log.VerificationFailed(log, e, run.Playbook, run.Id);
            return new VerificationResult(VerificationState.Unknown, new LocalizedText("The playbook's verification failed; the portal's log says why.", "处置方案的验证出错，原因见门户日志。"));
        }
    }

    private Task<RemediationRun> ObserveAsync(RemediationRun run, VerificationResult result, CancellationToken cancellationToken) => journal.ChangeAsync(
        run.Id,
        current =>
        {
            if (current.State == RunState.Verifying && current.Observe(result))
            {
                current.Note(journal.Now, "watch", result.Observed);
            }

            return null;
        },
        cancellationToken);

    private Task<RemediationRun> EndAsync(RemediationRun run, VerificationResult result, bool late, CancellationToken cancellationToken) => journal.ChangeAsync(
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
                current.Succeed(result.Observed, journal.Now);
            }
            else
            {
                current.Fail(NotSeen(current, result), journal.Now);
            }

            return RunJournal.RunEvent(current, "remediation.verify", verified ? AuditOutcome.Succeeded : AuditOutcome.Failed, current.Outcome!.En);
        },
        cancellationToken);

    private static LocalizedText NotSeen(RemediationRun run, VerificationResult result) => result.State switch
    {
        VerificationState.NotVerified => new($"The steps were done, but did not work: {result.Observed.En}", $"步骤已完成，但没有效果：{result.Observed.Zh}"),
        VerificationState.Unknown => new($"The steps were done, but whether they worked could not be seen within {run.VerificationDeadline.TotalSeconds:0} s: {result.Observed.En}", $"步骤已完成，但在 {run.VerificationDeadline.TotalSeconds:0} 秒内无法确认是否有效：{result.Observed.Zh}"),
        _ => new($"The steps were done, but were not seen to work within {run.VerificationDeadline.TotalSeconds:0} s. Last seen: {result.Observed.En}", $"步骤已完成，但在 {run.VerificationDeadline.TotalSeconds:0} 秒内没有看到效果。最后看到：{result.Observed.Zh}"),
    };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Playbook {Playbook} failed to verify run {Run}")]
        public static partial void VerificationFailed(ILogger log, Exception exception, string playbook, Guid run);
    }
}
