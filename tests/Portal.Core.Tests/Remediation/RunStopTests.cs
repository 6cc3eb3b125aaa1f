using Portal.Core.Audit;
using Portal.Core.Remediation;
using Portal.Core.Remediation.Safety;
using Portal.Testing;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Remediation;

/// <summary>A person stops a run: what is on its way is finished, nothing more begins, and the run says what was done and what was not.</summary>
public sealed class RunStopTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Reason = "it is the wrong shop";
    private static readonly RemediationCaller Carol = RemediationHarness.Person("carol", Portal.Core.Access.PortalRole.Operator);

    private RemediationHarness _harness = null!;

    public async ValueTask InitializeAsync() => _harness = await RemediationHarness.StartAsync(postgres);

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    [Fact]
    public async Task StopAsync_WhileAStepIsOnItsWay_FinishesThatStepAndBeginsNoOther()
    {
        var run = await _harness.GroupExecutingAsync("a/b/c");
        await _harness.Executor(Once(ExecutionPoint.RequestSent, () => StopAsync(run.Id))).RunAsync(run.Id, CancellationToken.None);

        run = await _harness.ReadAsync(run.Id);
        Assert.Equal([StepState.Done, StepState.Skipped, StepState.Skipped], run.Steps.Select(static s => s.State));
        Assert.Equal(
            (RunState.Cancelled, $"Stopped by carol: {Reason} Done: step 1. Not done: steps 2-3. Whether what was done has worked was not watched to the end."), (run.State, run.Outcome!.En));
        Assert.Equal(("carol", Reason), (run.Stop!.By, run.Stop.Reason));
        Assert.Single(_harness.Writes(run.Id));
        Assert.NotNull(run.Steps[0].ResponseStatus);

        var audit = await _harness.AuditAsync(run.Id);
        Assert.Equal(
            [(AuditOutcome.Intended, "carol", "192.0.2.7", Reason), (AuditOutcome.Succeeded, "carol", "192.0.2.7", run.Outcome.En)],
            audit.Where(static e => e.Action == "remediation.stop").Select(static e => (e.Outcome, e.Actor, e.SourceAddress, e.Answer)));
        Assert.All(audit.Where(static e => e.Action == "remediation.step"), static e => Assert.Equal(("alice", "192.0.2.7"), (e.Actor, e.SourceAddress)));

        // A person's decision is no failure of the playbook, and the objects are free.
        Assert.Empty((await _harness.Status.ReadAsync(_harness.Cluster, CancellationToken.None)).Breakers);
        RemediationHarness.Ok(await _harness.Service.PlanAsync(_harness.Request("release", await _harness.StuckPodAsync()), RemediationHarness.Alice, CancellationToken.None));
    }

    [Fact]
    public async Task StopAsync_StepsSideBySide_AllThatAreOnTheirWayAreFinished()
    {
        _harness.Options.Safety = new SafetySettings { ParallelSteps = 3 };
        var run = await _harness.GroupExecutingAsync("a b c d e f");
        var (together, arrived) = (new TaskCompletionSource(), 0);
        await _harness.Executor(async (at, _) =>
        {
            if (at == ExecutionPoint.IntentSaved)
            {
                if (Interlocked.Increment(ref arrived) == 3)
                {
                    await StopAsync(run.Id);
                    together.SetResult();
                }

                await together.Task;
            }
        }).RunAsync(run.Id, CancellationToken.None);

        run = await _harness.ReadAsync(run.Id);
        Assert.Equal(RunState.Cancelled, run.State);
        Assert.Equal((3, 3), (run.Steps.Count(static s => s.State == StepState.Done), run.Steps.Count(static s => s.State == StepState.Skipped)));
        Assert.Equal(3, _harness.Writes(run.Id).Count);
    }

    [Fact]
    public async Task StopAsync_WhatIsOnItsWayFails_TheRunSaysThatItFailed()
    {
        var run = await _harness.GroupExecutingAsync("a/b");
        await _harness.Executor(Once(ExecutionPoint.IntentSaved, async () =>
        {
            await StopAsync(run.Id);
            _harness.Touch("a");
        })).RunAsync(run.Id, CancellationToken.None);

        run = await _harness.ReadAsync(run.Id);
        Assert.Equal((RunState.Failed, StepState.Skipped), (run.State, run.Steps[1].State));
        Assert.StartsWith("Step 1 failed", run.Outcome!.En, StringComparison.Ordinal);
        Assert.Equal("AlreadyEnded", (await _harness.Stops.StopAsync(run.Id, Reason, Carol, CancellationToken.None)).Code);
    }

    [Fact]
    public async Task StopAsync_WhileItIsWatched_EndsTheWatch()
    {
        _harness.Medium.NeverVerified = true;
        var run = await _harness.ExecutingAsync();
        await _harness.HostAsync();
        await Eventually.TrueAsync(async () => (await _harness.ReadAsync(run.Id)).State == RunState.Verifying);

        await StopAsync(run.Id);

        run = await _harness.EndedAsync(run.Id);
        Assert.Equal((RunState.Cancelled, SubjectState.NotVerified), (run.State, run.Subjects[0].State));
        Assert.StartsWith($"Stopped by carol: {Reason} Done: step 1.", run.Outcome!.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StopAsync_BetweenTheWavesOfManyObjects_KeepsWhatHasWorkedAndLeavesOutTheRest()
    {
        var run = await _harness.BulkExecutingAsync(await _harness.StuckPodsAsync(Enumerable.Range(0, 8).Select(static i => $"pod-{i:000}")));
        await _harness.Executor(Once(ExecutionPoint.BeforeOutcome, () => StopAsync(run.Id))).RunAsync(run.Id, CancellationToken.None);

        run = await _harness.ReadAsync(run.Id);
        Assert.Equal(RunState.Cancelled, run.State);
        Assert.Equal([SubjectState.Verified, .. Enumerable.Repeat(SubjectState.Skipped, 7)], run.Subjects.Select(static s => s.State));
        Assert.Contains("Done: step 1. Not done: steps 2-8.", run.Outcome!.En, StringComparison.Ordinal);
        Assert.All(run.Subjects, static s => Assert.False(s.Active));
        Assert.Equal(7, (await _harness.Reader.LeftAsync(run.Id, CancellationToken.None)).Length);
    }

    [Fact]
    public async Task StopAsync_WhileItWaitsForTheEndOfAPause_EndsWithoutIt()
    {
        var run = await _harness.GroupExecutingAsync("a/b");
        var approver = RemediationHarness.Person("ada", Portal.Core.Access.PortalRole.Approver);
        await _harness.HostAsync(Once(ExecutionPoint.AnswerSaved, () => _harness.Pauses.PauseAsync("", "the network changes", approver, CancellationToken.None)));
        await Eventually.TrueAsync(async () => (await _harness.ReadAsync(run.Id)).PausedSince is not null);

        await StopAsync(run.Id);

        run = await _harness.EndedAsync(run.Id);
        Assert.Equal((RunState.Cancelled, null), (run.State, run.PausedSince));
        Assert.Contains("Done: step 1. Not done: step 2.", run.Outcome!.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(ExecutionPoint.IntentSaved))]
    [InlineData(nameof(ExecutionPoint.RequestSent))]
    [InlineData(nameof(ExecutionPoint.AnswerReceived))]
    [InlineData(nameof(ExecutionPoint.AnswerSaved))]
    public async Task StopAsync_TheProcessDiesWithAStepOnItsWay_TheNextOneFinishesThatStepOnlyOnceAndStops(string name)
    {
        var point = Enum.Parse<ExecutionPoint>(name);
        var run = await _harness.GroupExecutingAsync("a/b");
        await Assert.ThrowsAsync<ProcessDiedException>(() => _harness.Executor(Once(point, async () =>
        {
            await StopAsync(run.Id);
            throw new ProcessDiedException();
        })).RunAsync(run.Id, CancellationToken.None));
        Assert.False(RunTransitions.IsFinal((await _harness.ReadAsync(run.Id)).State));

        await _harness.Executor().RunAsync(run.Id, CancellationToken.None);

        run = await _harness.ReadAsync(run.Id);
        Assert.Equal(RunState.Cancelled, run.State);
        Assert.Equal([StepState.Done, StepState.Skipped], run.Steps.Select(static s => s.State));
        Assert.Equal(["1"], _harness.Writes(run.Id).Where(static w => w.IsEffectiveWrite).Select(static w => w.UserAgent[^1..]));
        Assert.True((await new AuditVerifier(_harness.Database).VerifyAsync(null, CancellationToken.None)).Intact);
    }

    [Fact]
    public async Task StopAsync_TwentyPeopleAtOnce_OneIsTheOneWhoDid()
    {
        var run = await _harness.GroupExecutingAsync("a/b");

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => _harness.Stops.StopAsync(run.Id, Reason, Carol, CancellationToken.None))));

        Assert.Single(results, static r => r.Succeeded);
        Assert.All(results.Where(static r => !r.Succeeded), static r => Assert.Equal((RemediationStatus.Conflict, "AlreadyStopping"), (r.Status, r.Code)));
        Assert.Single(await _harness.AuditAsync(run.Id), static e => e.Action == "remediation.stop");
    }

    [Fact]
    public async Task StopAsync_NotWhoMayOrNotNow_SaysWhyAndChangesNothing()
    {
        var run = await _harness.ApprovedAsync();
        var early = await _harness.Stops.StopAsync(run.Id, Reason, Carol, CancellationToken.None);
        Assert.Equal("NotUnderWay", early.Code);
        Assert.Contains("cancel it instead", early.Text!.En, StringComparison.Ordinal);

        RemediationHarness.Ok(await _harness.Service.ExecuteAsync(run.Id, RemediationHarness.Alice, CancellationToken.None));
        Assert.Contains("Stop it instead", (await _harness.Service.CancelAsync(run.Id, "", Carol, CancellationToken.None)).Text!.En, StringComparison.Ordinal);
        Assert.Equal(RemediationStatus.Forbidden, (await _harness.Stops.StopAsync(run.Id, Reason, RemediationHarness.Vera, CancellationToken.None)).Status);
        Assert.Equal(RemediationStatus.NotFound, (await _harness.Stops.StopAsync(Guid.NewGuid(), Reason, Carol, CancellationToken.None)).Status);
        Assert.Equal(["reason"], (await _harness.Stops.StopAsync(run.Id, " ", Carol, CancellationToken.None)).Errors.Keys);
        Assert.Null((await _harness.ReadAsync(run.Id)).Stop);
        Assert.Contains(await _harness.AuditAsync(run.Id), static e => e is { Action: "remediation.stop", Outcome: AuditOutcome.Refused, Actor: "vera", SourceAddress: "192.0.2.7" });
    }

    [Theory]
    [InlineData(new[] { 1 }, "1")]
    [InlineData(new[] { 1, 2, 3, 5, 7, 8 }, "1-3, 5, 7-8")]
    [InlineData(new[] { 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 22, 23 }, "1, 3, 5, 7, 9, 11, 13, 15, 17, 19 (+3)")]
    public void PlaceRanges_Places_AreWrittenAsPeopleDo(int[] places, string words) => Assert.Equal(words, PlaceRanges.Of([.. places]));

    private static Func<ExecutionPoint, RemediationRun, Task> Once(ExecutionPoint point, Func<Task> act)
    {
        var done = 0;
        return (at, _) => at == point && Interlocked.Exchange(ref done, 1) == 0 ? act() : Task.CompletedTask;
    }

    private async Task StopAsync(Guid run) => RemediationHarness.Ok(await _harness.Stops.StopAsync(run, Reason, Carol, CancellationToken.None));

    private sealed class ProcessDiedException : Exception;
}
