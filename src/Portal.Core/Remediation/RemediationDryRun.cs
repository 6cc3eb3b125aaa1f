using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Portal.Cluster.Connection;
using Portal.Core.Access;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>Asks the API server with <c>dryRun=All</c> what each step would do. Part of <see cref="RemediationService"/>.</summary>
public sealed class RemediationDryRun(IRemediationCluster cluster, IOptions<RemediationOptions> options, TimeProvider clock)
{
    /// <summary>
    /// Asks for all steps, in the name in which the run acts, and keeps the answers and differences in the run. Each is asked about by itself, against the
    /// cluster as it is now, several at a time.
    /// </summary>
    /// <returns>Whether all were accepted.</returns>
    internal async Task<bool> RunAsync(RemediationRun run, PortalUser by, CancellationToken cancellationToken)
    {
        var before = DryRunAnswer.AllOf(run);
        var refusals = new ConcurrentDictionary<int, LocalizedText>();
        await Parallel.ForEachAsync(run.Steps, new ParallelOptions { MaxDegreeOfParallelism = options.Value.ParallelQuestions, CancellationToken = cancellationToken }, async (step, cancellation) =>
        {
            var (status, text, diff, accepted) = await AskAsync(run, step, cancellation);
            step.DryRun(status, text, diff);
            if (!accepted)
            {
                refusals[step.Index] = text;
            }
        });
        var failed = refusals.Count;
        var first = failed == 0 ? null : refusals.MinBy(static refusal => refusal.Key).Value;
        var notCovered = run.Steps.Count(static step => step.DryRunStatus is < 200 or > 299) - failed;
        run.EndDryRun(
            failed == 0,
            first is null && notCovered > 0
                ? new LocalizedText(
                    $"Dry run: {run.Steps.Count - notCovered} of {run.Steps.Count} requests accepted; of {notCovered} the API server could not say beforehand, or they wait",
                    $"预演：{run.Steps.Count} 个请求中有 {run.Steps.Count - notCovered} 个被接受；另有 {notCovered} 个 API server 无法预先判断，或需要等待")
            : first is null
                ? new LocalizedText($"Dry run: {run.Steps.Count} of {run.Steps.Count} requests accepted", $"预演：{run.Steps.Count} 个请求全部被接受")
                : new LocalizedText($"Dry run: {failed} of {run.Steps.Count} requests refused. {first.En}", $"预演：{run.Steps.Count} 个请求中有 {failed} 个被拒绝。{first.Zh}"),
            clock.GetUtcNow());
        run.KeepDryRun(by.Name, before, clock.GetUtcNow());
        return failed == 0;
    }

    private async Task<(int Status, LocalizedText Text, string Diff, bool Accepted)> AskAsync(RemediationRun run, RemediationStep step, CancellationToken cancellationToken)
    {
        try
        {
            // The portal reads with its own account: whoever may act need not be allowed to read.
            var before = await cluster.SendAsync(run.Cluster, step.Action.ToRead(), null, cancellationToken);
            var action = before.Succeeded ? TargetCheck.Rebind(step.Action, before.Json(), step.Seen) : step.Action;
            if (TargetCheck.Problem(action, before, step.Seen) is { } moved)
            {
                return (before.Succeeded ? 409 : before.Status, moved, "", false);
            }

            step.See(FieldChanges.Keep(before.Json()!.Value));
            var answer = await cluster.SendAsync(run.Cluster, RunRequest.Try(run, step, action), ActingIdentity.Of(run), cancellationToken);
            if (answer.Failure is { } failure)
            {
                var said = Answers.Text(failure);

                // Whoever approves it knows that nobody could ask beforehand; the change itself may well be allowed.
                return Answers.CannotBeTried(failure) ? (answer.Status, new LocalizedText($"Not covered by the dry run. {said.En}", $"预演未覆盖。{said.Zh}"), "", true)
                    : action.IsBlockedBy(failure)
                    ? (answer.Status, new LocalizedText($"Refused for now; the step will wait and be tried again. {said.En}", $"目前被拒绝；该步骤会等待并重试。{said.Zh}"), "", true)
                    : (answer.Status, said, "", false);
            }

            var preview = ObjectDiff.Preview(step.Action, before.Json()!.Value, answer.Json());
            var goes = preview.Removed
                ? new LocalizedText("Accepted. The object is removed at once: nothing else holds it.", "已接受。对象会立即被移除：没有其他因素占用它。")
                : new LocalizedText("Accepted.", "已接受。");
            return (answer.Status, Answers.WithWarnings(goes, answer), preview.Lines, true);
        }
        catch (ClusterConnectionException e)
        {
            return (0, new LocalizedText($"The cluster could not be asked: {e.Message}", $"无法询问集群：{e.Message}"), "", false);
        }
    }
}
