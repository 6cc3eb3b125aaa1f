using Portal.Core.Access;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>The rules of who may do what with a run, and when. Pure.</summary>
public static class RunActions
{
    /// <summary>Checks rights first, then the state: who may not do it at all learns nothing of the state.</summary>
    /// <param name="action">What is to be done.</param>
    /// <param name="run">The run, with its approvals.</param>
    /// <param name="user">Who wants to.</param>
    /// <param name="now">The portal's time.</param>
    public static RunActionCheck Check(RunActionKind action, RemediationRun run, PortalUser user, DateTimeOffset now)
    {
        var access = Access(action, run, user);
        return access.IsAllowed ? State(action, run, now) : new RunActionCheck(RemediationStatus.Forbidden, "RoleMissing", access.Reason, access);
    }

    private static AccessDecision Access(RunActionKind action, RemediationRun run, PortalUser user) => action switch
    {
        RunActionKind.DryRun => AccessPolicy.Decide(user, PortalOperation.PlanRemediation),
        RunActionKind.Approve => AccessPolicy.DecideApproval(user, run.Risk, run.RequestedById),

        // To reject is safe: the requester may, and whoever decides.
        RunActionKind.Reject => user.Id == run.RequestedById ? AccessPolicy.Decide(user, PortalOperation.PlanRemediation) : AccessPolicy.Decide(user, PortalOperation.DecideRemediation),
        RunActionKind.Execute => AccessPolicy.DecideExecution(
            user, run.Risk, run.RequestedById, run.Approvals.Where(static a => a.Decision == ApprovalDecision.Approved).Select(static a => a.ById)),
        RunActionKind.Cancel => user.Id == run.RequestedById ? AccessPolicy.Decide(user, PortalOperation.PlanRemediation) : AccessPolicy.Decide(user, PortalOperation.CancelRemediation),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "No rule for this action."),
    };

    private static RunActionCheck State(RunActionKind action, RemediationRun run, DateTimeOffset now)
    {
        if (action != RunActionKind.Cancel && run.Refusal is { } refusal)
        {
            return Conflict("PlanRefused", $"The playbook refused: {refusal.Text.En} {refusal.Instead.En}", $"处置方案拒绝执行：{refusal.Text.Zh}{refusal.Instead.Zh}");
        }

        var fits = action switch
        {
            RunActionKind.DryRun => RunTransitions.Allows(run.State, RunState.AwaitingApproval),
            RunActionKind.Approve or RunActionKind.Reject => run.State == RunState.AwaitingApproval,
            RunActionKind.Execute => run.State == RunState.Approved,
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
            : RunActionCheck.Ok;
    }

    private static RunActionCheck WrongState(RunActionKind action, RemediationRun run) => (action, run.State) switch
    {
        (_, RunState.Executing or RunState.Verifying) => Conflict(
            "AlreadyRunning", $"The run is already {English(run.State)}, started by {run.ExecutedBy}.", $"该处置已在{Chinese(run.State)}，由 {run.ExecutedBy} 启动。"),
        (_, RunState.Succeeded or RunState.Failed or RunState.Cancelled) => Conflict(
            "AlreadyEnded", $"The run has ended: {English(run.State)}. Plan a new one.", $"该处置已结束：{Chinese(run.State)}。请重新制定计划。"),
        (RunActionKind.Execute, RunState.AwaitingApproval) => Conflict(
            "NotApproved",
            run.RequiresSecondPerson ? "The run waits for the approval of a second person." : "The run waits for approval: approve it first.",
            run.RequiresSecondPerson ? "该处置等待第二个人批准。" : "该处置等待批准：请先批准。"),
        (RunActionKind.Approve or RunActionKind.Reject, RunState.Approved) => Conflict("AlreadyApproved", "The run is approved already.", "该处置已被批准。"),
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
