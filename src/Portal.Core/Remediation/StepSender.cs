using Microsoft.Extensions.Options;
using Portal.Cluster.Actions;
using Portal.Cluster.Connection;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>
/// Brings one intended change about, at most once: what is not answered is looked at before it is sent again, and every request carries the uid
/// and resourceVersion of the plan, so that even a request that arrives late cannot act twice.
/// </summary>
internal sealed class StepSender(IRemediationCluster cluster, IFailpoints failpoints, IOptions<RemediationOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Reads the target right before the step.</summary>
    /// <returns>What is different from the plan, or that nothing is left to do; else null, and the action as it is to be sent where that is not the plan's.</returns>
    public async Task<(StepOutcome? Outcome, ClusterAction? Bound)> CheckAsync(RemediationRun run, RemediationStep step, CancellationToken cancellationToken)
    {
        var read = await ReadAsync(run, step, Deadline(), cancellationToken);
        if (read.Answer is not { } answer)
        {
            return (new StepOutcome(false, 0, read.Problem!), null);
        }

        var live = answer.Succeeded ? answer.Json() : null;
        if ((answer.Succeeded || answer.Status == 404) && step.Action.IsMoot(live))
        {
            return (new StepOutcome(true, 0, new LocalizedText("It is so already; nothing was sent.", "目标状态已达成；没有发送任何请求。")), null);
        }

        var action = TargetCheck.Rebind(step.Action, live, step.Seen);
        return TargetCheck.Problem(action, answer, step.Seen) is { } problem
            ? (new StepOutcome(false, answer.Succeeded ? 409 : answer.Status, problem), null)
            : (null, ReferenceEquals(action, step.Action) ? null : action);
    }

    /// <summary>Sends the request of a step whose intent is stored.</summary>
    /// <param name="run">The run.</param>
    /// <param name="step">The step.</param>
    /// <param name="mayBeDone">Whether it may have been sent before: then the cluster is looked at first.</param>
    /// <param name="cancellationToken">Ends the wait. The request may have been sent; whoever takes the run up looks.</param>
    public async Task<StepOutcome> SendAsync(RemediationRun run, RemediationStep step, bool mayBeDone, CancellationToken cancellationToken)
    {
        var deadline = Deadline();
        while (true)
        {
            if (mayBeDone && await LookAsync(run, step, deadline, cancellationToken) is { } seen)
            {
                return seen;
            }

            LocalizedText why;
            var wait = Pause;
            try
            {
                var sending = cluster.SendAsync(run.Cluster, RunRequest.For(run, step), ActingIdentity.Of(run), cancellationToken);
                await failpoints.AtAsync(ExecutionPoint.RequestSent, run);
                var answer = await sending;
                switch (answer.Failure)
                {
                    case null:
                        return new StepOutcome(true, answer.Status, Answers.WithWarnings(new LocalizedText("Done.", "已完成。"), answer));
                    // Refused for now, or because of a change that does not matter: the object is read again before the next try.
                    case { } now when step.Action.IsBlockedBy(now) || (now.Code == 409 && TargetCheck.IsLoose(step.Action)):
                        return mayBeDone && await LookAsync(run, step, deadline, cancellationToken) is { } acted
                            ? acted
                            : new StepOutcome(false, answer.Status, Answers.Text(now)) { BlockedFor = PauseAfter(now) };
                    case { Code: 429 } busy:
                        (wait, why) = (busy.RetryAfter ?? Pause, Answers.Text(busy));
                        break;
                    case { Code: >= 500 } broken:
                        (wait, why, mayBeDone) = (broken.RetryAfter ?? Pause, Answers.Text(broken), true);
                        break;

                    // Refused because of what an earlier request of this step has done? Only the cluster knows.
                    case { Code: 404 or 409 or 422 } when mayBeDone && await LookAsync(run, step, deadline, cancellationToken) is { } before:
                        return before;
                    case { } refused:
                        return new StepOutcome(false, answer.Status, Answers.Text(refused));
                }
            }
            catch (ClusterConnectionException e)
            {
                mayBeDone |= !e.RequestNotSent;
                why = new LocalizedText(e.Message, e.Message);
            }

            if (deadline.IsOverAfter(wait))
            {
                return await GiveUpAsync(run, step, mayBeDone, why, cancellationToken);
            }

            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    // A conflict is over at once; a budget is not.
    private TimeSpan PauseAfter(KubernetesFailure failure) => failure.Code == 409 ? Pause
        : failure.RetryAfter is { } asked && asked > options.Value.BlockedPause ? asked
        : options.Value.BlockedPause;

    private Patience Deadline() => new(clock, options.Value.StepPatience);

    private async Task<StepOutcome> GiveUpAsync(RemediationRun run, RemediationStep step, bool mayBeDone, LocalizedText why, CancellationToken cancellationToken)
    {
        var seen = mayBeDone ? await LookAsync(run, step, new Patience(clock, TimeSpan.Zero), cancellationToken) : null;
        return seen ?? new StepOutcome(
            false,
            0,
            new LocalizedText($"Gave up after {options.Value.StepPatience.TotalSeconds:0} s; the change was not made. {why.En}", $"{options.Value.StepPatience.TotalSeconds:0} 秒后放弃；没有做出更改。{why.Zh}"));
    }

    // The outcome that the cluster shows, or null when the change has not happened and may be sent.
    private async Task<StepOutcome?> LookAsync(RemediationRun run, RemediationStep step, Patience deadline, CancellationToken cancellationToken)
    {
        var read = await ReadAsync(run, step, deadline, cancellationToken);
        if (read.Answer is not { } answer || (answer.Failure is not null && answer.Status != 404))
        {
            var problem = read.Problem ?? Answers.Text(read.Answer!.Failure!);
            return new StepOutcome(
                false,
                0,
                new LocalizedText(
                    $"The request may have been sent, and {step.Action.Target} could not be looked at: {problem.En} Look at the object before you plan again.",
                    $"请求可能已发送，但无法查看 {step.Action.Target}：{problem.Zh} 请先查看该对象，再重新制定计划。"));
        }

        var live = answer.Status == 404 ? null : answer.Json();
        var fields = FieldChanges.Words(step.Seen, live);
        return step.Sent.Observe(live) switch
        {
            ActionEffect.NotDone => null,
            ActionEffect.Changed when TargetCheck.Problem(TargetCheck.Rebind(step.Action, live, step.Seen), answer, step.Seen) is null => new StepOutcome(
                false, 0, new LocalizedText("The answer was lost; the portal looked at the cluster and found the change not made.", "未收到应答；门户查看了集群，更改没有生效。"))
            {
                BlockedFor = Pause,
            },
            ActionEffect.Done => new StepOutcome(
                true,
                0,
                new LocalizedText("The answer was lost; the portal looked at the cluster and found the change made. It was not sent again.", "未收到应答；门户查看了集群，发现更改已生效，没有再次发送。")),
            _ => new StepOutcome(
                false,
                0,
                new LocalizedText(
                    $"The answer was lost, and {step.Action.Target} has changed in another way since the plan was made.{fields.En} Nothing more was sent; look at the object, then plan again.",
                    $"未收到应答，且 {step.Action.Target} 在制定计划之后发生了其他变化。{fields.Zh}没有再发送请求；请查看该对象后重新制定计划。")),
        };
    }

    private async Task<(KubernetesResponse? Answer, LocalizedText? Problem)> ReadAsync(RemediationRun run, RemediationStep step, Patience deadline, CancellationToken cancellationToken)
    {
        while (true)
        {
            var wait = Pause;
            KubernetesResponse? answer = null;
            LocalizedText? problem = null;
            try
            {
                answer = await cluster.SendAsync(run.Cluster, step.Action.ToRead(), null, cancellationToken);
                if (answer.Failure is not { Code: 429 or >= 500 } busy)
                {
                    return (answer, null);
                }

                wait = busy.RetryAfter ?? Pause;
            }
            catch (ClusterConnectionException e)
            {
                problem = new LocalizedText(e.Message, e.Message);
            }

            if (deadline.IsOverAfter(wait))
            {
                return (answer, problem);
            }

            await Task.Delay(wait, clock, cancellationToken);
        }
    }
}
