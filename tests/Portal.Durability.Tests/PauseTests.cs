using Portal.Core.Remediation;
using Portal.Core.Remediation.Safety;
using Portal.Durability.Tests.Infrastructure;
using Portal.Testing;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Durability.Tests;

/// <summary>A run that waits for the end of a pause, and portals that die meanwhile.</summary>
[Collection("portals that die")]
public sealed class PauseTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Portal_KilledWhileItsRunIsPaused_TheNextOneWaitsTooAndDoesItOnceAfterwards()
    {
        await using var lab = await KillLab.StartAsync(postgres, 1);
        var first = await lab.StartReplicaAsync();
        var run = await lab.ApprovedAsync(lab.Playbooks[0], first);
        lab.Arm(run, "run.before-intent:kill");
        try
        {
            await first.ExecuteAsync(run);
        }
        catch (HttpRequestException) when (lab.Reached(run))
        {
        }

        await Eventually.TrueAsync(() => first.Process.HasExited, TimeSpan.FromSeconds(60));
        await lab.ForgetAsync(first);
        var pause = new RemediationPause { Id = Guid.NewGuid(), Cluster = KillLab.Cluster, Reason = "the network changes", By = "carol", ById = "carol", At = TimeProvider.System.GetUtcNow() };
        await using (var db = lab.Database.CreateDbContext())
        {
            db.Add(pause);
            await db.SaveChangesAsync();
        }

        var second = await lab.StartReplicaAsync();
        await Eventually.TrueAsync(async () => (await lab.ReadAsync(run)).PausedSince is not null, TimeSpan.FromSeconds(60));
        await second.Process.KillAsync();
        await lab.ForgetAsync(second);
        var third = await lab.StartReplicaAsync();

        var waiting = await lab.ReadAsync(run);
        Assert.Equal((RunState.Executing, StepState.Pending), (waiting.State, waiting.Steps[0].State));
        Assert.DoesNotContain(lab.Simulator.Server.Requests.Requests, r => r.Method != "GET" && !r.PathAndQuery.Contains("dryRun", StringComparison.Ordinal) && r.UserAgent.Contains($"run/{run}", StringComparison.Ordinal));
        await third.ResumeAsync(pause.Id);

        var ended = await lab.EndedAsync(run);
        Assert.Equal((RunState.Succeeded, null), (ended.State, ended.PausedSince));
        Assert.Equal(ended.Steps.Count, await Oracles.CheckAsync(lab, ended));
        await Oracles.CheckAllAsync(lab, null, [ended]);
    }
}
