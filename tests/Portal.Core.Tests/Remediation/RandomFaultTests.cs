using CsCheck;
using Portal.Core.Audit;
using Portal.Core.Remediation;
using Portal.Simulator.Faults;
using Portal.Testing.Database;
using Portal.Testing.Oracles;
using Xunit;

namespace Portal.Core.Tests.Remediation;

/// <summary>
/// Random faults of the API server, random deaths of the process and random changes behind the plan's back, one run after the other. Whatever
/// comes of a run, the witnesses agree: the server's request log, the journal and the audit chain.
/// </summary>
public sealed class RandomFaultTests(PostgresFixture postgres)
{
    private const int Runs = 6;

    [Fact]
    public async Task Runs_UnderRandomFaultsAndDeaths_TakeEffectAtMostOnceAndAreRecorded() =>
        await Gen.Int.SampleAsync(DriveAsync, iter: 1, threads: 1);

    private async Task DriveAsync(int seed)
    {
        var random = new Random(seed);
        await using var harness = await RemediationHarness.StartAsync(
            postgres, new RemediationOptions { Impersonate = false, StepPatience = TimeSpan.FromSeconds(3), ScanInterval = TimeSpan.FromSeconds(1) });
        for (var i = 0; i < Runs; i++)
        {
            var name = $"pod-{i}";
            harness.Medium.Deadline = TimeSpan.FromSeconds(1);
            var run = await harness.ApprovedAsync(name);
            RemediationHarness.Ok(await harness.Service.ExecuteAsync(run.Id, RemediationHarness.Alice, CancellationToken.None));
            var fault = Fault(random);
            if (fault is not null)
            {
                harness.Server.Faults.Add(fault);
            }

            run = await LiveAndDieAsync(harness, run.Id, name, random);
            harness.Server.Faults.Clear();
            await AssertWitnessesAsync(harness, run, $"seed {seed}, run {i}, fault {fault}");
        }
    }

    private static Fault? Fault(Random random) => random.Next(6) switch
    {
        0 => new Fault { Match = new FaultMatch { Verbs = ["patch"], Times = 1 }, Cut = new FaultCut { AfterBytes = random.Next(200), Connection = random.Next(2) == 0 } },
        1 => new Fault { Match = new FaultMatch { Verbs = ["patch"], Times = random.Next(1, 3) }, Answer = new FaultAnswer { Status = 429, RetryAfterSeconds = 1 } },
        2 => new Fault { Match = new FaultMatch { Verbs = ["patch", "get"], Times = random.Next(1, 3) }, Answer = new FaultAnswer { Status = random.Next(500, 505) } },
        3 => new Fault { Match = new FaultMatch { Verbs = ["get"], Nth = random.Next(1, 3), Times = 1 }, Cut = new FaultCut { Connection = true } },
        4 => new Fault { Match = new FaultMatch { Verbs = ["patch"], Times = 1 }, Delay = TimeSpan.FromMilliseconds(random.Next(200)) },
        _ => null,
    };

    // Up to three processes die on the way; now and then the object changes, or its own controller lets it go.
    private static async Task<RemediationRun> LiveAndDieAsync(RemediationHarness harness, Guid id, string name, Random random)
    {
        for (var life = 0; ; life++)
        {
            var point = (ExecutionPoint)random.Next(8); // Two of them are no point: the process lives.
            var meddling = random.Next(8);
            var executor = harness.Executor((at, run) =>
            {
                if (at != point || life == 3)
                {
                    return Task.CompletedTask;
                }

                if (meddling == 0 && run.Steps is [{ State: not StepState.Done }])
                {
                    harness.TryTouch(name);
                }
                else if (meddling == 1 && run.Steps is [{ State: not StepState.Done }])
                {
                    harness.TryRelease(name);
                }

                return random.Next(2) == 0 ? Task.CompletedTask : throw new DiedException();
            });
            try
            {
                await executor.RunAsync(id, CancellationToken.None);
                return await harness.ReadAsync(id);
            }
            catch (DiedException)
            {
                // The next process takes it up.
            }
        }
    }

    private static async Task AssertWitnessesAsync(RemediationHarness harness, RemediationRun run, string what)
    {
        Assert.True(RunTransitions.IsFinal(run.State), what);
        try
        {
            await harness.CheckOraclesAsync();
        }
        catch (OracleException e)
        {
            Assert.Fail($"{what}: {e.Message}");
        }

        var effects = harness.Writes(run.Id).Count(static w => w.IsEffectiveWrite);
        var steps = (await harness.AuditAsync(run.Id)).Where(static e => e.Action == "remediation.step").ToList();
        Assert.True(effects == 0 || steps.Exists(static e => e.Outcome == AuditOutcome.Intended), $"{what}: an effect without an intent");
        Assert.True(steps.Count(static e => e.Outcome == AuditOutcome.Intended) <= 1, $"{what}: intended twice");

        // A step that says it is done is done, and one that had an effect never says that it had none.
        var pod = harness.Server.Api.Find(Portal.Simulator.Objects.KnownResources.Pods, "shop", run.SubjectName);
        Assert.True(run.Steps[0].State != StepState.Done || pod is null, $"{what}: done, and the pod is still there");
        Assert.True(effects == 0 || run.Steps[0].State == StepState.Done, $"{what}: an effect of a step that is {run.Steps[0].State}: {run.Steps[0].ResponseText?.En}");
    }

    private sealed class DiedException : Exception;
}
