using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Portal.Core.Audit;
using Portal.Core.Persistence;
using Portal.Core.Remediation;
using Portal.Simulator.Faults;
using Portal.Simulator.Objects;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Remediation;

/// <summary>What neither server nor process can be blamed for: an answer that never comes, a database that went back, a clock that differs, another hand on the object.</summary>
public sealed class RunFaultTests(PostgresFixture postgres)
{
    // Fault 26. What the log has lost cannot be had again; that it is lost is said, and the cluster is asked before anything is sent.
    [Theory]
    [InlineData(nameof(ExecutionPoint.BeforeIntent), RunState.Failed)]
    [InlineData(nameof(ExecutionPoint.IntentSaved), RunState.Succeeded)]
    [InlineData(nameof(ExecutionPoint.AnswerReceived), RunState.Succeeded)]
    public async Task RunAsync_DatabaseWentBackToAPointOfAnEndedRun_LooksAtTheClusterSendsNothingAndTheGapIsTold(string point, RunState end)
    {
        await using var harness = await RemediationHarness.StartAsync(postgres);
        var run = await harness.ExecutingAsync();
        await harness.Executor(async (at, _) =>
        {
            if (at == Enum.Parse<ExecutionPoint>(point))
            {
                await harness.Database.ExecuteAsSuperuserAsync($"CREATE SCHEMA before; {string.Concat(Tables.Select(static t => $"CREATE TABLE before.{t} AS TABLE public.{t};"))}");
            }
        }).RunAsync(run.Id, CancellationToken.None);
        Assert.Equal(RunState.Succeeded, (await harness.ReadAsync(run.Id)).State);
        var guard = Guard(harness);
        var whole = await guard.LookAsync(CancellationToken.None);

        await harness.Database.ExecuteAsSuperuserAsync(
            $"SET session_replication_role = replica; {string.Concat(Tables.Select(static t => $"ALTER TABLE {t} DISABLE TRIGGER ALL; DELETE FROM {t}; INSERT INTO {t} SELECT * FROM before.{t}; ALTER TABLE {t} ENABLE TRIGGER ALL;"))}");
        Assert.Equal(RunState.Executing, (await harness.ReadAsync(run.Id)).State);
        await guard.LookAsync(CancellationToken.None);
        await harness.Executor().RunAsync(run.Id, CancellationToken.None);

        var ended = await harness.ReadAsync(run.Id);
        Assert.Equal(end, ended.State);
        Assert.Contains(end == RunState.Failed ? "is gone" : "found the change made", ended.Steps[0].ResponseText!.En, StringComparison.Ordinal);
        Assert.Single(harness.Writes(run.Id));
        var gap = Assert.Single(await harness.AuditAsync(), static e => e.Action == AuditGuard.GapAction);
        Assert.Contains($"to {whole!.Sequence} are lost", gap.Answer, StringComparison.Ordinal);
        Assert.True((await new AuditVerifier(harness.Database).VerifyAsync(null, CancellationToken.None)).Intact);
        if (end == RunState.Failed)
        {
            // The intent of that write is among what was lost, so the oracle of recorded writes cannot hold for it: the entry of the gap stands for it.
            harness.Server.Requests.Clear();
        }
    }

    // The API server acts and never answers: the request's own limit ends the wait, and nobody knows until they look.
    [Fact]
    public async Task RunAsync_ServerActsAndNeverAnswers_GivesUpWaitingAndFindsItDone()
    {
        await using var harness = await RemediationHarness.StartAsync(postgres, clock: new HastyClock());
        var run = await harness.ExecutingAsync();
        harness.Server.Faults.Add(new Fault { Match = new FaultMatch { Verbs = ["patch"], Times = 1 }, Stall = new FaultStall() });

        await harness.Executor().RunAsync(run.Id, CancellationToken.None);

        run = await harness.ReadAsync(run.Id);
        Assert.Equal((RunState.Succeeded, 0), (run.State, run.Steps[0].ResponseStatus));
        Assert.Contains("answer was lost", run.Steps[0].ResponseText!.En, StringComparison.Ordinal);
        Assert.Single(harness.Writes(run.Id));
    }

    // Fault 8 at the worst moment: the portal has looked, its intent is stored, and only the preconditions of the request itself are left.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RunAsync_ObjectReplacedOrChangedAfterTheLastLook_IsRefusedByTheApiServer(bool replaced)
    {
        await using var harness = await RemediationHarness.StartAsync(postgres);
        var run = await harness.ExecutingAsync();

        await harness.Executor(async (at, _) =>
        {
            if (at == ExecutionPoint.IntentSaved && replaced)
            {
                harness.Release();
                await harness.StuckPodAsync();
            }
            else if (at == ExecutionPoint.IntentSaved)
            {
                harness.Touch();
            }
        }).RunAsync(run.Id, CancellationToken.None);

        run = await harness.ReadAsync(run.Id);
        Assert.Equal((RunState.Failed, StepState.Failed), (run.State, run.Steps[0].State));
        Assert.InRange(run.Steps[0].ResponseStatus!.Value, 409, 422);
        Assert.False(Assert.Single(harness.Writes(run.Id)).IsEffectiveWrite);
        Assert.Equal(RemediationHarness.Finalizer, (string?)harness.Server.Api.Find(KnownResources.Pods, "shop", "db-0")!.ToJson()["metadata"]!["finalizers"]![0]);
    }

    // Freed by somebody else, but not gone: another finalizer still holds it.
    [Fact]
    public async Task RunAsync_SomebodyElseTookThatFinalizerOffAndAnotherOneHolds_SendsNothingAndSaysWhatChanged()
    {
        await using var harness = await RemediationHarness.StartAsync(postgres);
        var subject = await harness.StuckPodAsync(other: "example.com/other");
        var run = RemediationHarness.Ok(await harness.Service.PlanAsync(harness.Request("release", subject), RemediationHarness.Alice, CancellationToken.None));
        RemediationHarness.Ok(await harness.Service.DryRunAsync(run.Id, RemediationHarness.Alice, CancellationToken.None));
        RemediationHarness.Ok(await harness.Service.ApproveAsync(run.Id, "", RemediationHarness.Alice, CancellationToken.None));
        RemediationHarness.Ok(await harness.Service.ExecuteAsync(run.Id, RemediationHarness.Alice, CancellationToken.None));
        harness.Server.Api.Edit(KnownResources.Pods, "shop", "db-0", static pod => pod["metadata"]!["finalizers"] = new JsonArray("example.com/other"));

        await harness.Executor().RunAsync(run.Id, CancellationToken.None);

        run = await harness.ReadAsync(run.Id);
        Assert.Equal((RunState.Failed, StepState.Failed), (run.State, run.Steps[0].State));
        Assert.Contains("metadata.finalizers", run.Outcome!.En, StringComparison.Ordinal);
        Assert.Empty(harness.Writes(run.Id));
    }

    [Fact]
    public async Task ExecuteAsync_TwoPeopleAtOnce_OnesPressCountsAndTheOtherIsLedToTheRun()
    {
        await using var harness = await RemediationHarness.StartAsync(postgres);
        var run = await harness.ApprovedAsync();
        RemediationCaller[] people = [RemediationHarness.Alice, RemediationHarness.Person("oscar", Portal.Core.Access.PortalRole.Operator)];

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(async () => (Who: people[i % 2].User.Name, Result: await harness.Service.ExecuteAsync(run.Id, people[i % 2], CancellationToken.None)))));

        var winner = Assert.Single(results, static r => r.Result.Succeeded).Who;
        Assert.All(results.Where(static r => !r.Result.Succeeded), r => Assert.Equal((RemediationStatus.Conflict, "AlreadyRunning", run.Id), (r.Result.Status, r.Result.Code, r.Result.Run?.Id)));
        await harness.Executor().RunAsync(run.Id, CancellationToken.None);
        run = await harness.ReadAsync(run.Id);
        Assert.Equal((RunState.Succeeded, winner), (run.State, run.ExecutedBy));
        Assert.Single(harness.Writes(run.Id));
    }

    // Attack 20: a person is an issuer and a subject, whatever name they show today.
    [Fact]
    public async Task ApproveAsync_TheRequesterUnderAnotherName_IsTheRequester()
    {
        await using var harness = await RemediationHarness.StartAsync(postgres);
        var both = RemediationHarness.Person("carol", Portal.Core.Access.PortalRole.Operator, Portal.Core.Access.PortalRole.Approver);
        var run = await harness.PlanAsync("release-hard", both);
        RemediationHarness.Ok(await harness.Service.DryRunAsync(run.Id, both, CancellationToken.None));

        var renamed = both with { User = both.User with { Name = "Carol Married", SignedInAt = harness.Clock.GetUtcNow() } };
        var refused = await harness.Service.ApproveAsync(run.Id, "", renamed, CancellationToken.None);

        Assert.Equal(RemediationStatus.Forbidden, refused.Status);
        Assert.Equal(RunState.AwaitingApproval, (await harness.ReadAsync(run.Id)).State);
        Assert.Contains(await harness.AuditAsync(run.Id), static e => e is { Action: "remediation.approve", Outcome: AuditOutcome.Refused, Actor: "Carol Married" });
    }

    // Fault 36: the API server's clock is ten minutes ahead of the portal's, so the object's deletion lies in the portal's future.
    [Fact]
    public async Task WholeLife_PortalsClockTenMinutesBehind_IsAsEver()
    {
        await using var harness = await RemediationHarness.StartAsync(postgres, clock: new BehindClock());

        var run = await harness.ExecutingAsync();
        await harness.Executor().RunAsync(run.Id, CancellationToken.None);

        Assert.Equal(RunState.Succeeded, (await harness.ReadAsync(run.Id)).State);
        Assert.Single(harness.Writes(run.Id));
    }

    private static readonly string[] Tables =
        ["remediation_runs", "approvals", "broken_glasses", "remediation_journal", "remediation_steps", "remediation_subjects", "audit_entries", "audit_head"];

    private static AuditGuard Guard(RemediationHarness harness)
    {
        var state = new DatabaseState(Options.Create(new PersistenceOptions { ConnectionString = harness.Database.ConnectionString }), TimeProvider.System);
        state.ReportReady();
        var file = Path.Combine(Path.GetTempPath(), $"guard-{Guid.NewGuid()}", "audit-head.json");
        return new AuditGuard(harness.Database, new AuditLog(harness.Database, TimeProvider.System), state, Options.Create(new AuditGuardOptions { File = file }), TimeProvider.System, NullLogger<AuditGuard>.Instance);
    }

    // The limit of one request comes a hundred times as fast as it should.
    private sealed class HastyClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, dueTime == Cluster.Connection.KubernetesHttp.Limit ? dueTime / 20 : dueTime, period);
    }

    private sealed class BehindClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() - TimeSpan.FromMinutes(10);
    }
}
