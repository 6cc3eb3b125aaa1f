using Portal.Core.Remediation;
using Portal.Testing;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Remediation;

public sealed class PlanExpiryTests(PostgresFixture postgres)
{
    [Fact]
    public async Task ExecuteAsync_PlanOlderThanItsLifetime_IsRefusedAndFreesTheSubject()
    {
        var clock = new SteppedClock();
        await using var harness = await RemediationHarness.StartAsync(postgres, clock: clock);
        var run = await harness.ApprovedAsync();
        clock.Ahead = TimeSpan.FromMinutes(15);

        var late = await harness.Service.ExecuteAsync(run.Id, RemediationHarness.Alice, CancellationToken.None);

        Assert.Equal((RemediationStatus.Conflict, "PlanExpired"), (late.Status, late.Code));
        var next = RemediationHarness.Ok(await harness.Service.PlanAsync(harness.Request("release", run.Subject), RemediationHarness.Alice, CancellationToken.None));
        Assert.NotEqual(run.Id, next.Id);
        Assert.Equal(RunState.Cancelled, (await harness.ReadAsync(run.Id)).State);
        Assert.Single(await harness.AuditAsync(run.Id), static e => e is { Action: "remediation.expire", Actor: "portal" });
        Assert.Empty(harness.Writes(run.Id));
    }

    [Fact]
    public async Task Executor_PlansThatNobodyExecuted_AreEndedAndSaySo()
    {
        var clock = new SteppedClock();
        await using var harness = await RemediationHarness.StartAsync(postgres, clock: clock);
        var run = await harness.PlanAsync();
        clock.Ahead = TimeSpan.FromMinutes(15);

        await harness.HostAsync();

        run = await harness.EndedAsync(run.Id);
        Assert.Equal(RunState.Cancelled, run.State);
        Assert.StartsWith("Expired", run.Outcome!.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Executor_TakesUpARunWhoseFirstStepHasNotBegunInTime_DoesNotBeginIt()
    {
        var clock = new SteppedClock();
        await using var harness = await RemediationHarness.StartAsync(postgres, clock: clock);
        var run = await harness.ExecutingAsync();
        clock.Ahead = TimeSpan.FromHours(9); // the portal was down over night

        await harness.Executor().RunAsync(run.Id, CancellationToken.None);

        Assert.Equal(RunState.Failed, (await harness.ReadAsync(run.Id)).State);
        Assert.Empty(harness.Writes(run.Id));
    }

    // Fault 36: nobody can say any more how old the plan is.
    [Fact]
    public async Task ExecuteAsync_ClockPutBackByAnHourSinceThePlan_IsRefused()
    {
        var clock = new SteppedClock();
        await using var harness = await RemediationHarness.StartAsync(postgres, clock: clock);
        var run = await harness.ApprovedAsync();
        clock.Ahead = TimeSpan.FromHours(-1);

        var refused = await harness.Service.ExecuteAsync(run.Id, RemediationHarness.Alice, CancellationToken.None);

        Assert.Equal((RemediationStatus.Conflict, "PlanExpired"), (refused.Status, refused.Code));
        Assert.Empty(harness.Writes(run.Id));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task RunAsync_ClockJumpsByAnHourWhileItVerifies_WatchesForAsLongAsPlanned(int hours)
    {
        var clock = new SteppedClock();
        await using var harness = await RemediationHarness.StartAsync(postgres, clock: clock);
        harness.Medium.Deadline = TimeSpan.FromSeconds(hours > 0 ? 60 : 3);
        var run = await harness.ExecutingAsync();
        harness.Medium.NeverVerified = true;
        var running = harness.Executor().RunAsync(run.Id, CancellationToken.None);
        await Eventually.TrueAsync(async () => (await harness.ReadAsync(run.Id)).VerificationObserved is not null);
        clock.Ahead = TimeSpan.FromHours(hours);

        // Put forward, it is not over at once and still sees that it has worked; put back, it does not watch for an hour more.
        var looks = harness.Medium.Looks;
        await Eventually.TrueAsync(() => running.IsCompleted || harness.Medium.Looks > looks + 1);
        harness.Medium.NeverVerified = hours < 0;

        await running;
        Assert.Equal(hours > 0 ? RunState.Succeeded : RunState.Failed, (await harness.ReadAsync(run.Id)).State);
    }
}
