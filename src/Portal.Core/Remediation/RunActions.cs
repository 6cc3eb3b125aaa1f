using System.Collections.Immutable;
using Portal.Core.Access;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>The rules of who may do what with a run, and when. Pure.</summary>
public static class RunActions
{
    /// <summary>The code of a run whose approval does not count any more.</summary>
    public const string ApprovalLost = "ApprovalLost";

    /// <summary>Checks rights first, then the state: who may not do it at all learns nothing of the state.</summary>
    /// <param name="action">What is to be done.</param>
    /// <param name="run">The run, with its approvals.</param>
    /// <param name="user">Who wants to.</param>
    /// <param name="people">What the record says of the others: <see cref="RunStanding.PeopleOf"/>.</param>
    /// <param name="now">The portal's time.</param>
    public static RunActionCheck Check(
        RunActionKind action, RemediationRun run, PortalUser user, ImmutableDictionary<string, PortalUser> people, DateTimeOffset now)
    {
        var access = Access(action, run, user);
        return !access.IsAllowed ? new RunActionCheck(RemediationStatus.Forbidden, "RoleMissing", access.Reason, access)
            : action == RunActionKind.Review ? Review(run)
            : action == RunActionKind.Stop ? Stop(run)
            : State(action, run, people, now);
    }

    private static AccessDecision Access(RunActionKind action, RemediationRun run, PortalUser user) => action switch
    {
        RunActionKind.DryRun => AccessPolicy.Decide(user, PortalOperation.PlanRemediation, run.Scope),
        RunActionKind.Approve => AccessPolicy.DecideApproval(user, run.Risk, run.RequestedById, run.Scope),

        // To reject is safe: the requester may, and whoever decides.
        RunActionKind.Reject => AccessPolicy.Decide(user, user.Id == run.RequestedById ? PortalOperation.PlanRemediation : PortalOperation.DecideRemediation, run.Scope),
        RunActionKind.Execute => AccessPolicy.DecideExecution(
            user, run.Risk, run.RequestedById, run.CountingApprovals.Select(static a => a.ById), run.Scope, run.BreakGlass is { Counts: true }),
        RunActionKind.Cancel => AccessPolicy.Decide(user, user.Id == run.RequestedById ? PortalOperation.PlanRemediation : PortalOperation.CancelRemediation, run.Scope),
        RunActionKind.Stop => AccessPolicy.Decide(user, PortalOperation.CancelRemediation, run.Scope),
        RunActionKind.BreakGlass => AccessPolicy.Decide(user, PortalOperation.BreakGlass, run.Scope),
        RunActionKind.Review => AccessPolicy.DecideReview(user, run.BreakGlass?.ById ?? "", run.Scope),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "No rule for this action."),
    };

    private static RunActionCheck Review(RemediationRun run) => run.BreakGlass switch
    {
        null => Conflict("GlassNotBroken", "Nobody has broken the glass for this run.", "此处置没有紧急放行。"),
        { ReviewedAt: not null } glass => Conflict("AlreadyReviewed", $"{glass.ReviewedBy} has looked at it already.", $"{glass.ReviewedBy} 已复核。"),
        _ => RunActionCheck.Ok,
    };

    private static RunActionCheck Stop(RemediationRun run) => run switch
    {
        _ when RunTransitions.IsFinal(run.State) => WrongState(RunActionKind.Stop, run),
        _ when !RunTransitions.IsUnderWay(run.State) => Conflict(
            "NotUnderWay", $"The run is {English(run.State)} and nothing has been done: cancel it instead.", $"该处置状态为{Chinese(run.State)}，尚未执行任何操作：请改用取消。"),
        { Stop: { } stop } => Conflict("AlreadyStopping", $"{stop.By} has asked to stop it already. It ends when what is on its way is finished.", $"{stop.By} 已请求停止。已发出的请求完成后处置即结束。"),
        _ => RunActionCheck.Ok,
    };

    private static RunActionCheck State(RunActionKind action, RemediationRun run, ImmutableDictionary<string, PortalUser> people, DateTimeOffset now)
    {
        if (action != RunActionKind.Cancel && run.Refusal is { } refusal)
        {
            return Conflict("PlanRefused", $"The playbook refused: {refusal.Text.En} {refusal.Instead.En}", $"处置方案拒绝执行：{refusal.Text.Zh}{refusal.Instead.Zh}");
        }

        var lost = run.State == RunState.Approved && action is RunActionKind.Approve or RunActionKind.Execute ? RunStanding.Problem(run, people) : null;
        var fits = action switch
        {
            RunActionKind.DryRun => RunTransitions.Allows(run.State, RunState.DryRunFailed),
            RunActionKind.Approve => run.State == RunState.AwaitingApproval || lost is not null,
            RunActionKind.Reject => run.State == RunState.AwaitingApproval,
            RunActionKind.Execute => run.State == RunState.Approved,
            RunActionKind.BreakGlass => run.State is RunState.AwaitingApproval or RunState.Approved && run.BreakGlass is null,
            _ => RunTransitions.IsBeforeExecution(run.State),
        };
        if (!fits)
        {
            return WrongState(action, run);
        }

        return action != RunActionKind.Cancel && action != RunActionKind.Reject && run.IsExpired(now)
            ? Conflict(
                "PlanExpired",
                $"The plan is older than {(run.ExpiresAt - run.PlannedAt).TotalMinutes:0} minutes and the cluster may have changed. Cancel it and plan again.",
                $"计划已超过 {(run.ExpiresAt - run.PlannedAt).TotalMinutes:0} 分钟，集群可能已变化。请取消并重新制定计划。")
            : action == RunActionKind.Execute && lost is not null ? new RunActionCheck(RemediationStatus.Conflict, ApprovalLost, lost, null)
            : RunActionCheck.Ok;
    }

    private static RunActionCheck WrongState(RunActionKind action, RemediationRun run) => (action, run.State) switch
    {
        (RunActionKind.Cancel, RunState.Executing or RunState.Verifying) => Conflict(
            "AlreadyRunning",
            $"The run is already {English(run.State)}, started by {run.ExecutedBy}. Stop it instead: what is on its way is finished, and nothing more begins.",
            $"该处置已在{Chinese(run.State)}，由 {run.ExecutedBy} 启动。请改用停止：已发出的请求会执行完毕，不再开始新的步骤。"),
        (_, RunState.Executing or RunState.Verifying) => Conflict(
            "AlreadyRunning", $"The run is already {English(run.State)}, started by {run.ExecutedBy}.", $"该处置已在{Chinese(run.State)}，由 {run.ExecutedBy} 启动。"),
        (_, RunState.Succeeded or RunState.Failed or RunState.Cancelled) => Conflict(
            "AlreadyEnded", $"The run has ended: {English(run.State)}. Plan a new one.", $"该处置已结束：{Chinese(run.State)}。请重新制定计划。"),
        (RunActionKind.Execute, RunState.AwaitingApproval) => Conflict(
            "NotApproved",
            run.RequiresSecondPerson ? "The run waits for the approval of a second person." : "The run waits for approval: approve it first.",
            run.RequiresSecondPerson ? "该处置等待第二个人批准。" : "该处置等待批准：请先批准。"),
        (RunActionKind.Approve or RunActionKind.Reject, RunState.Approved) => Conflict("AlreadyApproved", "The run is approved already.", "该处置已被批准。"),
        (RunActionKind.BreakGlass, _) when run.BreakGlass is { } glass => Conflict("GlassBroken", $"{glass.By} has broken the glass for it already.", $"{glass.By} 已紧急放行。"),
        (RunActionKind.DryRun, _) => Conflict("WrongState", "The run is approved; the dry run cannot be repeated.", "该处置已批准，不能再次预演。"),
        _ => Conflict("DryRunMissing", $"The run is {English(run.State)}: do the dry run first.", $"该处置状态为{Chinese(run.State)}：请先预演。"),
    };

    private static RunActionCheck Conflict(string code, string english, string chinese) =>
        new(RemediationStatus.Conflict, code, new LocalizedText(english, chinese), null);

    private static string English(RunState state) => state switch
    {
        RunState.DryRunFailed => "refused by its dry run",
        RunState.AwaitingApproval => "waiting for approval",
        _ => state.ToString().ToLowerInvariant(),
    };

    private static string Chinese(RunState state) => state switch
    {
        RunState.Planned => "已计划",
        RunState.DryRunFailed => "预演失败",
        RunState.AwaitingApproval => "等待批准",
        RunState.Approved => "已批准",
        RunState.Executing => "执行中",
        RunState.Verifying => "验证中",
        RunState.Succeeded => "成功",
        RunState.Failed => "失败",
        _ => "已取消",
    };
}
