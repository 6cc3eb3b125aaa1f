using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Portal.Cluster.Actions;
using Portal.Core.Audit;
using Portal.Core.Findings;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>Watches whether a run whose steps are done has worked, until its playbook says so or the deadline passes.</summary>
internal sealed partial class RunVerifier(IEnumerable<IPlaybook> playbooks, ILiveClusters clusters, RunJournal journal, TimeProvider clock, ILogger<RunVerifier> log)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly ImmutableDictionary<string, IPlaybook> _playbooks = playbooks.ToImmutableDictionary(static p => p.Id, StringComparer.Ordinal);

    /// <summary>Watches until the run has ended, or the wave of objects that is watched has worked and another one follows.</summary>
    /// <param name="run">The run, in state Verifying, with the objects of the wave.</param>
    /// <param name="beforeOutcome">Called when the outcome is known and not stored.</param>
    /// <param name="cancellationToken">Ends the wait; whoever takes the run up watches on.</param>
    /// <returns>The run as it ended, or Executing again; still Verifying when somebody has stopped it.</returns>
    public async Task<RemediationRun> VerifyAsync(RemediationRun run, Func<RemediationRun, Task> beforeOutcome, CancellationToken cancellationToken)
    {
        // What is stored is a time of day; it may have been put forward or back since.
        var left = (run.VerifyUntil ?? journal.Now) - journal.Now;
        var patience = new Patience(clock, left < TimeSpan.Zero ? TimeSpan.Zero : left > run.VerificationDeadline ? run.VerificationDeadline : left);
        ImmutableArray<RunSubject> subjects = [.. run.Subjects.Where(static s => s.State == SubjectState.Pending)];
        var actions = await journal.ActionsAsync(run, cancellationToken);
        var known = ImmutableDictionary<int, VerificationResult>.Empty;
        while (true)
        {
            var changed = clusters.Changes(run.Cluster)?.Next ?? Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            var results = subjects.ToImmutableDictionary(static s => s.Index, s => known.GetValueOrDefault(s.Index) is { State: VerificationState.Verified } seen ? seen : Verify(run, s, [.. actions[s.Index]]));
            if (await journal.IsStoppedAsync(run.Id, cancellationToken))
            {
                return await KeepSeenAsync(run, results, cancellationToken);
            }

            var whole = Whole(results.Values);
            var late = patience.IsOver;
            if (whole.State is VerificationState.Verified or VerificationState.NotVerified || late)
            {
                await beforeOutcome(run);
                return await EndAsync(run, results, whole, late, cancellationToken);
            }

            if (whole.State != run.VerificationState || whole.Observed != run.VerificationObserved)
            {
                run = await ObserveAsync(run, whole, cancellationToken);
            }

            known = results;

            // With or without a change: deadlines pass without any.
            await Task.WhenAny(changed, Task.Delay(LookEvery, clock, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private VerificationResult Verify(RemediationRun run, RunSubject subject, ImmutableArray<ClusterAction> actions)
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
                Subject = subject.Reference,
                Parameters = run.Parameters,
                Targets = [.. actions.Select(static action => action.Target)],
                Actions = actions,
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

    // Of many objects: one that cannot work any more decides, then one that is not seen, then one that has not worked yet.
    private static VerificationResult Whole(IEnumerable<VerificationResult> results)
    {
        var all = results.ToList();
        var worst = all.Find(static r => r.State == VerificationState.NotVerified) ?? all.Find(static r => r.State == VerificationState.Unknown)
            ?? all.Find(static r => r.State == VerificationState.Pending) ?? all[0];
        var verified = all.Count(static r => r.State == VerificationState.Verified);
        return all.Count == 1 ? worst
            : verified == all.Count ? new VerificationResult(VerificationState.Verified, new($"It has worked for all {verified} objects.", $"{verified} 个对象均已见效。"))
            : worst with { Observed = new($"It has worked for {verified} of {all.Count} objects. {worst.Observed.En}", $"{all.Count} 个对象中有 {verified} 个已见效。{worst.Observed.Zh}") };
    }

    private Task<RemediationRun> ObserveAsync(RemediationRun run, VerificationResult result, CancellationToken cancellationToken) => journal.ChangeWaveAsync(
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

    private Task<RemediationRun> EndAsync(
        RemediationRun run, ImmutableDictionary<int, VerificationResult> results, VerificationResult whole, bool late, CancellationToken cancellationToken)
    {
        var verified = whole.State == VerificationState.Verified;
        var wave = run.OpenWave;
        return verified && wave < run.SubjectWaves ? journal.ChangeWaveAsync(run.Id, NextWave, cancellationToken) : journal.ChangeAsync(run.Id, End, cancellationToken);

        AuditEvent? NextWave(RemediationRun current)
        {
            if (current.State != RunState.Verifying || current.OpenWave != wave)
            {
                return null; // The commit that was cut off had been done.
            }

            Keep(current, results);
            if (current.Stop is not null)
            {
                return null; // Nothing more begins.
            }

            current.BeginNextWave(wave, journal.Now);
            return RunJournal.RunEvent(current, "remediation.wave", AuditOutcome.Succeeded, $"wave {wave} of {current.SubjectWaves}: {whole.Observed.En}");
        }

        AuditEvent? End(RemediationRun current)
        {
            if (current.State != RunState.Verifying)
            {
                return null;
            }

            current.Observe(late && whole.State == VerificationState.Pending ? whole with { State = VerificationState.NotVerified } : whole);
            Keep(current, results);
            if (verified)
            {
                current.Succeed(whole.Observed, journal.Now);
            }
            else
            {
                current.Fail(NotSeen(current, whole), journal.Now);
            }

            return RunJournal.RunEvent(current, "remediation.verify", verified ? AuditOutcome.Succeeded : AuditOutcome.Failed, current.Outcome!.En);
        }
    }

    // For those that have not worked yet nobody watches any more.
    private Task<RemediationRun> KeepSeenAsync(RemediationRun run, ImmutableDictionary<int, VerificationResult> results, CancellationToken cancellationToken)
    {
        var seen = results.Where(static r => r.Value.State == VerificationState.Verified).ToImmutableDictionary();
        return journal.ChangeWaveAsync(
            run.Id,
            current =>
            {
                Keep(current, seen);
                return null;
            },
            cancellationToken);
    }

    private static void Keep(RemediationRun current, ImmutableDictionary<int, VerificationResult> results)
    {
        foreach (var subject in current.Subjects.Where(s => s.State == SubjectState.Pending && results.ContainsKey(s.Index)))
        {
            var result = results[subject.Index];
            subject.End(result.State == VerificationState.Verified ? SubjectState.Verified : SubjectState.NotVerified, result.Observed);
        }
    }

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
