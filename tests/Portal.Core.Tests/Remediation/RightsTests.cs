using Microsoft.Extensions.Options;
using Portal.Cluster.Actions;
using Portal.Cluster.Connection;
using Portal.Core.Access;
using Portal.Core.Remediation;
using Xunit;

namespace Portal.Core.Tests.Remediation;

/// <summary>As whom a run acts, and what a cluster that says nothing is taken for.</summary>
public sealed class RightsTests
{
    private static readonly IOptions<RemediationOptions> Options = Microsoft.Extensions.Options.Options.Create(new RemediationOptions { Impersonate = true });

    [Fact]
    public async Task DecideAsync_GroupThatThePortalMayNotImpersonate_ActsAsThePortalAndSaysSo()
    {
        var user = RemediationHarness.Alice.User;
        var all = await DecideAsync(user, static _ => true);
        Assert.Equal(("alice", "portal:operator"), (all.User, string.Join(',', all.Groups)));

        var some = await DecideAsync(user, static permission => permission.Resource != "groups");
        Assert.Equal(("", 0), (some.User, some.Groups.Length));
        Assert.Contains("does not let it impersonate alice", some.Text.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DecideAsync_RightToBreakTheGlass_IsNoGroupOfTheCluster()
    {
        var decision = await DecideAsync(RemediationHarness.Person("bob", PortalRole.Operator, PortalRole.BreakGlass).User, static _ => true);

        Assert.Equal(["portal:operator"], decision.Groups);
    }

    [Fact]
    public async Task ReviewAsync_ClusterThatDoesNotSay_IsNotTakenForAYes()
    {
        var run = PlannedRun.Of();

        var result = await new RightsReview(new Reviews(static permission => permission.Verb == "impersonate" ? true : null), Options).ReviewAsync(run, RemediationHarness.Alice.User, CancellationToken.None);

        Assert.Equal((RemediationStatus.Forbidden, "PermissionMissing"), (result?.Status, result?.Code));
        Assert.Contains("The cluster did not say whether alice may patch pods", result!.Text!.En, StringComparison.Ordinal);
    }

    private static Task<ActingDecision> DecideAsync(PortalUser user, Func<ApiPermission, bool?> allowed) =>
        new ActingIdentity(new Reviews(allowed), Options).DecideAsync("demo", user, AccessScope.Of("demo", "shop"), CancellationToken.None);

    /// <summary>Answers access reviews by a rule; nothing else is asked for here.</summary>
    private sealed class Reviews(Func<ApiPermission, bool?> allowed) : IRemediationCluster
    {
        public Task<KubernetesResponse> SendAsync(string cluster, KubernetesRequest request, Impersonation? impersonation, CancellationToken cancellationToken) =>
            throw new ClusterConnectionException("no request is expected");

        public Task<AccessReview> CanAsync(string cluster, ApiPermission permission, Impersonation? impersonation, CancellationToken cancellationToken) =>
            Task.FromResult(new AccessReview(allowed(permission), ""));
    }
}
