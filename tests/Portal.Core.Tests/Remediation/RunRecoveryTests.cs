using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Remediation;
using Portal.Simulator.Faults;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Remediation;

/// <summary>Whatever dies or is lost: a step takes effect at most once, and nothing is done that was not recorded before.</summary>
public sealed class RunRecoveryTests(PostgresFixture postgres) : IAsyncLifetime
{
    private RemediationHarness _harness = null!;

    public async ValueTask InitializeAsync() => _harness = await RemediationHarness.StartAsync(postgres);

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    public static TheoryData<string> Points => [.. Enum.GetNames<ExecutionPoint>()];

    [Theory]
    [MemberData(nameof(Points))]
    public async Task RunAsync_ProcessDiesAtThePoint_TheNextOneFinishesWithOneEffect(string name)
    {
        var point = Enum.Parse<ExecutionPoint>(name);
        var run = await _harness.ExecutingAsync();
        var dying = _harness.Executor((at, _) => at == point ? throw new ProcessDiedException() : Task.CompletedTask);
        await Assert.ThrowsAsync<ProcessDiedException>(() => dying.RunAsync(run.Id, CancellationToken.None));
        Assert.False(RunTransitions.IsFinal((await _harness.ReadAsync(run.Id)).State));

        await _harness.HostAsync();
        run = await _harness.EndedAsync(run.Id);

        Assert.Equal((RunState.Succeeded, StepState.Done), (run.State, run.Steps[0].State));
        await AssertOracleAsync(run, effects: 1);
    }

    [Fact]
    public async Task RunAsync_DiedAfterTheIntentAndTheObjectChangedSince_StopsAndSaysWhatItFound()
    {
        var run = await _harness.ExecutingAsync();
        await DieAsync(run, ExecutionPoint.IntentSaved);
        _harness.Touch();

        await _harness.Executor().RunAsync(run.Id, CancellationToken.None);
        run = await _harness.ReadAsync(run.Id);

        Assert.Equal((RunState.Failed, StepState.Failed), (run.State, run.Steps[0].State));
        Assert.Contains("has changed in another way", run.Outcome!.En, StringComparison.Ordinal);
        await AssertOracleAsync(run, effects: 0);
    }

    [Fact]
    public async Task RunAsync_DiedAfterTheAnswer_TheNextOneFindsItDoneAndSendsNothing()
    {
        var run = await _harness.ExecutingAsync();
        await DieAsync(run, ExecutionPoint.AnswerReceived);
        Assert.Single(_harness.Writes(run.Id));

        await _harness.Executor().RunAsync(run.Id, CancellationToken.None);
        run = await _harness.ReadAsync(run.Id);

        Assert.Equal((RunState.Succeeded, 0), (run.State, run.Steps[0].ResponseStatus));
        Assert.Contains("found the change made", run.Steps[0].ResponseText!.En, StringComparison.Ordinal);
        Assert.Single(_harness.Writes(run.Id));
    }

    [Fact]
    public async Task RunAsync_AnswerIsCutOff_LooksAndDoesNotRepeat()
    {
        var run = await _harness.ExecutingAsync();
        _harness.Server.Faults.Add(new Fault { Match = new FaultMatch { Verbs = ["patch"], Times = 1 }, Cut = new FaultCut { Connection = true } });

        run = await RunToEndAsync(run);

        Assert.Equal(RunState.Succeeded, run.State);
        Assert.Single(_harness.Writes(run.Id));
        Assert.Contains("answer was lost", run.Steps[0].ResponseText!.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_TooManyRequests_TriesUntilItIsTaken()
    {
        var run = await _harness.ExecutingAsync();
        _harness.Server.Faults.Add(new Fault { Match = new FaultMatch { Verbs = ["patch"], Times = 2 }, Answer = new FaultAnswer { Status = 429, RetryAfterSeconds = 1 } });

        run = await RunToEndAsync(run);

        Assert.Equal((RunState.Succeeded, 3), (run.State, _harness.Writes(run.Id).Count));
        await AssertOracleAsync(run, effects: 1);
    }

    [Fact]
    public async Task RunAsync_ServerErrorThatDidNothing_LooksThenSendsAgain()
    {
        var run = await _harness.ExecutingAsync();
        _harness.Server.Faults.Add(new Fault { Match = new FaultMatch { Verbs = ["patch"], Times = 1 }, Answer = new FaultAnswer { Status = 503 } });

        run = await RunToEndAsync(run);

        Assert.Equal((RunState.Succeeded, 200), (run.State, run.Steps[0].ResponseStatus));
        await AssertOracleAsync(run, effects: 1);
    }

    [Fact]
    public async Task RunAsync_WebhookRefuses_StopsAndNamesIt()
    {
        var run = await _harness.ExecutingAsync();
        Answer(403, """admission webhook "guard.example.com" denied the request: no changes on Fridays""");

        run = await RunToEndAsync(run);

        Assert.Equal((RunState.Failed, 403), (run.State, run.Steps[0].ResponseStatus));
        Assert.StartsWith("The admission webhook guard.example.com of the cluster refuses it", run.Steps[0].ResponseText!.En, StringComparison.Ordinal);
        Assert.Single(_harness.Writes(run.Id));
        await AssertOracleAsync(run, effects: 0);
    }

    [Fact]
    public async Task DryRunAsync_WebhookThatTakesNoDryRuns_SaysThatItIsNotCoveredAndGoesOn()
    {
        var run = await _harness.PlanAsync();
        Answer(400, """admission webhook "guard.example.com" does not support dry run""");

        run = RemediationHarness.Ok(await _harness.Service.DryRunAsync(run.Id, RemediationHarness.Alice, CancellationToken.None));

        Assert.Equal((RunState.AwaitingApproval, 400), (run.State, run.Steps[0].DryRunStatus));
        Assert.StartsWith("Not covered by the dry run.", run.Steps[0].DryRunText!.En, StringComparison.Ordinal);
        Assert.Contains("could not say beforehand", run.Journal[^1].Text.En, StringComparison.Ordinal);
    }

    // The API server waits ten seconds for a webhook, then answers 500 (failurePolicy Fail).
    [Fact]
    public async Task RunAsync_WebhookHangs_TriesAsLongAsItMayAndNamesIt()
    {
        _harness.Options.StepPatience = TimeSpan.FromSeconds(3);
        var run = await _harness.ExecutingAsync();
        Answer(500, """Internal error occurred: failed calling webhook "guard.example.com": failed to call webhook: Post "https://guard.policy.svc:443/check?timeout=10s": context deadline exceeded""");

        run = await RunToEndAsync(run);

        Assert.Equal((RunState.Failed, 0), (run.State, run.Steps[0].ResponseStatus));
        Assert.Contains("could not ask the admission webhook guard.example.com", run.Steps[0].ResponseText!.En, StringComparison.Ordinal);
        Assert.Contains("the change was not made", run.Steps[0].ResponseText!.En, StringComparison.Ordinal);
        Assert.True(_harness.Writes(run.Id).Count > 1);
        await AssertOracleAsync(run, effects: 0);
    }

    [Fact]
    public async Task RunAsync_RightTakenAwayInTheMiddle_StopsAndSaysWhatIsForbidden()
    {
        var run = await _harness.ExecutingAsync();
        Answer(403, """pods "db-0" is forbidden: User "alice" cannot patch resource "pods" in API group "" in the namespace "shop" """);

        run = await RunToEndAsync(run);

        Assert.Equal((RunState.Failed, 403), (run.State, run.Steps[0].ResponseStatus));
        Assert.Contains("cannot patch resource", run.Outcome!.En, StringComparison.Ordinal);
        await AssertOracleAsync(run, effects: 0);
    }

    [Fact]
    public async Task RunAsync_ClusterStaysAway_GivesUpAndSaysThatNothingWasDone()
    {
        _harness.Options.StepPatience = TimeSpan.FromSeconds(1);
        var run = await _harness.ExecutingAsync();
        await _harness.Server.GoDownAsync();

        run = await RunToEndAsync(run);
        await _harness.Server.ComeBackAsync();

        Assert.Equal((RunState.Failed, 0), (run.State, run.Steps[0].ResponseStatus));
        await AssertOracleAsync(run, effects: 0);
    }

    [Theory]
    [InlineData(nameof(ExecutionPoint.BeforeIntent))]
    [InlineData(nameof(ExecutionPoint.IntentSaved))]
    [InlineData(nameof(ExecutionPoint.AnswerReceived))]
    [InlineData(nameof(ExecutionPoint.BeforeOutcome))]
    public async Task RunAsync_DatabaseGoesAwayAtThePoint_WaitsAndGoesOn(string name)
    {
        var point = Enum.Parse<ExecutionPoint>(name);
        var run = await _harness.ExecutingAsync();
        var executor = _harness.Executor(async (at, _) =>
        {
            if (at == point)
            {
                await _harness.Database.ExecuteAsSuperuserAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
            }
        });

        await executor.RunAsync(run.Id, CancellationToken.None);

        run = await _harness.ReadAsync(run.Id);
        Assert.Equal(RunState.Succeeded, run.State);
        await AssertOracleAsync(run, effects: 1);
    }

    [Fact]
    public async Task RunAsync_AuditCannotBeWritten_SendsNothing()
    {
        var run = await _harness.ExecutingAsync();
        await _harness.Database.ExecuteAsSuperuserAsync("ALTER TABLE audit_head RENAME TO audit_head_hidden");

        await Assert.ThrowsAnyAsync<Exception>(() => _harness.Executor().RunAsync(run.Id, CancellationToken.None));

        await _harness.Database.ExecuteAsSuperuserAsync("ALTER TABLE audit_head_hidden RENAME TO audit_head");
        Assert.Empty(_harness.Writes(run.Id));
        Assert.Equal(StepState.Pending, (await _harness.ReadAsync(run.Id)).Steps[0].State);
        Assert.Equal(RunState.Succeeded, (await RunToEndAsync(run)).State);
    }

    [Fact]
    public async Task RunAsync_TwoThatBothThinkTheyLead_OneIntendsTheStep()
    {
        var run = await _harness.ExecutingAsync();
        var both = new TaskCompletionSource();
        var arrived = 0;
        Task Meet(ExecutionPoint at, RemediationRun _)
        {
            if (at != ExecutionPoint.BeforeIntent)
            {
                return Task.CompletedTask;
            }

            if (Interlocked.Increment(ref arrived) == 2)
            {
                both.SetResult();
            }

            return both.Task;
        }

        var results = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            try
            {
                await _harness.Executor(Meet).RunAsync(run.Id, CancellationToken.None);
                return "";
            }
            catch (DbUpdateConcurrencyException e)
            {
                return e.Message;
            }
        }));

        Assert.Single(results, r => r.Length == 0);
        run = await _harness.ReadAsync(run.Id);
        Assert.Equal(RunState.Succeeded, run.State);
        await AssertOracleAsync(run, effects: 1);
    }

    [Fact]
    public async Task Executors_TwoReplicas_OneWorksOnTheRun()
    {
        await _harness.HostAsync();
        await _harness.HostAsync();
        var run = await _harness.ExecutingAsync();

        run = await _harness.EndedAsync(run.Id);

        Assert.Equal(RunState.Succeeded, run.State);
        await AssertOracleAsync(run, effects: 1);
    }

    // The oracles, and that another executor does not take it up again.
    private async Task AssertOracleAsync(RemediationRun run, int effects)
    {
        Assert.Equal(effects, _harness.Writes(run.Id).Count(w => w.IsEffectiveWrite));
        await _harness.CheckOraclesAsync();
        var intents = (await _harness.AuditAsync(run.Id)).Count(e => e is { Action: "remediation.step", Outcome: AuditOutcome.Intended });
        Assert.InRange(intents, effects, 1);

        await _harness.Executor().RunAsync(run.Id, CancellationToken.None);
        Assert.Equal(run.State, (await _harness.ReadAsync(run.Id)).State);
        Assert.Equal(effects, _harness.Writes(run.Id).Count(w => w.IsEffectiveWrite));
    }

    private async Task DieAsync(RemediationRun run, ExecutionPoint point) => await Assert.ThrowsAsync<ProcessDiedException>(() =>
        _harness.Executor((at, _) => at == point ? throw new ProcessDiedException() : Task.CompletedTask).RunAsync(run.Id, CancellationToken.None));

    private async Task<RemediationRun> RunToEndAsync(RemediationRun run)
    {
        await _harness.Executor().RunAsync(run.Id, CancellationToken.None);
        return await _harness.ReadAsync(run.Id);
    }

    private sealed class ProcessDiedException : Exception;

    private void Answer(int status, string message) =>
        _harness.Server.Faults.Add(new Fault { Match = new FaultMatch { Verbs = ["patch"] }, Answer = new FaultAnswer { Status = status, Message = message } });
}
