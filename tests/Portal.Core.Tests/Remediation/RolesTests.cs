using Portal.Core.Access;
using Portal.Core.Audit;
using Portal.Core.Remediation;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Remediation;

/// <summary>Roles by place, and roles that go away between one act and the next (attacks 20 and 23).</summary>
public sealed class RolesTests(PostgresFixture postgres) : IAsyncLifetime
{
    private RemediationHarness _harness = null!;

    private RemediationService Service => _harness.Service;

    public async ValueTask InitializeAsync() => _harness = await RemediationHarness.StartAsync(postgres);

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    [Fact]
    public async Task WholeLife_GrantsOfOneNamespace_ReachThatNamespaceOnly()
    {
        var here = Holder("olga", $"operator@{_harness.Cluster}/shop");
        var elsewhere = Holder("oscar", $"operator@{_harness.Cluster}/bank");
        var subject = await _harness.StuckPodAsync();

        var refused = await Service.PlanAsync(_harness.Request("release", subject), elsewhere, CancellationToken.None);
        Assert.Equal(RemediationStatus.Forbidden, refused.Status);
        Assert.Contains($"in namespace shop of cluster {_harness.Cluster}. You have operator@{_harness.Cluster}/bank.", refused.Text!.En, StringComparison.Ordinal);
        Assert.Contains(await _harness.AuditAsync(), e => e is { Action: "remediation.plan", Outcome: AuditOutcome.Refused, Actor: "oscar", ObjectName: "db-0" });

        var run = RemediationHarness.Ok(await Service.PlanAsync(_harness.Request("release", subject), here, CancellationToken.None));
        RemediationHarness.Ok(await Service.DryRunAsync(run.Id, here, CancellationToken.None));
        Assert.Equal(RemediationStatus.Forbidden, (await Service.ApproveAsync(run.Id, "", Holder("anna", $"approver@{_harness.Cluster}/bank"), CancellationToken.None)).Status);
        RemediationHarness.Ok(await Service.ApproveAsync(run.Id, "", Holder("ada", $"approver@{_harness.Cluster}/shop"), CancellationToken.None));
        Assert.Equal(RemediationStatus.Forbidden, (await Service.ExecuteAsync(run.Id, elsewhere, CancellationToken.None)).Status);
        Assert.Contains(await _harness.AuditAsync(run.Id), e => e is { Action: "remediation.execute", Outcome: AuditOutcome.Refused, Actor: "oscar" });
        RemediationHarness.Ok(await Service.ExecuteAsync(run.Id, here, CancellationToken.None));
    }

    [Fact]
    public async Task ExecuteAsync_ApproverLostTheRole_IsRefusedAndTheRunNeedsANewApproval()
    {
        var run = await ApprovedByBobAsync();

        // Bob comes back with a sign-in that does not name the role any more.
        await _harness.Records.CurrentAsync(RemediationHarness.Person("bob", PortalRole.Viewer).User, CancellationToken.None);

        var refused = await Service.ExecuteAsync(run.Id, RemediationHarness.Alice, CancellationToken.None);

        Assert.Equal((RemediationStatus.Conflict, RunActions.ApprovalLost), (refused.Status, refused.Code));
        Assert.Contains("The approval of bob does not count any more, and the run needs a new one.", refused.Text!.En, StringComparison.Ordinal);
        Assert.Contains("lacks the role approver or admin in namespace shop", refused.Text.En, StringComparison.Ordinal);
        var now = await _harness.ReadAsync(run.Id);
        Assert.Equal(RunState.AwaitingApproval, now.State);
        Assert.NotNull(now.Approvals[0].WithdrawnAt);
        Assert.Contains(await _harness.AuditAsync(run.Id), e => e is { Action: "remediation.execute", Outcome: AuditOutcome.Refused, Actor: "alice" });

        // Having the role again does not bring the old approval back.
        await _harness.Records.CurrentAsync(RemediationHarness.Bob.User, CancellationToken.None);
        Assert.Equal(RemediationStatus.Forbidden, (await Service.ExecuteAsync(run.Id, RemediationHarness.Alice, CancellationToken.None)).Status);
        RemediationHarness.Ok(await Service.ApproveAsync(run.Id, "", RemediationHarness.Person("ada", PortalRole.Approver), CancellationToken.None));
        RemediationHarness.Ok(await Service.ExecuteAsync(run.Id, RemediationHarness.Alice, CancellationToken.None));
        Assert.Empty(_harness.Writes(run.Id));
    }

    [Fact]
    public async Task ApproveAsync_ApprovalThatDoesNotCountAnyMore_GivesWayToANewOne()
    {
        var run = await ApprovedByBobAsync();
        await _harness.Records.CurrentAsync(RemediationHarness.Person("bob", PortalRole.Viewer).User, CancellationToken.None);

        run = RemediationHarness.Ok(await Service.ApproveAsync(run.Id, "seen", RemediationHarness.Person("ada", PortalRole.Approver), CancellationToken.None));

        Assert.Equal((RunState.Approved, "ada"), (run.State, Assert.Single(run.CountingApprovals).By));
    }

    [Fact]
    public async Task ExecuteAsync_RequesterLostTheRole_IsRefusedForHighRisk()
    {
        var run = await ApprovedByBobAsync();
        await _harness.Records.CurrentAsync(RemediationHarness.Person("alice", PortalRole.Viewer).User, CancellationToken.None);

        var refused = await Service.ExecuteAsync(run.Id, RemediationHarness.Person("oscar", PortalRole.Operator), CancellationToken.None);

        Assert.Equal(RunActions.ApprovalLost, refused.Code);
        Assert.Contains("alice, who asked for this remediation, may not do so any more.", refused.Text!.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExecuteAsync_ApproverSwitchedOffByAnAdmin_IsRefusedAtOnce()
    {
        var run = await ApprovedByBobAsync();
        var admin = RemediationHarness.Person("root", PortalRole.Admin).User;
        Assert.Equal(GrantStatus.Done, (await _harness.Grants.SwitchAsync(RemediationHarness.Bob.User.Id, "left the company", admin, "", CancellationToken.None)).Status);

        var refused = await Service.ExecuteAsync(run.Id, RemediationHarness.Alice, CancellationToken.None);

        Assert.Contains("bob was switched off: left the company", refused.Text!.En, StringComparison.Ordinal);
        var own = await Service.RejectAsync(run.Id, "", RemediationHarness.Bob, CancellationToken.None);
        Assert.Contains("left the company", own.Text!.En, StringComparison.Ordinal);
        Assert.Contains(await _harness.AuditAsync(), e => e is { Action: "access.disable", Outcome: AuditOutcome.Succeeded, Actor: "root" });
    }

    [Fact]
    public async Task GrantOfThePortal_GivenAndTaken_HoldsFromOneActToTheNext()
    {
        var admin = RemediationHarness.Person("root", PortalRole.Admin).User;
        var vera = RemediationHarness.Vera;
        var subject = await _harness.StuckPodAsync();
        Assert.Equal(RemediationStatus.Forbidden, (await Service.PlanAsync(_harness.Request("release", subject), vera, CancellationToken.None)).Status);

        var wish = new GrantRequest { Holder = GrantHolder.Person, Issuer = "development", Name = "vera", Role = "operator", Cluster = _harness.Cluster, Namespace = "shop" };
        var given = await _harness.Grants.GiveAsync(wish, admin, "", CancellationToken.None);
        Assert.Equal(GrantStatus.Conflict, (await _harness.Grants.GiveAsync(wish, admin, "", CancellationToken.None)).Status);
        var run = RemediationHarness.Ok(await Service.PlanAsync(_harness.Request("release", subject), vera, CancellationToken.None));
        RemediationHarness.Ok(await Service.DryRunAsync(run.Id, vera, CancellationToken.None));
        RemediationHarness.Ok(await Service.ApproveAsync(run.Id, "", vera, CancellationToken.None));

        Assert.Equal(GrantStatus.Outdated, (await _harness.Grants.TakeAsync(given.Grant!.Id, given.Grant.RowVersion + 1, admin, "", CancellationToken.None)).Status);
        Assert.Equal(GrantStatus.Done, (await _harness.Grants.TakeAsync(given.Grant.Id, given.Grant.RowVersion, admin, "", CancellationToken.None)).Status);
        Assert.Equal(RemediationStatus.Forbidden, (await Service.ExecuteAsync(run.Id, vera, CancellationToken.None)).Status);

        // Somebody else's press leans on vera's own confirmation, which counts no more either.
        Assert.Equal(RunActions.ApprovalLost, (await Service.ExecuteAsync(run.Id, RemediationHarness.Alice, CancellationToken.None)).Code);
        Assert.Empty(_harness.Writes(run.Id));
    }

    [Fact]
    public async Task GrantOfAGroup_SignInThatNamesIt_IsTheirs()
    {
        var admin = RemediationHarness.Person("root", PortalRole.Admin).User;
        await _harness.Grants.GiveAsync(new GrantRequest { Holder = GrantHolder.Group, Issuer = "development", Name = "sre", Role = "approver" }, admin, "", CancellationToken.None);
        var gina = RemediationHarness.Person("gina", PortalRole.Viewer).User;

        Assert.False((await _harness.Records.CurrentAsync(gina, CancellationToken.None)).Has(PortalRole.Approver));
        Assert.True((await _harness.Records.CurrentAsync(gina with { Groups = ["sre"] }, CancellationToken.None)).Has(PortalRole.Approver));
        Assert.False((await _harness.Records.CurrentAsync(gina with { Groups = ["sre"], Issuer = "https://other.example" }, CancellationToken.None)).Has(PortalRole.Approver));
    }

    [Fact]
    public async Task CurrentAsync_PageOfAnEarlierSignIn_LosesWhatTheLaterOneLost()
    {
        var start = _harness.Clock.GetUtcNow();
        var early = RemediationHarness.Person("olga", PortalRole.Operator).User with { SignedInAt = start };
        Assert.True((await _harness.Records.CurrentAsync(early, CancellationToken.None)).Has(PortalRole.Operator));

        await _harness.Records.CurrentAsync(RemediationHarness.Person("olga", PortalRole.Viewer).User with { SignedInAt = start.AddSeconds(1) }, CancellationToken.None);

        Assert.False((await _harness.Records.CurrentAsync(early, CancellationToken.None)).Has(PortalRole.Operator));
        Assert.False((await _harness.Records.KnownAsync(early, CancellationToken.None)).Has(PortalRole.Operator));
    }

    [Fact]
    public async Task GiveAsync_WrongFields_AreAllNamedAndViewersAreRefusedAndAudited()
    {
        var admin = RemediationHarness.Person("root", PortalRole.Admin).User;
        var wrong = await _harness.Grants.GiveAsync(
            new GrantRequest { Issuer = "a b", Name = "", Role = "boss", Cluster = "nowhere", Namespace = "Shop" }, admin, "", CancellationToken.None);
        Assert.Equal(["cluster", "issuer", "name", "role"], wrong.Errors.Keys);

        await Assert.ThrowsAsync<AccessDeniedException>(() => _harness.Grants.GiveAsync(
            new GrantRequest { Issuer = "development", Name = "vera", Role = "admin" }, RemediationHarness.Person("adam").User with { SignInGrants = [new Grant(PortalRole.Admin, _harness.Cluster)] }, "", CancellationToken.None));
        Assert.Contains(await _harness.AuditAsync(), e => e is { Action: "access.grant", Outcome: AuditOutcome.Refused, Actor: "adam" });
        Assert.Empty(await _harness.Grants.ListAsync(CancellationToken.None));
    }

    private static RemediationCaller Holder(string name, string grant)
    {
        var person = RemediationHarness.Person(name);
        return person with { User = person.User with { SignInGrants = [Grant.Parse(grant).Grant!] } };
    }

    private async Task<RemediationRun> ApprovedByBobAsync()
    {
        var run = await _harness.PlanAsync("release-hard");
        RemediationHarness.Ok(await Service.DryRunAsync(run.Id, RemediationHarness.Alice, CancellationToken.None));
        return RemediationHarness.Ok(await Service.ApproveAsync(run.Id, "", RemediationHarness.Bob, CancellationToken.None));
    }
}
