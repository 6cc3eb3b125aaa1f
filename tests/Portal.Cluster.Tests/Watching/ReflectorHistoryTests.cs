using CsCheck;
using Portal.Cluster.Watching;
using Portal.Simulator.Faults;
using Portal.Testing;
using Xunit;

namespace Portal.Cluster.Tests.Watching;

/// <summary>
/// Random histories with random faults against the simulator over HTTP; after quiet the store equals the server (oracle 1 of quality.md). A failure
/// prints its seed; a seed that found a defect stays in <see cref="Reflector_SeedThatOnceFailed_EndsEqualToTheServer"/> for ever.
/// </summary>
public sealed class ReflectorHistoryTests
{
    private static readonly FaultMatch Watch = new() { Verbs = ["watch"], Resource = "pods" };
    private static readonly FaultMatch List = new() { Verbs = ["list"], Resource = "pods" };
    private static readonly FaultMatch Any = new() { Resource = "pods" };

    [Fact]
    public Task Reflector_RandomHistoriesAndFaults_EndsEqualToTheServer() => Gen.Int[0, 1_000_000].SampleAsync(RunAsync, iter: 20, threads: 2);

    [Theory]
    [InlineData(38842)]
    [InlineData(551540)]
    public Task Reflector_SeedThatOnceFailed_EndsEqualToTheServer(int seed) => RunAsync(seed);

    private static async Task RunAsync(int seed)
    {
        var random = new Random(seed);
        await using var watch = await PodWatch.CreateAsync(random.Next(12), seed);
        if (random.Next(4) == 0)
        {
            await watch.Server.GoDownAsync();
        }

        // Where the cluster may be restored from a backup, each absence counts as long enough for that.
        var restores = random.Next(3) == 0;
        watch.Start(PodWatch.Quick with { LongAbsence = restores ? TimeSpan.Zero : TimeSpan.FromHours(1), PageSize = random.Next(1, 6), WatchLife = TimeSpan.FromSeconds(random.Next(1, 4)) });
        for (var step = random.Next(5, 40); step > 0; step--)
        {
            await StepAsync(watch, random, seed + step, restores);
        }

        watch.Server.Faults.Clear();
        await watch.Server.ComeBackAsync();
        watch.Put("last");
        try
        {
            await watch.EqualAsync();
        }
        catch (TimeoutException e)
        {
            throw new InvalidOperationException(
                $"seed {seed}: {e.Message}\n{string.Join('\n', watch.Log.Entries.Select(l => l.Text))}\n{string.Join('\n', watch.Server.Requests.Requests.Select(r => $"{r.At:mm:ss.fff} {r.Status} {r.PathAndQuery}"))}", e);
        }
    }

    private static async Task StepAsync(PodWatch watch, Random random, int seed, bool restores)
    {
        for (var i = random.Next(6); i > 0; i--)
        {
            var name = $"pod-{random.Next(12)}";
            if (random.Next(3) == 0 && watch.ServerPods().Any(p => p.StartsWith($"shop/{name} ", StringComparison.Ordinal)))
            {
                watch.Delete(name);
            }
            else
            {
                watch.Put(name);
            }
        }

        if (random.Next(3) == 0)
        {
            var seen = watch.Watches + watch.Lists;
            await Eventually.TrueAsync(() => !watch.Server.IsUp || watch.Status.State == WatchState.Synced || watch.Watches + watch.Lists > seen, TimeSpan.FromSeconds(5));
        }

        switch (random.Next(22))
        {
            case 0:
                watch.Server.Faults.Add(new Fault { Match = Watch with { Times = 1 }, WatchError = new FaultWatchError { AfterEvents = random.Next(4) } });
                break;
            case 1:
                watch.Server.Faults.Add(new Fault { Match = Watch with { Times = random.Next(1, 3) }, Answer = new FaultAnswer { Status = 410 } });
                break;
            case 2:
                watch.Server.Faults.Add(new Fault { Match = List with { Continued = true, Times = random.Next(1, 4) }, Answer = new FaultAnswer { Status = 410 } });
                break;
            case 3 or 4:
                watch.Server.Faults.Add(new Fault
                {
                    Seed = seed,
                    Match = (random.Next(2) == 0 ? Watch : Any) with { Times = random.Next(1, 6) },
                    Cut = new FaultCut { AfterBytes = 0, UpToBytes = 3000, Connection = random.Next(2) == 0 },
                });
                break;
            case 5:
                watch.Server.Faults.Add(new Fault { Seed = seed, Match = Watch with { Times = 2 }, Duplicate = 0.5, Older = 0.5, Reorder = random.Next(2) * 0.5 });
                break;
            case 6:
                watch.Server.Faults.Add(new Fault { Match = Any with { Times = random.Next(1, 4) }, Answer = new FaultAnswer { Status = 500 + random.Next(5) } });
                break;
            case 7:
                watch.Server.Faults.Add(new Fault { Match = Watch with { Times = random.Next(1, 4) }, Garbage = new FaultGarbage { AfterEvents = random.Next(4) } });
                break;
            case 8:
                watch.Server.Faults.Add(new Fault { Match = Any with { Times = 1 }, Answer = new FaultAnswer { Status = random.Next(2) == 0 ? 401 : 403 } });
                break;
            case 9:
                await watch.Server.GoDownAsync();
                break;
            case 10 or 11 or 12:
                await watch.Server.ComeBackAsync();
                break;
            case 13:
                watch.Server.Api.Store.Compact(watch.Server.Api.Store.Revision);
                break;
            case 14:
                watch.Server.Faults.Add(new Fault { Match = Any with { Times = 2 }, BytesPerSecond = 20_000, Delay = TimeSpan.FromMilliseconds(random.Next(30)) });
                break;
            case 15:
                watch.Server.Faults.Add(new Fault { Match = Watch with { Times = 1 }, Answer = FaultAnswer.TooLargeResourceVersion });
                break;
            case 16 when restores:
                var backup = watch.Server.Api.Store.Backup();
                for (var i = random.Next(1, 30); i > 0; i--)
                {
                    watch.Put($"pod-{random.Next(12)}");
                }

                // As in life: the server is away for so long that all clients notice.
                await watch.Server.GoDownAsync();
                await Eventually.TrueAsync(() => watch.Status.State == WatchState.Unreachable);
                await watch.Server.RestoreAsync(backup);
                break;
            case 17:
                watch.Server.Faults.Clear();
                break;
            default:
                break;
        }
    }
}
