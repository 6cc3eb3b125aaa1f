using System.Collections.Immutable;
using Portal.Core.Remediation;
using Portal.Core.Text;

namespace Portal.Core.Access;

/// <summary>
/// The rules of the portal: which role may do what, for which risk. Checked in the service that acts; pages only hide what would be refused.
/// </summary>
public static class AccessPolicy
{
    private static readonly ImmutableArray<PortalRole> Anybody = [PortalRole.Viewer, PortalRole.Operator, PortalRole.Approver, PortalRole.Admin];
    private static readonly ImmutableArray<PortalRole> Operators = [PortalRole.Operator, PortalRole.Admin];
    private static readonly ImmutableArray<PortalRole> Approvers = [PortalRole.Approver, PortalRole.Admin];
    private static readonly ImmutableArray<PortalRole> Breakers = [PortalRole.BreakGlass, PortalRole.Admin];
    private static readonly ImmutableArray<PortalRole> Admins = [PortalRole.Admin];

    /// <summary>Whether a remediation of this risk needs another person's approval before it is carried out.</summary>
    public static bool RequiresSecondPerson(RiskLevel risk) => risk == RiskLevel.High;

    /// <summary>Whether the person may do something.</summary>
    /// <param name="user">The person.</param>
    /// <param name="operation">What.</param>
    /// <param name="scope">What it touches; null: everything, which nothing less than a role everywhere reaches.</param>
    public static AccessDecision Decide(PortalUser user, PortalOperation operation, AccessScope? scope = null)
    {
        if (user.DisabledBecause is { } reason)
        {
            return Disabled(reason);
        }

        var roles = RolesFor(operation);
        var grants = user.Grants.Where(grant => roles.Contains(grant.Role)).ToImmutableArray();
        var allowed = IsOfAnyPlace(operation) ? !grants.IsEmpty : (scope ?? AccessScope.Everything).IsCoveredBy(grants);
        return allowed ? AccessDecision.Allowed : Missing(operation, roles, IsOfAnyPlace(operation) ? null : scope, user);
    }

    /// <summary>Whether the person may do something at some place at least: for what is asked before it is known what it touches.</summary>
    public static AccessDecision DecideSomewhere(PortalUser user, PortalOperation operation)
    {
        var roles = RolesFor(operation);
        return user.DisabledBecause is { } reason ? Disabled(reason)
            : user.Grants.Any(grant => roles.Contains(grant.Role)) ? AccessDecision.Allowed
            : Missing(operation, roles, null, user);
    }

    /// <summary>
    /// Whether the person may approve a run. Without need of a second person, the requester's own confirmation is an approval too: it takes the
    /// role to execute.
    /// </summary>
    /// <param name="user">The person.</param>
    /// <param name="risk">The risk of the run's playbook.</param>
    /// <param name="requesterId">The <see cref="PortalUser.Id"/> of who asked for the run.</param>
    /// <param name="scope">What the run touches; null: everything.</param>
    public static AccessDecision DecideApproval(PortalUser user, RiskLevel risk, string requesterId, AccessScope? scope = null)
    {
        if (!RequiresSecondPerson(risk) && user.Id == requesterId)
        {
            return Decide(user, PortalOperation.ExecuteRemediation, scope);
        }

        var byRole = Decide(user, PortalOperation.DecideRemediation, scope);
        return byRole.IsAllowed && RequiresSecondPerson(risk) && user.Id == requesterId
            ? new AccessDecision
            {
                Reason = new LocalizedText(
                    "A remediation of high risk needs a second person: you asked for it, so somebody else with the role approver must decide.",
                    "高风险的修复需要第二个人批准：这是您发起的，必须由另一位具有 approver 角色的人来决定。"),
            }
            : byRole;
    }

    /// <summary>Whether the person may carry a run out.</summary>
    /// <param name="user">The person.</param>
    /// <param name="risk">The risk of the run's playbook.</param>
    /// <param name="requesterId">The <see cref="PortalUser.Id"/> of who asked for the run.</param>
    /// <param name="approverIds">The <see cref="PortalUser.Id"/> of each who approved it.</param>
    /// <param name="scope">What the run touches; null: everything.</param>
    /// <param name="glassBroken">Whether somebody who may has broken the glass for it.</param>
    public static AccessDecision DecideExecution(
        PortalUser user, RiskLevel risk, string requesterId, IEnumerable<string> approverIds, AccessScope? scope = null, bool glassBroken = false)
    {
        var byRole = Decide(user, PortalOperation.ExecuteRemediation, scope);
        return byRole.IsAllowed && RequiresSecondPerson(risk) && !glassBroken && approverIds.All(approver => approver == requesterId)
            ? new AccessDecision
            {
                Reason = new LocalizedText(
                    "A remediation of high risk needs the approval of a second person, and nobody but the one who asked for it has approved it.",
                    "高风险的修复需要第二个人批准，目前还没有发起人以外的人批准。"),
            }
            : byRole;
    }

    /// <summary>Whether the person may look at a broken glass and say that it was right: somebody else than who broke it, with the role approver.</summary>
    /// <param name="user">The person.</param>
    /// <param name="brokenById">The <see cref="PortalUser.Id"/> of who broke it.</param>
    /// <param name="scope">What the run touches.</param>
    public static AccessDecision DecideReview(PortalUser user, string brokenById, AccessScope scope)
    {
        var byRole = Decide(user, PortalOperation.DecideRemediation, scope);
        return byRole.IsAllowed && user.Id == brokenById
            ? new AccessDecision
            {
                Reason = new LocalizedText(
                    "You broke the glass yourself: somebody else with the role approver must look at it.", "紧急放行是您本人操作的，必须由另一位具有 approver 角色的人复核。"),
            }
            : byRole;
    }

    private static bool IsOfAnyPlace(PortalOperation operation) => operation is PortalOperation.Read or PortalOperation.EditArticle;

    private static ImmutableArray<PortalRole> RolesFor(PortalOperation operation) => operation switch
    {
        PortalOperation.Read => Anybody,
        PortalOperation.EditArticle or PortalOperation.PlanRemediation => [PortalRole.Operator, PortalRole.Approver, PortalRole.Admin],
        PortalOperation.ExecuteRemediation or PortalOperation.CancelRemediation => Operators,
        PortalOperation.BreakGlass => Breakers,
        PortalOperation.ChangeSettings or PortalOperation.ManageAccess => Admins,
        PortalOperation.DecideRemediation or PortalOperation.PauseRemediation => Approvers,
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "No rule for this operation."),
    };

    private static AccessDecision Disabled(string reason) => new()
    {
        Reason = new LocalizedText(
            $"Your access to the portal was taken away: {reason.TrimEnd('.', '。')}. Ask whoever manages access to the portal.", $"您的门户访问权限已被取消：{reason.TrimEnd('.', '。')}。请联系门户的权限管理员。"),
    };

    private static AccessDecision Missing(PortalOperation operation, ImmutableArray<PortalRole> roles, AccessScope? scope, PortalUser user)
    {
        var names = roles.Select(RoleNames.Of).ToArray();
        var where = scope?.Words;
        var elsewhere = user.Grants.Where(grant => roles.Contains(grant.Role)).Select(static grant => grant.ToString()).Order(StringComparer.Ordinal).Take(5).ToArray();
        var (have, haveZh) = elsewhere.Length == 0 ? ("", "") : ($" You have {string.Join(", ", elsewhere)}.", $"您目前具有 {string.Join("、", elsewhere)}。");
        return new AccessDecision
        {
            Reason = new LocalizedText(
                $"To {English(operation)} you need the role {string.Join(" or ", names)}{(where is null ? "" : " " + where.En)}.{have} Ask whoever manages access to the portal.",
                $"{Chinese(operation)}需要角色 {string.Join(" 或 ", names)}{(where is null ? "" : $"（{where.Zh}）")}。{haveZh}请联系门户的权限管理员。"),
            MissingAnyOf = roles,
        };
    }

    private static string English(PortalOperation operation) => operation switch
    {
        PortalOperation.Read => "see this",
        PortalOperation.EditArticle => "edit articles",
        PortalOperation.PlanRemediation => "plan a remediation",
        PortalOperation.DecideRemediation => "approve or reject a remediation",
        PortalOperation.ExecuteRemediation => "carry out a remediation",
        PortalOperation.CancelRemediation => "cancel a remediation",
        PortalOperation.BreakGlass => "break the glass",
        PortalOperation.ManageAccess => "manage access",
        PortalOperation.PauseRemediation => "pause or resume remediation",
        _ => "change settings",
    };

    private static string Chinese(PortalOperation operation) => operation switch
    {
        PortalOperation.Read => "查看此内容",
        PortalOperation.EditArticle => "编辑文章",
        PortalOperation.PlanRemediation => "制定修复计划",
        PortalOperation.DecideRemediation => "批准或拒绝修复",
        PortalOperation.ExecuteRemediation => "执行修复",
        PortalOperation.CancelRemediation => "取消修复",
        PortalOperation.BreakGlass => "紧急放行",
        PortalOperation.ManageAccess => "管理权限",
        PortalOperation.PauseRemediation => "暂停或恢复修复",
        _ => "更改设置",
    };
}
