using Portal.Core.Audit;
using Portal.Core.Remediation;
using Portal.Core.Remediation.Safety;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Remediation;

/// <summary>Steps of one wave go side by side, the next wave waits; what fails stops as much as its plan says.</summary>
public sealed class RunWavesTests(PostgresFixture postgres) : IAsyncLifetime
{
    private RemediationHarness _harness = null!;

    public async ValueTask InitializeAsync() => _harness = await RemediationHarness.StartAsync(postgres);

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    public static TheoryData<string, int> Deaths
    {
        get
        {
            var deaths = new TheoryData<string, int>();
            foreach (var point in Enum.GetNames<ExecutionPoint>())
            {
                deaths.Add(point, 1);
            }

            foreach (var point in new[] { ExecutionPoint.IntentSaved, ExecutionPoint.RequestSent, ExecutionPoint.AnswerReceived, ExecutionPoint.AuditWritten })
            {
                deaths.Add($"{point}", 3);
            }

            return deaths;
        }
    }

    [Fact]
    public async Task RunAsync_StepsOfOneWave_AreOnTheirWayTogetherAndTheNextWaveWaits()
    {
        var run = await _harness.GroupExecutingAsync("a b/c");
        var together = new TaskCompletionSource();
        var arrived = 0;
        await _harness.Executor((at, _) =>
        {
            if (at != ExecutionPoint.IntentSaved)
            {
                return Task.CompletedTask;
            }

            if (Interlocked.Increment(ref arrived) == 2)
            {
                together.SetResult();
            }

            return together.Task;
        }).RunAsync(run.Id, CancellationToken.None);

        run = await _harness.ReadAsync(run.Id);
        Assert.Equal(RunState.Succeeded, run.State);
        Assert.Equal([1, 1, 2], run.Steps.Select(static s => s.Wave));
        Assert.True(run.Steps[2].StartedAt >= run.Steps.Take(2).Max(static s => s.EndedAt));
        Assert.Equal(3, _harness.Writes(run.Id).Count);
    }

    [Fact]
    public async Task RunAsync_ParallelSteps_AreAsManyAsTheSettingAllows()
    {
        _harness.Options.Safety = new SafetySettings { ParallelSteps = 2 };
        var run = await _harness.GroupExecutingAsync("a b c d e f");
        int now = 0, most = 0;
        await _harness.Executor(async (at, _) =>
        {
            if (at == ExecutionPoint.BeforeIntent)
            {
                most = Math.Max(most, Interlocked.Increment(ref now));
                await Task.Yield();
            }
            else if (at == ExecutionPoint.AnswerSaved)
            {
                Interlocked.Decrement(ref now);
            }
        }).RunAsync(run.Id, CancellationToken.None);

        Assert.Equal(RunState.Succeeded, (await _harness.ReadAsync(run.Id)).State);
        Assert.InRange(most, 1, 2);
    }

    [Fact]
    public async Task RunAsync_FailedStepThatStopsNextWavesOnly_TheRestOfItsWaveIsDone()
    {
        _harness.Options.Safety = new SafetySettings { ParallelSteps = 1 };
        _harness.Group.OnFailure = StepFailure.StopsNextWaves;
        var run = await _harness.GroupExecutingAsync("a b c/d");
        _harness.Touch("a");

        await _harness.Executor().RunAsync(run.Id, CancellationToken.None);

        run = await _harness.ReadAsync(run.Id);
        Assert.Equal(RunState.Failed, run.State);
        Assert.Equal([StepState.Failed, StepState.Done, StepState.Done, StepState.Skipped], run.Steps.Select(static s => s.State));
        Assert.StartsWith("Step 1 failed: Pod shop/a", run.Outcome!.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_FailedStepThatStopsTheRun_NothingMoreIsBegun()
    {
        _harness.Options.Safety = new SafetySettings { ParallelSteps = 1 };
        var run = await _harness.GroupExecutingAsync("a b c/d");
        _harness.Touch("b");

        await _harness.Executor().RunAsync(run.Id, CancellationToken.None);

        run = await _harness.ReadAsync(run.Id);
        Assert.Equal(RunState.Failed, run.State);
        Assert.Equal([StepState.Done, StepState.Failed, StepState.Skipped, StepState.Skipped], run.Steps.Select(static s => s.State));
        Assert.Single(_harness.Writes(run.Id));
    }

    [Theory]
    [MemberData(nameof(Deaths))]
    public async Task RunAsync_ProcessDiesInTheMiddleOfAWave_EachStepTakesEffectOnce(string name, int time)
    {
        var point = Enum.Parse<ExecutionPoint>(name);
        var run = await _harness.GroupExecutingAsync("a b c d/e");
        var (times, dead) = (0, new TaskCompletionSource());
        var dying = _harness.Executor((at, _) =>
            at == point && Interlocked.Increment(ref times) == time ? throw Died(dead)
            : dead.Task.IsCompleted ? throw new ProcessDiedException() // The whole process has died.
            : Task.CompletedTask);
        await Assert.ThrowsAsync<ProcessDiedException>(() => dying.RunAsync(run.Id, CancellationToken.None));
        Assert.False(RunTransitions.IsFinal((await _harness.ReadAsync(run.Id)).State));

        await _harness.Executor().RunAsync(run.Id, CancellationToken.None);

        run = await _harness.ReadAsync(run.Id);
        Assert.True(run.State == RunState.Succeeded, run.Outcome?.En);
        Assert.Equal([1, 2, 3, 4, 5], _harness.Writes(run.Id).Where(static w => w.IsEffectiveWrite).Select(static w => w.UserAgent[^1] - '0').Order());
        var steps = (await _harness.AuditAsync(run.Id)).Where(static e => e.Action == "remediation.step").ToList();
        Assert.All(run.Steps, step => Assert.Equal(
            [AuditOutcome.Intended, AuditOutcome.Succeeded], steps.Where(e => e.Request.StartsWith($"step {step.Index}:", StringComparison.Ordinal)).Select(static e => e.Outcome)));
        Assert.True((await new AuditVerifier(_harness.Database).VerifyAsync(null, CancellationToken.None)).Intact);
    }

    private static ProcessDiedException Died(TaskCompletionSource dead)
    {
        dead.SetResult();
        return new ProcessDiedException();
    }

    private sealed class ProcessDiedException : Exception;
}
