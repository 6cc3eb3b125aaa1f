using System.Diagnostics;
using Portal.Core.Remediation;
using Portal.Durability.Tests.Infrastructure;
using Portal.Testing;
using Portal.Testing.Database;
using Portal.Testing.Proxy;
using Xunit;

namespace Portal.Durability.Tests;

/// <summary>What else may die or stand still in the middle of a step: the leader, the API server, the connection to it.</summary>
[Collection("portals that die")]
public sealed class FaultTests(PostgresFixture postgres)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Fault 23: the lock goes to another replica while the one that had it stands still with its intent stored; then it wakes up and sends.
    [Fact]
    public async Task Replica_WokenUpAfterAnotherTookItsRun_DoesNothingTwice()
    {
        await using var lab = await KillLab.StartAsync(postgres, 1);
        var frozen = await lab.StartReplicaAsync();
        foreach (var playbook in lab.PlaybookOfEachMethod)
        {
            var run = await lab.ApprovedAsync(playbook, frozen);
            lab.Arm(run, "run.intent-saved:delay=3000");
            await frozen.ExecuteAsync(run);
            await lab.ReachedAsync(run);
            await frozen.Process.SignalAsync("STOP");

            var other = await lab.StartReplicaAsync();
            await lab.Database.ExecuteAsSuperuserAsync("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND pid <> pg_backend_pid()");
            var ended = await lab.EndedAsync(run);
            var writes = Writes(lab, run);
            await frozen.Process.SignalAsync("CONT");

            // It sends what it had intended, and the API server refuses: uid and resourceVersion are no longer those of the plan.
            await Eventually.TrueAsync(() => Writes(lab, run) > writes, Patience, "the woken replica sends its request");
            await Eventually.TrueAsync(() => lab.Simulator.Server.Requests.Requests.All(static r => r.Status != 0), Patience);
            Assert.Equal(RunState.Succeeded, ended.State);
            Assert.Equal(ended.Steps.Count, await Oracles.CheckAsync(lab, ended));
            await Oracles.CheckAllAsync(lab, null, [ended]);
            await lab.ForgetAsync(other);
        }
    }

    // Fault 37.
    [Fact]
    public async Task Portal_ToldToStopBeforeAStep_BeginsNoneEndsInTimeAndTheOtherReplicaGoesOn()
    {
        await using var lab = await KillLab.StartAsync(postgres, 1);
        var stopping = await lab.StartReplicaAsync();
        var run = await lab.ApprovedAsync(lab.Playbooks[0], stopping);
        lab.Arm(run, "run.before-intent:delay=2000");
        await stopping.ExecuteAsync(run);
        await lab.ReachedAsync(run);

        var clock = Stopwatch.StartNew();
        var exit = await stopping.Process.StopAsync();

        Assert.Equal(0, exit);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"it took {clock.Elapsed.TotalSeconds:0} s");
        Assert.Equal(StepState.Pending, (await lab.ReadAsync(run)).Steps[0].State);
        Assert.Equal(0, Writes(lab, run));
        await lab.ForgetAsync(stopping);
        await lab.StartReplicaAsync();
        await AssertDoneOnceAsync(lab, run);
    }

    // Fault 22: the API server acted, and the connection was reset before it could say so.
    [Fact]
    public async Task Answer_LostByAReset_IsLookedForAndNotSentAgain()
    {
        await using var lab = await KillLab.StartAsync(postgres, 1);
        await using var proxy = new TcpProxy(lab.Simulator.Server.Url);
        await File.WriteAllTextAsync(lab.Kubeconfig, (await File.ReadAllTextAsync(lab.Kubeconfig)).Replace($":{lab.Simulator.Server.Url.Port}", $":{proxy.Port}", StringComparison.Ordinal));
        var portal = await lab.StartReplicaAsync();
        foreach (var playbook in lab.PlaybookOfEachMethod)
        {
            var run = await lab.ApprovedAsync(playbook, portal);
            lab.Arm(run, "run.intent-saved:hold");
            await portal.ExecuteAsync(run);
            await lab.ReachedAsync(run);
            proxy.Downstream = Toxics.None with { Hang = true };
            lab.Release(run);
            await Eventually.TrueAsync(
                () => lab.Simulator.Server.Requests.Requests.Any(r => r.IsEffectiveWrite && r.UserAgent.Contains($"run/{run}", StringComparison.Ordinal)), Patience, "the API server acts");
            proxy.ResetAll();
            proxy.Downstream = Toxics.None;

            await AssertDoneOnceAsync(lab, run);
            Assert.Contains("answer was lost", (await lab.ReadAsync(run)).Steps[0].ResponseText!.En, StringComparison.Ordinal);
            Assert.Equal(1, lab.Simulator.Server.Requests.Requests.Count(r => r.IsEffectiveWrite && r.UserAgent.Contains($"run/{run} ", StringComparison.Ordinal) && r.UserAgent.EndsWith("step/1", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task ApiServer_DiesAfterTheIntent_TheStepWaitsAndIsDoneOnce()
    {
        await using var lab = await KillLab.StartAsync(postgres, 1);
        var portal = await lab.StartReplicaAsync();
        var run = await lab.ApprovedAsync(lab.Playbooks[0], portal);
        lab.Arm(run, "run.intent-saved:delay=500");
        await portal.ExecuteAsync(run);
        await lab.ReachedAsync(run);
        await lab.Simulator.Server.GoDownAsync();
        await Eventually.TrueAsync(async () => (await lab.ReadAsync(run)).Steps[0].State == StepState.Intended, Patience);
        await lab.Simulator.Server.ComeBackAsync();

        await AssertDoneOnceAsync(lab, run);
    }

    // Fault 27.
    [Fact]
    public async Task Postgres_EveryBackendEndedAgainAndAgain_RunsGoOnAndNothingIsLeftLocked()
    {
        await using var lab = await KillLab.StartAsync(postgres, 2);
        var portal = await lab.StartReplicaAsync();
        var runs = new List<Guid>();
        foreach (var playbook in lab.Playbooks.Concat(lab.Playbooks))
        {
            runs.Add(await lab.ApprovedAsync(playbook, portal));
        }

        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var ending = EndBackendsAsync(lab, enough.Token);
        foreach (var run in runs)
        {
            await Eventually.PassesAsync(
                async () =>
                {
                    if ((await lab.ReadAsync(run)).State == RunState.Approved)
                    {
                        await portal.ExecuteAsync(run);
                    }

                    return true;
                },
                Patience);
        }

        Assert.True(await ending > 20, "it was not often");
        foreach (var run in runs)
        {
            await AssertDoneOnceAsync(lab, run);
        }

        await Eventually.TrueAsync(
            async () => await lab.Database.ScalarAsync<long>(
                "SELECT (SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%') + (SELECT count(*) FROM pg_locks WHERE NOT granted)") == 0,
            Patience,
            "no transaction and no lock is left");
    }

    // A request under way is not known yet to be a dry run, so only answered ones count.
    private static int Writes(KillLab lab, Guid run) => lab.Simulator.Server.Requests.Requests.Count(r =>
        r is { Status: not 0, IsDryRun: false } && r.Method != "GET" && r.UserAgent.Contains($"run/{run}", StringComparison.Ordinal));

    private static async Task<bool> AssertDoneOnceAsync(KillLab lab, Guid run)
    {
        var ended = await lab.EndedAsync(run);
        Assert.True(ended.State == RunState.Succeeded, ended.Outcome?.En);
        Assert.Equal(ended.Steps.Count, await Oracles.CheckAsync(lab, ended));
        await Oracles.CheckAllAsync(lab, null, [ended]);
        return true;
    }

    private static async Task<int> EndBackendsAsync(KillLab lab, CancellationToken enough)
    {
        var times = 0;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        try
        {
            while (await timer.WaitForNextTickAsync(enough))
            {
                await lab.Database.ExecuteAsSuperuserAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
                times++;
            }
        }
        catch (OperationCanceledException)
        {
            // It is enough.
        }

        return times;
    }
}
