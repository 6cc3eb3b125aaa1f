using System.Text.Json.Nodes;
using Portal.Core.Access;
using Portal.Core.Audit;
using Portal.Core.Remediation;
using Portal.Core.Remediation.Safety;
using Portal.Testing;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Remediation.Safety;

/// <summary>The rules where they act: at the moment in which a run goes to Executing, over a real database.</summary>
public sealed class SafetyExecutionTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly RemediationCaller Carol = RemediationHarness.Person("carol", PortalRole.Approver);
    private static readonly RemediationCaller Adam = RemediationHarness.Person("adam", PortalRole.Admin);

    private RemediationHarness _harness = null!;

    public async ValueTask InitializeAsync() => _harness = await RemediationHarness.StartAsync(postgres);

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    [Fact]
    public async Task ExecuteAsync_FiftyRunsAtOnceOnTwentyNodes_TwoTakeANodeAndTheOthersAreToldTheNumbers()
    {
        await LimitAsync(new SafetySettings { ParallelRuns = 100 });
        for (var i = 0; i < 20; i++)
        {
            _harness.Server.Api.Create(Portal.Simulator.Objects.KnownResources.Nodes, "", JsonNode.Parse($$$"""{"apiVersion":"v1","kind":"Node","metadata":{"name":"node-{{{i}}}"}}""")!.AsObject());
        }

        await Eventually.TrueAsync(() => _harness.View.Nodes.Count == 20);
        var runs = new List<RemediationRun>();
        for (var i = 0; i < 50; i++)
        {
            _harness.Medium.Nodes = [$"node-{i % 20}"];
            runs.Add(await _harness.ApprovedAsync($"db-{i}"));
        }

        var results = await Task.WhenAll(runs.Select(run => Task.Run(() => _harness.Service.ExecuteAsync(run.Id, RemediationHarness.Alice, CancellationToken.None))));

        var done = results.Where(static r => r.Succeeded).ToList();
        Assert.Equal(2, done.SelectMany(static r => r.Run!.Nodes).Distinct().Count());
        Assert.All(results.Where(static r => !r.Succeeded), static r => Assert.True(r is { Status: RemediationStatus.Conflict, Code: "NodeBudget" }, r.Code));
        Assert.Contains("2 may be at once", results.First(static r => !r.Succeeded).Text!.En, StringComparison.Ordinal);
        var executing = await _harness.Service.ListAsync(new RunQuery { State = RunState.Executing }, CancellationToken.None);
        Assert.Equal(done.Count, executing.Total);
        var audit = await _harness.AuditAsync();
        Assert.Equal(50 - done.Count, audit.Count(static e => e is { Action: "remediation.execute", Outcome: AuditOutcome.Refused } && e.Answer.StartsWith("NodeBudget: ", StringComparison.Ordinal)));
        Assert.True((await new AuditVerifier(_harness.Database).VerifyAsync(null, CancellationToken.None)).Intact);
    }

    [Fact]
    public async Task ExecuteAsync_TenRunsAtOnceWithRoomForThree_ThreeBegin()
    {
        await LimitAsync(new SafetySettings { ParallelRuns = 3 });
        var runs = new List<RemediationRun>();
        for (var i = 0; i < 10; i++)
        {
            runs.Add(await _harness.ApprovedAsync($"db-{i}"));
        }

        var results = await Task.WhenAll(runs.Select(run => Task.Run(() => _harness.Service.ExecuteAsync(run.Id, RemediationHarness.Alice, CancellationToken.None))));

        Assert.Equal(3, results.Count(static r => r.Succeeded));
        Assert.All(results.Where(static r => !r.Succeeded), static r => Assert.Equal("ParallelRuns", r.Code));

        // A place gets free when one has ended.
        await _harness.Executor().RunAsync(results.First(static r => r.Succeeded).Run!.Id, CancellationToken.None);
        RemediationHarness.Ok(await _harness.Service.ExecuteAsync(results.First(static r => !r.Succeeded).Run!.Id, RemediationHarness.Alice, CancellationToken.None));
    }

    [Fact]
    public async Task PlanAsync_WhatARuleSays_IsAmongTheChecksBeforeAnybodyIsAskedToApprove()
    {
        await _harness.Pauses.PauseAsync(_harness.Cluster, "the network changes", Carol, CancellationToken.None);

        var run = await _harness.PlanAsync();

        var check = Assert.Single(run.Checks, static c => c.Result == CheckResult.Fail);
        Assert.Contains("Paused by carol", check.Detail.En, StringComparison.Ordinal);
        Assert.Contains(run.Checks, static c => c.Detail.En == "0 of 5 runs are under way.");
        Assert.Equal(RunState.Planned, run.State); // It can be tried and approved meanwhile.
    }

    [Fact]
    public async Task ExecuteAsync_ThreeFailuresOfThePlaybook_StopTheFourthUntilAnAdminResets()
    {
        foreach (var name in new[] { "db-0", "db-1", "db-2" })
        {
            var failing = await _harness.ApprovedAsync(name);
            RemediationHarness.Ok(await _harness.Service.ExecuteAsync(failing.Id, RemediationHarness.Alice, CancellationToken.None));
            _harness.Touch(name);
            await _harness.Executor().RunAsync(failing.Id, CancellationToken.None);
            Assert.Equal(RunState.Failed, (await _harness.ReadAsync(failing.Id)).State);
        }

        var run = await _harness.ApprovedAsync("db-3");
        var refused = await _harness.Service.ExecuteAsync(run.Id, RemediationHarness.Alice, CancellationToken.None);
        Assert.Equal((RemediationStatus.Conflict, "CircuitBreaker"), (refused.Status, refused.Code));
        Assert.Contains("release failed 3 times within 10 minutes", refused.Text!.En, StringComparison.Ordinal);
        Assert.True((await _harness.Status.ReadAsync(_harness.Cluster, CancellationToken.None)).Breakers["release"].IsOpen);

        Assert.Equal(RemediationStatus.Forbidden, (await _harness.Breakers.ResetAsync(_harness.Cluster, "release", "tried by hand", RemediationHarness.Alice, CancellationToken.None)).Status);
        var wrong = await _harness.Breakers.ResetAsync("nowhere", "nope", "", Adam, CancellationToken.None);
        Assert.Equal(["cluster", "playbook", "reason"], wrong.Errors.Keys);
        Assert.True((await _harness.Breakers.ResetAsync(_harness.Cluster, "release", "the webhook is repaired", Adam, CancellationToken.None)).Succeeded);

        RemediationHarness.Ok(await _harness.Service.ExecuteAsync(run.Id, RemediationHarness.Alice, CancellationToken.None));
        Assert.Contains(await _harness.AuditAsync(), static e => e is { Action: "breaker.reset", Outcome: AuditOutcome.Succeeded, Answer: "the webhook is repaired", Actor: "adam" });
    }

    [Fact]
    public async Task ExecuteAsync_SamePlaybookOnTheSameObjectAgain_CoolsDownUnlessTheObjectIsAnother()
    {
        _harness.Medium.Deadline = TimeSpan.FromSeconds(1);
        _harness.Medium.NeverVerified = true;
        var first = await _harness.ExecutingAsync();
        await _harness.Executor().RunAsync(first.Id, CancellationToken.None);

        // The finalizer was taken off and the pod went; it came back under its name, and is another object.
        var again = await _harness.ApprovedAsync();
        RemediationHarness.Ok(await _harness.Service.ExecuteAsync(again.Id, RemediationHarness.Alice, CancellationToken.None));
        await _harness.Database.ExecuteAsSuperuserAsync($"UPDATE remediation_runs SET subject_uid = '{again.SubjectUid}' WHERE id = '{first.Id}'");

        Assert.Contains(await _harness.Guard.LookAsync(again, CancellationToken.None), static v => v is { Rule: SafetyRule.CoolDown, Stops: true, Until: not null });
    }

    [Fact]
    public async Task Pause_InTheMiddleOfARun_StopsItBetweenItsStepsAndItGoesOnAfterwards()
    {
        var run = await _harness.GroupExecutingAsync("a/b/c");
        var paused = 0;
        await _harness.HostAsync(async (at, _) =>
        {
            if (at == ExecutionPoint.AnswerSaved && Interlocked.Exchange(ref paused, 1) == 0)
            {
                await _harness.Pauses.PauseAsync("", "the network changes", Carol, CancellationToken.None);
            }
        });
        await Eventually.TrueAsync(async () => (await _harness.ReadAsync(run.Id)).PausedSince is not null);
        run = await _harness.ReadAsync(run.Id);
        Assert.Equal([StepState.Done, StepState.Pending, StepState.Pending], run.Steps.Select(static s => s.State));
        Assert.Contains(run.Journal, static j => j.Text.En == "No new step begins: paused by carol: the network changes");
        Assert.Single(_harness.Writes(run.Id));

        // Nobody else begins meanwhile, and a viewer or an operator cannot lift it.
        var other = await _harness.ApprovedAsync("other");
        Assert.Equal("Paused", (await _harness.Service.ExecuteAsync(other.Id, RemediationHarness.Alice, CancellationToken.None)).Code);
        var pause = Assert.Single(await _harness.Pauses.ActiveAsync(CancellationToken.None));
        Assert.Equal(RemediationStatus.Forbidden, (await _harness.Pauses.ResumeAsync(pause.Id, RemediationHarness.Alice, CancellationToken.None)).Status);
        Assert.Single(_harness.Writes(run.Id));

        Assert.True((await _harness.Pauses.ResumeAsync(pause.Id, Carol, CancellationToken.None)).Succeeded);
        run = await _harness.EndedAsync(run.Id);
        Assert.Equal((RunState.Succeeded, null), (run.State, run.PausedSince));
        Assert.Equal(3, _harness.Writes(run.Id).Count);
        Assert.Contains(run.Journal, static j => j.Text.En == "The pause is over; the run goes on.");
        Assert.Equal(["remediation.pause", "remediation.resume"], (await _harness.AuditAsync()).Where(static e => e is { Outcome: AuditOutcome.Succeeded, Actor: "carol" }).Select(static e => e.Action));
    }

    [Fact]
    public async Task Facts_SecondPersonLostTheRight_IsNotCountedAnyMore()
    {
        var run = await _harness.PlanAsync();
        RemediationHarness.Ok(await _harness.Service.DryRunAsync(run.Id, RemediationHarness.Alice, CancellationToken.None));
        RemediationHarness.Ok(await _harness.Service.ApproveAsync(run.Id, "", Carol, CancellationToken.None));
        Assert.True((await FactsAsync(run.Id)).HasSecondPerson);

        await _harness.Records.CurrentAsync(RemediationHarness.Person("carol", PortalRole.Viewer).User, CancellationToken.None);
        Assert.Equal(RunActions.ApprovalLost, (await _harness.Service.ExecuteAsync(run.Id, RemediationHarness.Alice, CancellationToken.None)).Code);
        RemediationHarness.Ok(await _harness.Service.ApproveAsync(run.Id, "", RemediationHarness.Alice, CancellationToken.None));

        Assert.False((await FactsAsync(run.Id)).HasSecondPerson);
    }

    private async Task<SafetyFacts> FactsAsync(Guid run)
    {
        await using var db = _harness.Database.CreateDbContext();
        var now = TimeProvider.System.GetUtcNow();
        return await SafetyFactsReader.ReadAsync(db, await _harness.ReadAsync(run), _harness.View, now, new SafetySettings(), PortalHome.None, now, CancellationToken.None);
    }

    private async Task LimitAsync(SafetySettings limits) => Assert.True((await _harness.Limits.SetAsync(_harness.Cluster, limits, 0, Adam, CancellationToken.None)).Succeeded);

}
