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
    private static readonly ImmutableArray<PortalRole> Admins = [PortalRole.Admin];

    /// <summary>Whether a remediation of this risk needs another person's approval before it is carried out.</summary>
    public static bool RequiresSecondPerson(RiskLevel risk) => risk == RiskLevel.High;

    /// <summary>Whether the person may do something that is not about one remediation run.</summary>
    public static AccessDecision Decide(PortalUser user, PortalOperation operation)
    {
        var roles = RolesFor(operation);
        return roles.Any(user.Roles.Contains) ? AccessDecision.Allowed : Missing(operation, roles);
    }

    /// <summary>
    /// Whether the person may approve a run. Without need of a second person, the requester's own confirmation is an approval too: it takes the
    /// role to execute.
    /// </summary>
    /// <param name="user">The person.</param>
    /// <param name="risk">The risk of the run's playbook.</param>
    /// <param name="requesterId">The <see cref="PortalUser.Id"/> of who asked for the run.</param>
    public static AccessDecision DecideApproval(PortalUser user, RiskLevel risk, string requesterId)
    {
        if (!RequiresSecondPerson(risk) && user.Id == requesterId)
        {
            return Decide(user, PortalOperation.ExecuteRemediation);
        }

        var byRole = Decide(user, PortalOperation.DecideRemediation);
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
    public static AccessDecision DecideExecution(PortalUser user, RiskLevel risk, string requesterId, IEnumerable<string> approverIds)
    {
        var byRole = Decide(user, PortalOperation.ExecuteRemediation);
        return byRole.IsAllowed && RequiresSecondPerson(risk) && approverIds.All(approver => approver == requesterId)
            ? new AccessDecision
            {
                Reason = new LocalizedText(
                    "A remediation of high risk needs the approval of a second person, and nobody but the one who asked for it has approved it.",
                    "高风险的修复需要第二个人批准，目前还没有发起人以外的人批准。"),
            }
            : byRole;
    }

    private static ImmutableArray<PortalRole> RolesFor(PortalOperation operation) => operation switch
    {
        PortalOperation.Read => Anybody,
        PortalOperation.EditArticle or PortalOperation.PlanRemediation => [PortalRole.Operator, PortalRole.Approver, PortalRole.Admin],
        PortalOperation.ExecuteRemediation or PortalOperation.CancelRemediation => Operators,
        PortalOperation.DecideRemediation => Approvers,
        PortalOperation.ChangeSettings => Admins,
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "No rule for this operation."),
    };

    private static AccessDecision Missing(PortalOperation operation, ImmutableArray<PortalRole> roles)
    {
        var names = roles.Select(role => role.ToString().ToLowerInvariant()).ToArray();
        return new AccessDecision
        {
            Reason = new LocalizedText(
                $"To {English(operation)} you need the role {string.Join(" or ", names)}. Ask whoever manages access to the portal.",
                $"{Chinese(operation)}需要角色 {string.Join(" 或 ", names)}。请联系门户的权限管理员。"),
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
        _ => "更改设置",
    };
}
