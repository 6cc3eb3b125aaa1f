using Npgsql;
using Portal.Core.Access;
using Portal.Core.Audit;
using Portal.Core.Remediation;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Remediation;

public sealed class ApprovalTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly RemediationCaller Admin = RemediationHarness.Person("root", PortalRole.Admin);

    private RemediationHarness _harness = null!;

    private RemediationService Service => _harness.Service;

    public async ValueTask InitializeAsync() => _harness = await RemediationHarness.StartAsync(postgres);

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    [Fact]
    public async Task ApproveAsync_HighRisk_TakesAnotherPersonEvenForAnAdmin()
    {
        var run = await TriedAsync("release-hard", Admin);
        Assert.True(run.RequiresSecondPerson);

        var own = await Service.ApproveAsync(run.Id, "", Admin, CancellationToken.None);
        Assert.Equal((RemediationStatus.Forbidden, RunState.AwaitingApproval), (own.Status, (await _harness.ReadAsync(run.Id)).State));
        Assert.Contains("second person", own.Text!.En, StringComparison.Ordinal);

        var early = await Service.ExecuteAsync(run.Id, Admin, CancellationToken.None);
        Assert.Equal(RemediationStatus.Forbidden, early.Status);

        var approved = RemediationHarness.Ok(await Service.ApproveAsync(run.Id, "PDU is off", RemediationHarness.Bob, CancellationToken.None));
        Assert.Equal(("bob", "PDU is off", run.PlanHash), (approved.Approvals[0].By, approved.Approvals[0].Comment, approved.Approvals[0].PlanHash));
        RemediationHarness.Ok(await Service.ExecuteAsync(run.Id, Admin, CancellationToken.None));

        var refused = Assert.Single(await _harness.AuditAsync(run.Id), e => e is { Action: "remediation.approve", Outcome: AuditOutcome.Refused });
        Assert.Equal("root", refused.Actor);
    }

    [Fact]
    public async Task ApproveAsync_HighRisk_TheSameNameOfAnotherIssuerIsAnotherPerson()
    {
        var run = await TriedAsync("release-hard", RemediationHarness.Person("carol", PortalRole.Operator, PortalRole.Approver));
        var other = RemediationHarness.Person("carol", PortalRole.Approver);
        other = other with { User = other.User with { Issuer = "https://login.example.com" } };

        Assert.True((await Service.ApproveAsync(run.Id, "", other, CancellationToken.None)).Succeeded);
    }

    [Fact]
    public async Task ApproveAsync_MediumRisk_TheRequesterConfirmsAndAnotherOperatorDoesNot()
    {
        var run = await TriedAsync("release", RemediationHarness.Alice);

        Assert.Equal(RemediationStatus.Forbidden, (await Service.ApproveAsync(run.Id, "", RemediationHarness.Person("oscar", PortalRole.Operator), CancellationToken.None)).Status);
        Assert.True((await Service.ApproveAsync(run.Id, "", RemediationHarness.Alice, CancellationToken.None)).Succeeded);
        Assert.Equal("AlreadyApproved", (await Service.ApproveAsync(run.Id, "", RemediationHarness.Alice, CancellationToken.None)).Code);
    }

    [Fact]
    public async Task RejectAsync_ByAnApprover_EndsTheRunWithTheirWords()
    {
        var run = await TriedAsync("release-hard", RemediationHarness.Alice);

        var rejected = RemediationHarness.Ok(await Service.RejectAsync(run.Id, "not now", RemediationHarness.Bob, CancellationToken.None));

        Assert.Equal((RunState.Cancelled, ApprovalDecision.Rejected, "Rejected by bob: not now"), (rejected.State, rejected.Approvals[0].Decision, rejected.Outcome!.En));
    }

    [Fact]
    public async Task Database_ApprovalOfOnesOwnHighRiskRun_IsRefusedWhateverTheCodeDoes()
    {
        var run = await TriedAsync("release-hard", RemediationHarness.Alice);

        var own = await Assert.ThrowsAsync<PostgresException>(() => InsertAsync(run, run.PlanHash, run.RequestedById, requiresSecondPerson: true));
        var lying = await Assert.ThrowsAsync<PostgresException>(() => InsertAsync(run, run.PlanHash, run.RequestedById, requiresSecondPerson: false));
        var otherPlan = await Assert.ThrowsAsync<PostgresException>(() => InsertAsync(run, new string('0', 64), "somebody else", requiresSecondPerson: true));

        Assert.Equal(PostgresErrorCodes.CheckViolation, own.SqlState);
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, lying.SqlState);
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, otherPlan.SqlState);
    }

    [Fact]
    public async Task EveryCall_ByAViewer_IsRefusedNamesTheRoleAndIsAudited()
    {
        var run = await TriedAsync("release", RemediationHarness.Alice);
        var vera = RemediationHarness.Vera;
        var subject = await _harness.StuckPodAsync("web");

        RemediationResult[] results =
        [
            await Service.PlanAsync(_harness.Request("release", subject), vera, CancellationToken.None),
            await Service.DryRunAsync(run.Id, vera, CancellationToken.None),
            await Service.ApproveAsync(run.Id, "", vera, CancellationToken.None),
            await Service.RejectAsync(run.Id, "", vera, CancellationToken.None),
            await Service.ExecuteAsync(run.Id, vera, CancellationToken.None),
            await Service.CancelAsync(run.Id, "", vera, CancellationToken.None),
        ];

        Assert.All(results, r => Assert.Equal(RemediationStatus.Forbidden, r.Status));
        Assert.All(results, r => Assert.NotEmpty(r.MissingAnyOf));
        Assert.All(results, r => Assert.Contains("role", r.Text!.En, StringComparison.Ordinal));
        Assert.Equal(
            ["remediation.approve", "remediation.cancel", "remediation.dry-run", "remediation.execute", "remediation.plan", "remediation.reject"],
            (await _harness.AuditAsync()).Where(e => e is { Actor: "vera", Outcome: AuditOutcome.Refused, SourceAddress: "192.0.2.7" }).Select(e => e.Action).Order(StringComparer.Ordinal));
        Assert.Equal(RunState.AwaitingApproval, (await _harness.ReadAsync(run.Id)).State);
    }

    [Fact]
    public async Task ApproveAsync_HashOfAnotherRun_IsRefused()
    {
        var run = await TriedAsync("release-hard", RemediationHarness.Alice);
        var other = await _harness.PlanAsync("release-hard", name: "db-1");

        var replayed = await Service.ApproveAsync(run.Id, new ApprovalRequest("", other.PlanHash), RemediationHarness.Bob, CancellationToken.None);

        Assert.Equal((RemediationStatus.Conflict, "PlanChanged"), (replayed.Status, replayed.Code));
        Assert.True((await Service.ApproveAsync(run.Id, new ApprovalRequest("", run.PlanHash, run.DryRunHash), RemediationHarness.Bob, CancellationToken.None)).Succeeded);
    }

    [Fact]
    public async Task DryRunAsync_RepeatedByTheApproverOnAChangedObject_SaysWhatChangedAndTheOldOneIsNotApproved()
    {
        var run = await TriedAsync("release-hard", RemediationHarness.Alice);
        Assert.Null(run.DryRunDifference);
        var again = RemediationHarness.Ok(await Service.DryRunAsync(run.Id, RemediationHarness.Bob, CancellationToken.None));
        Assert.Equal((run.DryRunHash, "bob", null), (again.DryRunHash, again.DryRunBy, again.DryRunDifference));

        _harness.Touch();
        var changed = RemediationHarness.Ok(await Service.DryRunAsync(run.Id, RemediationHarness.Bob, CancellationToken.None));

        Assert.NotEqual(run.DryRunHash, changed.DryRunHash);
        Assert.Contains("Step 1 was answered 200", changed.DryRunDifference!.En, StringComparison.Ordinal);
        Assert.Contains(changed.Journal, j => j.Text.En.StartsWith("The dry run differs from the one before: Step 1", StringComparison.Ordinal));
        Assert.Equal(RunState.DryRunFailed, changed.State);
        Assert.Equal(RemediationStatus.Conflict, (await Service.ApproveAsync(run.Id, new ApprovalRequest("", run.PlanHash, run.DryRunHash), RemediationHarness.Bob, CancellationToken.None)).Status);
    }

    [Fact]
    public async Task ApproveAsync_DryRunThatWasRepeatedSince_IsRefusedWithWhoDidIt()
    {
        var run = await TriedAsync("release-hard", RemediationHarness.Alice);

        var stale = await Service.ApproveAsync(run.Id, new ApprovalRequest("", run.PlanHash, new string('0', 64)), RemediationHarness.Bob, CancellationToken.None);

        Assert.Equal((RemediationStatus.Conflict, "DryRunChanged"), (stale.Status, stale.Code));
        Assert.Contains("alice has repeated the dry run since you read it", stale.Text!.En, StringComparison.Ordinal);
        Assert.Empty((await _harness.ReadAsync(run.Id)).Approvals);
    }

    [Fact]
    public async Task ApproveAsync_TenApproversAtOnce_OneApprovesAndTheOthersAreToldSo()
    {
        var run = await TriedAsync("release-hard", RemediationHarness.Alice);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Service.ApproveAsync(run.Id, "", RemediationHarness.Person($"approver-{i}", PortalRole.Approver), CancellationToken.None)));

        Assert.Single(answers, static answer => answer.Succeeded);
        Assert.All(answers.Where(static answer => !answer.Succeeded), static answer => Assert.Equal((RemediationStatus.Conflict, "AlreadyApproved"), (answer.Status, answer.Code)));
        Assert.Single((await _harness.ReadAsync(run.Id)).Approvals);
    }

    [Fact]
    public async Task Database_PlanOfAnApprovedRun_CannotBeChangedUnderTheApproval()
    {
        var run = await TriedAsync("release-hard", RemediationHarness.Alice);
        RemediationHarness.Ok(await Service.ApproveAsync(run.Id, "", RemediationHarness.Bob, CancellationToken.None));

        var changed = await Assert.ThrowsAsync<PostgresException>(() => _harness.Database.ExecuteAsync("UPDATE remediation_runs SET plan_hash = repeat('0', 64)"));

        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, changed.SqlState);
    }

    private async Task<RemediationRun> TriedAsync(string playbook, RemediationCaller caller)
    {
        var run = await _harness.PlanAsync(playbook, caller);
        return RemediationHarness.Ok(await Service.DryRunAsync(run.Id, caller, CancellationToken.None));
    }

    private Task InsertAsync(RemediationRun run, string planHash, string by, bool requiresSecondPerson) => _harness.Database.ExecuteAsync($"""
        INSERT INTO approvals (id, run_id, plan_hash, requested_by_id, requires_second_person, by, by_id, at, decision, comment, dry_run_hash)
        VALUES (gen_random_uuid(), '{run.Id}', '{planHash}', '{run.RequestedById}', {requiresSecondPerson}, 'x', '{by}', now(), 'Approved', '', '')
        """);
}
