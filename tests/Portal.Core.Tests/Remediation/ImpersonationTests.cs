using System.Text.Json.Nodes;
using Portal.Core.Access;
using Portal.Core.Audit;
using Portal.Core.Remediation;
using Portal.Simulator.Objects;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Remediation;

public sealed class ImpersonationTests(PostgresFixture postgres) : IAsyncLifetime
{
    private RemediationHarness _harness = null!;

    private RemediationService Service => _harness.Service;

    public async ValueTask InitializeAsync() => _harness = await RemediationHarness.StartAsync(postgres, new RemediationOptions { ScanInterval = TimeSpan.FromSeconds(1) });

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    [Fact]
    public async Task WholeLife_PersonWithRights_EveryWriteIsTheirs()
    {
        Allow("portal:operator");
        var run = await _harness.ExecutingAsync();
        Assert.Equal("alice", run.ActsAs);

        await _harness.HostAsync();
        run = await _harness.EndedAsync(run.Id);

        Assert.Equal(RunState.Succeeded, run.State);
        Assert.All(
            _harness.Server.Requests.Requests.Where(r => r.Target.Verb == "patch"), r => Assert.Equal(("alice", "alice"), (r.Impersonated, r.User)));
        Assert.Equal(2, _harness.Server.Requests.Requests.Count(r => r.Target.Verb == "patch")); // the dry run and the act
    }

    [Fact]
    public async Task ExecuteAsync_PersonWithoutRights_IsShownInThePlanAndRefused()
    {
        var run = await _harness.PlanAsync();
        Assert.Equal(("alice", false), (run.ActsAs, run.Steps[0].Allowed));

        // The API server says the same to the dry run.
        run = RemediationHarness.Ok(await Service.DryRunAsync(run.Id, RemediationHarness.Alice, CancellationToken.None));
        Assert.Equal((RunState.DryRunFailed, 403), (run.State, run.Steps[0].DryRunStatus));

        Allow("portal:operator");
        RemediationHarness.Ok(await Service.DryRunAsync(run.Id, RemediationHarness.Alice, CancellationToken.None));
        RemediationHarness.Ok(await Service.ApproveAsync(run.Id, "", RemediationHarness.Alice, CancellationToken.None));
        Forbid();

        var refused = await Service.ExecuteAsync(run.Id, RemediationHarness.Alice, CancellationToken.None);

        Assert.Equal((RemediationStatus.Forbidden, "PermissionMissing"), (refused.Status, refused.Code));
        Assert.Contains("alice may not patch pods in namespace shop", refused.Text!.En, StringComparison.Ordinal);
        Assert.Equal(RunState.Approved, (await _harness.ReadAsync(run.Id)).State);
        Assert.Contains(await _harness.AuditAsync(run.Id), e => e is { Action: "remediation.execute", Outcome: AuditOutcome.Refused });
    }

    [Fact]
    public async Task PlanAsync_SystemName_NeverFallsBackToThePortalsRights()
    {
        var subject = await _harness.StuckPodAsync();

        var result = await Service.PlanAsync(_harness.Request("release", subject), RemediationHarness.Person("system:admin", PortalRole.Operator), CancellationToken.None);

        Assert.Equal((RemediationStatus.Forbidden, "CannotActAsUser"), (result.Status, result.Code));
        Assert.Empty((await Service.ListAsync(new RunQuery(), CancellationToken.None)).Items);
    }

    private void Allow(string group) => Grant("release", """{"apiGroups":[""],"resources":["pods"],"verbs":["patch"]}""", group);

    private void Grant(string name, string rule, string group)
    {
        Create(KnownResources.ClusterRoles, $$$"""{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"ClusterRole","metadata":{"name":"{{{name}}}"},"rules":[{{{rule}}}]}""");
        Create(KnownResources.ClusterRoleBindings, $$$"""{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"ClusterRoleBinding","metadata":{"name":"{{{name}}}"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"{{{name}}}"},"subjects":[{"kind":"Group","apiGroup":"rbac.authorization.k8s.io","name":"{{{group}}}"}]}""");
    }

    private void Forbid() => _harness.Server.Api.Delete(KnownResources.ClusterRoleBindings, "", "release");

    private void Create(ResourceDefinition resource, string json) => _harness.Server.Api.Create(resource, "", JsonNode.Parse(json)!.AsObject());
}
