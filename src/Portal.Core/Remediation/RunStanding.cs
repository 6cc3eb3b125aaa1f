using System.Collections.Immutable;
using Portal.Core.Access;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>
/// Whether what let a run go on still counts, by what the record says now of the people who are not here. Pure. An approval is as good as the right of
/// who gave it at the moment of the act, not at the moment of the approval.
/// </summary>
public static class RunStanding
{
    /// <summary>The people whose rights a run leans on: who asked, who approved, and who broke the glass.</summary>
    public static IEnumerable<string> PeopleOf(RemediationRun run) =>
        run.CountingApprovals.Select(static approval => approval.ById).Append(run.RequestedById).Concat(run.BreakGlass is { } glass ? [glass.ById] : []).Distinct(StringComparer.Ordinal);

    /// <summary>Why the run may not be executed although it is approved; null: it may.</summary>
    /// <param name="run">An approved run.</param>
    /// <param name="people">What the record says of <see cref="PeopleOf"/>, by identity.</param>
    public static LocalizedText? Problem(RemediationRun run, ImmutableDictionary<string, PortalUser> people)
    {
        var scope = run.Scope;
        if (run.RequiresSecondPerson && Denied(run.RequestedById, run.RequestedBy, user => AccessPolicy.Decide(user, PortalOperation.PlanRemediation, scope)) is { } requester)
        {
            return new(
                $"{run.RequestedBy}, who asked for this remediation, may not do so any more. {requester.En}", $"发起此修复的 {run.RequestedBy} 已无此权限。{requester.Zh}");
        }

        if (run.BreakGlass is { Counts: true } glass && Denied(glass.ById, glass.By, user => AccessPolicy.Decide(user, PortalOperation.BreakGlass, scope)) is null)
        {
            return null;
        }

        LocalizedText? lost = null;
        foreach (var approval in run.CountingApprovals)
        {
            if (Denied(approval.ById, approval.By, user => AccessPolicy.DecideApproval(user, run.Risk, run.RequestedById, scope)) is not { } denied)
            {
                return null;
            }

            lost = new(
                $"The approval of {approval.By} does not count any more, and the run needs a new one. {denied.En}", $"{approval.By} 的批准已失效，需要重新批准。{denied.Zh}");
        }

        return lost ?? (run.BreakGlass is { Counts: true } broken
            ? new($"{broken.By} may not break the glass any more, and the run needs an approval.", $"{broken.By} 已无紧急放行的权限，需要批准。")
            : null);

        LocalizedText? Denied(string id, string name, Func<PortalUser, AccessDecision> decide) =>
            !people.TryGetValue(id, out var person) ? new($"The portal has no record of what {name} may do.", $"门户没有 {name} 的权限记录。")
            : decide(person) is { IsAllowed: false } denied
                ? person.DisabledBecause is { } reason ? new($"{name} was switched off: {reason}", $"{name} 已被停用：{reason}")
                : new($"By the portal's grants, and the groups of the last sign-in, {name} lacks the role {string.Join(" or ", denied.MissingAnyOf.Select(RoleNames.Of))} {scope.Words.En}.",
                    $"按门户授权及最近一次登录的组，{name} 缺少角色 {string.Join(" 或 ", denied.MissingAnyOf.Select(RoleNames.Of))}（{scope.Words.Zh}）。")
            : null;
    }
}
