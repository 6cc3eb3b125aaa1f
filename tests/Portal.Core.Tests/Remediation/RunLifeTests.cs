using Portal.Core.Audit;
using Portal.Core.Remediation;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Remediation;

public sealed class RunLifeTests(PostgresFixture postgres) : IAsyncLifetime
{
    private RemediationHarness _harness = null!;

    public async ValueTask InitializeAsync() => _harness = await RemediationHarness.StartAsync(postgres);

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    [Fact]
    public async Task WholeLife_MediumRisk_IsPlannedTriedApprovedDoneVerifiedAndRecorded()
    {
        var run = await _harness.PlanAsync();
        Assert.Equal((RunState.Planned, false, true), (run.State, run.RequiresSecondPerson, run.Steps[0].Allowed));
        Assert.Contains("--type=json", run.Steps[0].Kubectl, StringComparison.Ordinal);

        run = RemediationHarness.Ok(await _harness.Service.DryRunAsync(run.Id, RemediationHarness.Alice, CancellationToken.None));
        Assert.Equal((RunState.AwaitingApproval, 200), (run.State, run.Steps[0].DryRunStatus));
        Assert.Contains("-  finalizers:\n-  - example.com/hold", run.Steps[0].Diff, StringComparison.Ordinal);
        Assert.Contains("removed at once", run.Steps[0].DryRunText!.En, StringComparison.Ordinal);
        Assert.DoesNotContain("sentinel-secret", run.Steps[0].Diff, StringComparison.Ordinal);

        RemediationHarness.Ok(await _harness.Service.ApproveAsync(run.Id, "looked at it", RemediationHarness.Alice, CancellationToken.None));
        RemediationHarness.Ok(await _harness.Service.ExecuteAsync(run.Id, RemediationHarness.Alice, CancellationToken.None));
        await _harness.HostAsync();
        run = await _harness.EndedAsync(run.Id);

        Assert.Equal((RunState.Succeeded, StepState.Done, 200), (run.State, run.Steps[0].State, run.Steps[0].ResponseStatus));
        Assert.Equal((VerificationState.Verified, "The pod is gone."), (run.VerificationState, run.VerificationObserved!.En));
        var write = Assert.Single(_harness.Writes(run.Id));
        Assert.Equal($"kubernetes-operations-portal run/{run.Id} step/1", write.UserAgent);
        Assert.Equal(
            ["Planned", "AwaitingApproval", "Approved", "Executing", "Executing", "Executing", "Verifying"],
            run.Journal.Select(j => $"{j.State}").Take(7));

        var audit = await _harness.AuditAsync(run.Id);
        Assert.Equal(
            [
                ("remediation.plan", AuditOutcome.Succeeded), ("remediation.dry-run", AuditOutcome.Succeeded), ("remediation.approve", AuditOutcome.Succeeded),
                ("remediation.execute", AuditOutcome.Intended), ("remediation.step", AuditOutcome.Intended), ("remediation.step", AuditOutcome.Succeeded),
                ("remediation.verify", AuditOutcome.Intended), ("remediation.verify", AuditOutcome.Succeeded),
            ],
            audit.Select(e => (e.Action, e.Outcome)));
        Assert.All(audit, e => Assert.Equal(("alice", "development alice"), (e.Actor, e.ActorId)));
        Assert.Contains(run.Steps[0].Body!, audit[4].Request, StringComparison.Ordinal);
        Assert.True((await new AuditVerifier(_harness.Database).VerifyAsync(null, CancellationToken.None)).Intact);
    }

    [Fact]
    public async Task DryRunAsync_ObjectChangedSincePlan_FailsAndCanBeRepeatedButNotExecuted()
    {
        var run = await _harness.PlanAsync();
        _harness.Touch();

        var result = await _harness.Service.DryRunAsync(run.Id, RemediationHarness.Alice, CancellationToken.None);

        Assert.Equal(RunState.DryRunFailed, RemediationHarness.Ok(result).State);
        Assert.Contains("was changed since the plan was made", result.Run!.Steps[0].DryRunText!.En, StringComparison.Ordinal);
        Assert.Equal("DryRunMissing", (await _harness.Service.ApproveAsync(run.Id, "", RemediationHarness.Alice, CancellationToken.None)).Code);
        Assert.Equal(RunState.DryRunFailed, RemediationHarness.Ok(await _harness.Service.DryRunAsync(run.Id, RemediationHarness.Alice, CancellationToken.None)).State);
    }

    [Fact]
    public async Task Execute_ObjectChangedAfterApproval_FailsWithoutAWrite()
    {
        var run = await _harness.ExecutingAsync();
        _harness.Touch();

        await _harness.HostAsync();
        run = await _harness.EndedAsync(run.Id);

        Assert.Equal((RunState.Failed, StepState.Failed), (run.State, run.Steps[0].State));
        Assert.Contains("was changed since the plan was made", run.Outcome!.En, StringComparison.Ordinal);
        Assert.Contains("""What changed: metadata.labels""", run.Outcome.En, StringComparison.Ordinal);
        Assert.Contains("touched", run.Outcome.En, StringComparison.Ordinal);
        Assert.DoesNotContain("sentinel-secret", run.Steps[0].Seen, StringComparison.Ordinal);
        Assert.Empty(_harness.Writes(run.Id));

        // Nothing was done, so the same playbook is offered once more, then the harder one.
        Assert.Equal(["release", "release-hard"], _harness.Service.Next(run).Select(static offer => offer.Playbook.Id));
    }

    [Fact]
    public async Task Next_AfterARunThatDidNotHelp_IsTheNextRungOnly()
    {
        _harness.Medium.Deadline = TimeSpan.FromSeconds(1);
        var run = await _harness.ExecutingAsync();
        _harness.Medium.NeverVerified = true;
        await _harness.HostAsync();
        run = await _harness.EndedAsync(run.Id);
        Assert.Equal((RunState.Failed, StepState.Done), (run.State, run.Steps[0].State));
        Assert.Empty(_harness.Service.Next(run)); // The pod is gone.

        await _harness.StuckPodAsync();

        Assert.Equal(["release-hard"], _harness.Service.Next(run).Select(static offer => offer.Playbook.Id));
    }

    [Fact]
    public async Task Execute_ObjectMadeAgainAfterApproval_FailsAndLeavesTheNewOneAlone()
    {
        var run = await _harness.ExecutingAsync();
        _harness.Release();
        await _harness.StuckPodAsync();

        await _harness.HostAsync();
        run = await _harness.EndedAsync(run.Id);

        Assert.Contains("is another object now", run.Outcome!.En, StringComparison.Ordinal);
        Assert.Empty(_harness.Writes(run.Id));
        Assert.Equal([RemediationHarness.Finalizer], _harness.View.Pods.Find("shop", "db-0")!.Metadata.Finalizers);
    }

    [Fact]
    public async Task Execute_ObjectGoneAfterApproval_FailsAndSaysSo()
    {
        var run = await _harness.ExecutingAsync();
        _harness.Release();

        await _harness.HostAsync();
        run = await _harness.EndedAsync(run.Id);

        Assert.Equal((RunState.Failed, 404), (run.State, run.Steps[0].ResponseStatus));
        Assert.Contains("is gone", run.Outcome!.En, StringComparison.Ordinal);
        Assert.Empty(_harness.Writes(run.Id));
    }

    [Fact]
    public async Task Verify_NotSeenBeforeTheDeadline_FailsAndSaysWhatWasSeen()
    {
        _harness.Medium.Deadline = TimeSpan.FromSeconds(1);
        var run = await _harness.ExecutingAsync();
        _harness.Medium.NeverVerified = true;

        await _harness.Executor().RunAsync(run.Id, CancellationToken.None);
        run = await _harness.ReadAsync(run.Id);

        Assert.Equal((RunState.Failed, VerificationState.NotVerified, StepState.Done), (run.State, run.VerificationState, run.Steps[0].State));
        Assert.Contains("Last seen: The pod is still there.", run.Outcome!.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExecuteAsync_FiftyAtOnce_OneRunsAndTheOthersAreTold()
    {
        var run = await _harness.ApprovedAsync();
        await _harness.HostAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => _harness.Service.ExecuteAsync(run.Id, RemediationHarness.Alice, CancellationToken.None))));

        Assert.Single(results, r => r.Succeeded);
        Assert.All(results.Where(r => !r.Succeeded), r => Assert.True(r is { Status: RemediationStatus.Conflict, Code: "AlreadyRunning" or "AlreadyEnded", Run: not null }, r.Code));
        Assert.Equal(RunState.Succeeded, (await _harness.EndedAsync(run.Id)).State);
        Assert.Single(_harness.Writes(run.Id));
        Assert.Single(await _harness.AuditAsync(run.Id), e => e.Action == "remediation.execute");
    }

    [Fact]
    public async Task Cancel_BeforeExecution_EndsItAndFreesTheSubject()
    {
        var run = await _harness.PlanAsync();
        var busy = await _harness.Service.PlanAsync(_harness.Request("release-hard", run.Subject), RemediationHarness.Alice, CancellationToken.None);
        Assert.Equal((RemediationStatus.Conflict, "SubjectBusy", run.Id), (busy.Status, busy.Code, busy.Run!.Id));

        var cancelled = RemediationHarness.Ok(await _harness.Service.CancelAsync(run.Id, "not needed", RemediationHarness.Alice, CancellationToken.None));

        Assert.Equal((RunState.Cancelled, "Cancelled by alice: not needed"), (cancelled.State, cancelled.Outcome!.En));
        RemediationHarness.Ok(await _harness.Service.PlanAsync(_harness.Request("release-hard", run.Subject), RemediationHarness.Alice, CancellationToken.None));
        Assert.Equal("AlreadyEnded", (await _harness.Service.DryRunAsync(run.Id, RemediationHarness.Alice, CancellationToken.None)).Code);
    }
}
