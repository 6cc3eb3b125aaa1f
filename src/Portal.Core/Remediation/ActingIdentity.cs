using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Portal.Cluster.Actions;
using Portal.Cluster.Connection;
using Portal.Core.Access;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>
/// Decides in whose name a run's requests go to a cluster: in the person's, where the cluster lets the portal impersonate them, so that the
/// cluster's RBAC and audit log stay true; else in the portal's own, and the plan says so.
/// </summary>
internal sealed class ActingIdentity(IRemediationCluster cluster, IOptions<RemediationOptions> options)
{
    // Breaking the glass is a right of the portal alone: it opens nothing on a cluster.
    private static readonly ImmutableArray<PortalRole> RolesOfClusters = [PortalRole.Viewer, PortalRole.Operator, PortalRole.Approver, PortalRole.Admin];

    /// <summary>Decides. As groups go the roles that the person has for the whole of what is touched: a role elsewhere is none here.</summary>
    /// <exception cref="ClusterConnectionException">The cluster did not answer.</exception>
    public async Task<ActingDecision> DecideAsync(
        string clusterName, PortalUser user, AccessScope scope, CancellationToken cancellationToken)
    {
        if (!options.Value.Impersonate)
        {
            return new ActingDecision("", [], new LocalizedText(
                "Acts as the portal's own account: acting as the person is switched off, because names of this sign-in are not names of the cluster.",
                "以门户自身的账号执行：已关闭以用户身份执行，因为此登录方式的名称不是集群中的名称。"));
        }

        ImmutableArray<string> groups = [.. user.RolesIn(scope).Where(RolesOfClusters.Contains).Select(static role => $"portal:{RoleNames.Of(role)}").Order(StringComparer.Ordinal)];
        try
        {
            _ = Impersonation.Of(user.Subject, groups);
        }
        catch (ClusterConnectionException e)
        {
            // Such a name never falls back to the portal's own rights.
            return new ActingDecision("", [], new LocalizedText(e.Message, e.Message)) { Refused = true };
        }

        var mayUser = await cluster.CanAsync(clusterName, new ApiPermission("impersonate", "", "users", "", "", user.Subject), null, cancellationToken);
        var mayGroups = mayUser.Allowed == true;
        foreach (var group in groups.Where(_ => mayGroups))
        {
            mayGroups = (await cluster.CanAsync(clusterName, new ApiPermission("impersonate", "", "groups", "", "", group), null, cancellationToken)).Allowed == true;
        }

        return mayGroups
            ? new ActingDecision(user.Subject, groups, new LocalizedText($"Acts as {user.Subject}, by the cluster's own rights of that user.", $"以 {user.Subject} 的身份执行，受该用户在集群中的权限约束。"))
            : new ActingDecision("", [], new LocalizedText(
                $"Acts as the portal's own account: the cluster does not let it impersonate {user.Subject}.", $"以门户自身的账号执行：集群不允许门户模拟 {user.Subject}。"));
    }

    /// <summary>The headers for what <see cref="DecideAsync"/> decided and the run keeps.</summary>
    public static Impersonation? Of(RemediationRun run) => run.ActsAs.Length == 0 ? null : Impersonation.Of(run.ActsAs, run.ActsAsGroups);
}
