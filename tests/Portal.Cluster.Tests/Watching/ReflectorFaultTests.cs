using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using Portal.Cluster.Connection;
using Portal.Cluster.Watching;
using Portal.Simulator.Faults;
using Portal.Testing;
using Xunit;

namespace Portal.Cluster.Tests.Watching;

/// <summary>Faults 1 to 7, 9 to 13 and 16 of quality.md, one at a time, against the simulator. Each ends with oracle 1: the store equals the server.</summary>
public sealed class ReflectorFaultTests
{
    private static readonly FaultMatch Watch = new() { Verbs = ["watch"], Resource = "pods" };
    private static readonly FaultMatch List = new() { Verbs = ["list"], Resource = "pods" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Watch_ChangesOfAllSorts_ReachTheStoreWithoutAnotherList()
    {
        await using var watch = await PodWatch.SyncedAsync(7);
        var lists = watch.Lists;

        watch.Put("new");
        watch.Put("pod-3");
        watch.Delete("pod-5");
        watch.Delete("pod-6");
        watch.Put("pod-6");

        await watch.EqualAsync();
        Assert.Equal(lists, watch.Lists);
        Assert.Equal(3, lists);
        Assert.Equal(1, watch.Watches);
    }

    [Fact]
    public async Task Watch_410InTheStream_ListsOnceAndLosesNothing()
    {
        await using var watch = await PodWatch.CreateAsync(4);
        watch.Server.Faults.Add(new Fault { Match = Watch with { Times = 1 }, WatchError = new FaultWatchError { AfterEvents = 1 } });
        watch.Start();
        await watch.EqualAsync();
        watch.Server.Faults.Add(new Fault { Match = List, Delay = TimeSpan.FromMilliseconds(100) });
        var states = Record(watch, s => s.Status.State);

        watch.Put("pod-1");
        watch.Delete("pod-2");
        watch.Put("new");

        await watch.EqualAsync();
        await Eventually.TrueAsync(() => watch.Metrics["relists"] == 1);
        Assert.Contains(WatchState.Syncing, states);
        Assert.Equal(1, watch.Metrics["relists"]);
    }

    [Fact]
    public async Task Watch_Http410_ListsAnew()
    {
        await using var watch = await PodWatch.CreateAsync(4);
        watch.Server.Faults.Add(new Fault { Match = Watch with { Times = 1 }, Answer = new FaultAnswer { Status = 410 } });

        watch.Start();

        await Eventually.TrueAsync(() => watch.Metrics["relists"] == 1 && watch.Watches == 2);
        await watch.EqualAsync();
    }

    [Fact]
    public async Task Watch_410EachTime_DoesNotListInAStorm()
    {
        var time = new FakeTimeProvider();
        await using var watch = await PodWatch.CreateAsync(2);
        watch.Server.Faults.Add(new Fault { Match = Watch, Answer = new FaultAnswer { Status = 410 } });
        watch.Start(new WatchOptions(), time);
        await Eventually.TrueAsync(() => watch.Watches >= 2); // The first 410 is followed at once.

        for (var second = 0; second < 120; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await Eventually.TrueAsync(() => watch.Lists >= 3);
        Assert.InRange(watch.Lists, 3, 20);
    }

    [Fact]
    public async Task List_ContinueTokenExpiresThreeTimes_BeginsAnewAndNeverShowsHalfAList()
    {
        await using var watch = await PodWatch.CreateAsync(8);
        watch.Server.Faults.Add(new Fault { Match = List with { Continued = true }, Delay = TimeSpan.FromMilliseconds(20) }); // Time to look between pages.
        watch.Server.Faults.Add(new Fault { Match = List with { Continued = true, Times = 3 }, Answer = new FaultAnswer { Status = 410 } });
        var counts = Record(watch, s => s.Count);

        watch.Server.Faults.Add(new Fault { Match = Watch with { Times = 1 }, WatchError = new FaultWatchError { AfterEvents = 1 } });
        watch.Start();
        await watch.EqualAsync();

        watch.Server.Faults.Add(new Fault { Match = List with { Continued = true, Times = 3 }, Answer = new FaultAnswer { Status = 410 } });
        watch.Put("pod-1");
        await Eventually.TrueAsync(() => watch.Metrics["relists"] >= 1);
        await watch.EqualAsync();
        Assert.All(counts, c => Assert.Contains(c, new[] { 0, 8 }));
    }

    [Fact]
    public async Task List_ObjectsVanishAndComeMeanwhile_ReportsNoneGoneThatIsThereAndKeepsNoneThatIsGone()
    {
        await using var watch = await PodWatch.SyncedAsync(8);
        var kept = Enumerable.Range(0, 8).Where(i => i % 2 == 0).Select(i => $"pod-{i}").ToArray();
        var missed = new ConcurrentQueue<string>();
        using var subscription = watch.Store.Changes.Subscribe(() =>
        {
            var snapshot = watch.Store.Current;
            foreach (var name in kept.Where(name => snapshot.Find("shop", name) is null))
            {
                missed.Enqueue(name);
            }
        });

        await watch.Server.GoDownAsync();
        foreach (var i in Enumerable.Range(0, 8).Where(i => i % 2 == 1))
        {
            watch.Delete($"pod-{i}");
        }

        watch.Put("new");
        watch.Server.Api.Store.Compact(watch.Server.Api.Store.Revision);
        await watch.Server.ComeBackAsync();

        await watch.EqualAsync();
        Assert.Equal(kept.Append("new").Order(StringComparer.Ordinal), watch.Store.Current.Items.Select(p => p.Metadata.Name).Order(StringComparer.Ordinal));
        Assert.Empty(missed);
    }

    [Theory]
    [InlineData(FaultCutKind.Answer)]
    [InlineData(FaultCutKind.Connection)]
    public async Task Watch_CutAtAnyByte_GoesOnFromTheLastWholeEvent(FaultCutKind kind)
    {
        await using var watch = await PodWatch.CreateAsync(3);
        var fault = watch.Server.Faults.Add(new Fault
        {
            Match = Watch,
            Seed = 7,
            Cut = new FaultCut { AfterBytes = 1, UpToBytes = 4000, Connection = kind == FaultCutKind.Connection },
        });
        watch.Start();
        for (var i = 0; i < 60; i++)
        {
            watch.Put($"pod-{i % 5}");
            await Eventually.TrueAsync(() => watch.StorePods().SequenceEqual(watch.ServerPods())); // Each event is the one at which it may be cut.
        }

        Assert.True(fault.Hits > 5, $"only {fault.Hits} cuts");
        Assert.Equal(0, watch.Metrics["relists"]);
        Assert.Equal(0, watch.Metrics["skipped"]);
    }

    [Fact]
    public async Task List_CutAtAnyByte_AsksForThatPageAgain()
    {
        await using var watch = await PodWatch.CreateAsync(9);
        watch.Server.Faults.Add(new Fault { Match = List with { Probability = 0.5, Times = 12 }, Seed = 3, Cut = new FaultCut { AfterBytes = 1, UpToBytes = 2000 } });

        watch.Start();

        await watch.EqualAsync();
        Assert.Equal(9, watch.Store.Current.Count);
    }

    [Fact]
    public async Task Watch_SilentStall_IsStaleSoonAfterTheMissedHeartbeatAndRecovers()
    {
        var time = new FakeTimeProvider();
        await using var watch = await PodWatch.CreateAsync(3);
        watch.Server.Faults.Add(new Fault { Match = Watch with { Times = 1 }, Stall = new FaultStall { AfterEvents = 0 } });
        watch.Server.Faults.Add(new Fault { Match = List with { Nth = 2 }, Answer = new FaultAnswer { Status = 503 } });
        watch.Start(new WatchOptions(), time);
        await watch.EqualAsync();
        await Eventually.TrueAsync(() => watch.Watches == 1);
        var synced = time.GetUtcNow();
        watch.Put("pod-1");

        time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(WatchState.Synced, watch.Status.State);
        await AdvanceAsync(time, () => watch.Status.State == WatchState.Stale);

        Assert.InRange((time.GetUtcNow() - synced).TotalSeconds, 60, 100);
        Assert.Equal(synced, watch.Status.LastSynced!.Value, TimeSpan.FromSeconds(5));
        watch.Server.Faults.Clear();
        await AdvanceAsync(time, () => watch.Status.State == WatchState.Synced);
        await watch.EqualAsync();
    }

    [Fact]
    public async Task Watch_NothingHappensButBookmarks_StaysSyncedWithoutLists()
    {
        var time = new FakeTimeProvider();
        await using var watch = await PodWatch.CreateAsync(3);
        watch.Start(new WatchOptions(), time);
        await watch.EqualAsync();
        await Eventually.TrueAsync(() => watch.Watches == 1);
        var lists = watch.Lists;

        for (var minute = 0; minute < 4; minute++)
        {
            time.Advance(TimeSpan.FromSeconds(50));
            watch.Put("pod-1"); // Stands for the bookmark that a server sends each minute.
            await Eventually.TrueAsync(() => watch.Status.LastSynced == time.GetUtcNow());
            Assert.Equal(WatchState.Synced, watch.Status.State);
        }

        Assert.Equal(lists, watch.Lists);
        Assert.Equal(1, watch.Watches);
    }

    [Fact]
    public async Task Watch_ServerEndsItInOrder_GoesOnFromThereWithoutAList()
    {
        await using var watch = await PodWatch.SyncedAsync(3, PodWatch.Quick with { WatchLife = TimeSpan.FromSeconds(1) });
        var lists = watch.Lists;
        watch.Put("pod-1");
        var version = watch.Server.Api.Store.Revision;

        await Eventually.TrueAsync(() => watch.Watches >= 3);
        await watch.EqualAsync();

        Assert.Equal(lists, watch.Lists);
        Assert.Contains($"resourceVersion={version}&", watch.Server.Requests.Of("watch", "pods")[^1].PathAndQuery, StringComparison.Ordinal);
        Assert.DoesNotContain(watch.Log.Entries, e => e.Level > Microsoft.Extensions.Logging.LogLevel.Information);
    }

    [Fact]
    public async Task Watch_EventsTwiceOldAndOutOfOrder_KeepsTheNewest()
    {
        await using var watch = await PodWatch.CreateAsync(5);
        watch.Server.Faults.Add(new Fault { Match = Watch, Duplicate = 0.4, Older = 0.4, Reorder = 0.3, Seed = 11 });
        watch.Start();
        await watch.EqualAsync();
        var newest = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        var back = new ConcurrentQueue<string>();
        using var subscription = watch.Store.Changes.Subscribe(() =>
        {
            foreach (var pod in watch.Store.Current.Items)
            {
                var version = long.Parse(pod.Metadata.ResourceVersion, System.Globalization.CultureInfo.InvariantCulture);
                if (newest.AddOrUpdate(pod.Metadata.Uid, version, (_, known) => Math.Max(known, version)) > version)
                {
                    back.Enqueue(pod.Metadata.Name);
                }
            }
        });

        for (var i = 0; i < 200; i++)
        {
            if (i % 7 == 3)
            {
                watch.Delete($"pod-{i % 5}");
            }

            watch.Put($"pod-{i % 5}");
        }

        watch.Server.Faults.Clear();
        watch.Put("last");
        await watch.EqualAsync();
        Assert.Empty(back);
        Assert.True(watch.Metrics["ignored"] > 10, $"only {watch.Metrics["ignored"]} were ignored");
    }

    [Fact]
    public async Task Watch_DeletionsNeverSent_AreFoundByTheConsistencyCheck()
    {
        await using var watch = await PodWatch.CreateAsync(6);
        watch.Server.Faults.Add(new Fault { Match = Watch, DropDeleted = 1 });
        watch.Start(PodWatch.Quick with { WatchLife = TimeSpan.FromSeconds(1), ConsistencyCheck = TimeSpan.FromSeconds(1) });
        await watch.EqualAsync();

        watch.Delete("pod-1");
        watch.Delete("pod-4");
        watch.Put("pod-2");

        await watch.EqualAsync();
        Assert.True(watch.Metrics["relists"] >= 1);
    }

    [Fact]
    public async Task Watch_ServerGoesBackInTime_ListsAnew()
    {
        await using var watch = await PodWatch.SyncedAsync(3);
        var backup = watch.Server.Api.Store.Backup();
        for (var i = 0; i < 20; i++)
        {
            watch.Put($"pod-{i % 4}");
        }

        await watch.EqualAsync();
        await watch.Server.RestoreAsync(backup);
        watch.Put("pod-0");
        watch.Put("after");

        await watch.EqualAsync();
        Assert.True(watch.Metrics["relists"] >= 1);
    }

    [Fact]
    public async Task Watch_TooLargeResourceVersion_ListsAnew()
    {
        await using var watch = await PodWatch.CreateAsync(3);
        watch.Server.Faults.Add(new Fault { Match = Watch with { Times = 1 }, Answer = FaultAnswer.TooLargeResourceVersion });

        watch.Start();

        await Eventually.TrueAsync(() => watch.Metrics["relists"] == 1);
        await watch.EqualAsync();
    }

    [Fact]
    public async Task List_429WithRetryAfter_WaitsAsToldAndAsksOncePerWait()
    {
        var time = new FakeTimeProvider();
        await using var watch = await PodWatch.CreateAsync(2);
        var fault = watch.Server.Faults.Add(new Fault { Match = List, Answer = new FaultAnswer { Status = 429, RetryAfterSeconds = 10 } });
        watch.Start(new WatchOptions(), time);
        await Eventually.TrueAsync(() => watch.Status.State == WatchState.Stale);
        Assert.Contains("429", watch.Status.LastError, StringComparison.Ordinal);

        for (var second = 1; second <= 60; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Eventually.TrueAsync(() => watch.Server.Requests.Of("list", "pods").All(r => r.Status != 0));
            Assert.InRange(fault.Hits, 1, 1 + (second / 10));
        }

        fault.Dispose();
        await AdvanceAsync(time, () => watch.Status.State == WatchState.Synced);
        await watch.EqualAsync();
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Any_ServerErrorsInBursts_AreShownAndOutlived(int status)
    {
        await using var watch = await PodWatch.CreateAsync(4);
        watch.Server.Faults.Add(new Fault { Match = List with { Times = 3 }, Answer = new FaultAnswer { Status = status } });
        watch.Server.Faults.Add(new Fault { Match = Watch with { Times = 3 }, Answer = new FaultAnswer { Status = status } });
        var errors = Record(watch, s => s.Status.LastError);

        watch.Start();

        await watch.EqualAsync();
        await Eventually.TrueAsync(() => watch.Watches >= 4);
        await watch.EqualAsync();
        Assert.Contains(errors, e => e?.Contains($"failed to list pods ({status}", StringComparison.Ordinal) == true);
        Assert.Contains(errors, e => e?.Contains($"failed to watch pods ({status}", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Any_403_SaysWhichVerbIsMissingAndNoticesTheGrant()
    {
        await using var watch = await PodWatch.CreateAsync(2);
        var list = watch.Server.Faults.Add(new Fault { Match = List, Answer = new FaultAnswer { Status = 403 } });
        var open = watch.Server.Faults.Add(new Fault { Match = Watch, Answer = new FaultAnswer { Status = 403 } });
        watch.Start();

        await Eventually.TrueAsync(() => watch.Status.State == WatchState.Forbidden);
        Assert.Contains("may not list pods", watch.Status.LastError, StringComparison.Ordinal);
        Assert.Contains("Grant the verbs list and watch on pods", watch.Status.LastError, StringComparison.Ordinal);
        list.Dispose();
        await Eventually.TrueAsync(() => watch.Status.LastError?.Contains("may not watch pods", StringComparison.Ordinal) == true);
        open.Dispose();

        await watch.EqualAsync();
    }

    [Fact]
    public async Task Any_401UntilTheTokenFileIsRotated_RecoversByItself()
    {
        var folder = Directory.CreateTempSubdirectory("portal-token-").FullName;
        var token = Path.Combine(folder, "token");
        await File.WriteAllTextAsync(token, "not-a-token", Stop);
        var kubeconfig = Path.Combine(folder, "config");
        await using (var watch = await PodWatch.CreateAsync(2))
        {
            await File.WriteAllTextAsync(kubeconfig, watch.Server.KubeconfigText, Stop);
            var sound = Kubeconfig.Read([kubeconfig])[0];
            watch.Start(definition: new ClusterDefinition
            {
                Name = "c",
                Source = "test",
                Server = sound.Server,
                CertificateAuthority = sound.CertificateAuthority,
                TokenFile = token,
            });
            await Eventually.TrueAsync(() => watch.Status.State == WatchState.Forbidden);
            Assert.Contains("does not accept the portal's credential", watch.Status.LastError, StringComparison.Ordinal);

            await File.WriteAllTextAsync(token, sound.Token, Stop);

            await watch.EqualAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Any_ServerDeadAtTheStartAndInTheMiddle_KeepsWhatIsKnownAndRecovers()
    {
        await using var watch = await PodWatch.CreateAsync(3);
        await watch.Server.GoDownAsync();
        watch.Start();
        await Eventually.TrueAsync(() => watch.Status.State == WatchState.Unreachable);
        Assert.Contains("refuses connections", watch.Status.LastError, StringComparison.Ordinal);
        Assert.Null(watch.Status.LastSynced);

        await watch.Server.ComeBackAsync();
        await watch.EqualAsync();
        await watch.Server.GoDownAsync();
        await Eventually.TrueAsync(() => watch.Status.State == WatchState.Unreachable);
        Assert.Equal(3, watch.Store.Current.Count);
        Assert.NotNull(watch.Status.LastSynced);
        watch.Put("while-away");

        await watch.Server.ComeBackAsync();
        await watch.EqualAsync();
        Assert.Equal(0, watch.Metrics["relists"]);
    }

    [Fact]
    public async Task Watch_GarbageLine_LosesNothing()
    {
        await using var watch = await PodWatch.CreateAsync(3);
        watch.Server.Faults.Add(new Fault { Match = Watch with { Times = 4 }, Garbage = new FaultGarbage { AfterEvents = 1 } });
        watch.Start();
        await watch.EqualAsync();

        for (var i = 0; i < 12; i++)
        {
            watch.Put($"pod-{i % 4}");
        }

        await watch.EqualAsync();
        Assert.True(watch.Status.Skipped >= 1);
        Assert.Contains(watch.Log.Entries, e => e.Text.Contains("broken JSON", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(MalformedKind.MissingMetadata, false)]
    [InlineData(MalformedKind.MissingName, false)]
    [InlineData(MalformedKind.WrongTypes, false)]
    [InlineData(MalformedKind.NotAnObject, false)]
    [InlineData(MalformedKind.Null, false)]
    [InlineData(MalformedKind.NumbersAsStrings, null)]
    [InlineData(MalformedKind.UnknownEnum, true)]
    [InlineData(MalformedKind.DeepNesting, true)]
    [InlineData(MalformedKind.InvalidUtf8, true)]
    [InlineData(MalformedKind.Huge, true)]
    public async Task Any_OneMalformedObject_IsSkippedAndCountedAndTheOthersAreShown(MalformedKind kind, bool? readable)
    {
        await using var watch = await PodWatch.CreateAsync(4);
        watch.Server.Faults.Add(new Fault { Match = new FaultMatch { Resource = "pods" }, Malformed = new FaultMalformed { Kind = kind, Name = "pod-1" } });
        watch.Server.Faults.Add(new Fault { Match = new FaultMatch { Resource = "pods" }, Malformed = new FaultMalformed { Kind = kind, Name = "new-bad" } });

        watch.Start();
        await Eventually.TrueAsync(() => watch.Status.State == WatchState.Synced && watch.Watches == 1);
        watch.Put("new-bad");
        watch.Put("new-good");
        watch.Put("pod-2");

        await Eventually.TrueAsync(() => watch.Store.Current.Find("shop", "new-good") is not null);
        await Eventually.TrueAsync(() => !watch.StorePods().Except(watch.ServerPods(), StringComparer.Ordinal).Any());
        Assert.All(new[] { "pod-0", "pod-2", "pod-3", "new-good" }, name => Assert.NotNull(watch.Store.Current.Find("shop", name)));
        var skipped = watch.Status.Skipped;
        if (readable is { } wanted)
        {
            Assert.Equal(wanted, watch.Store.Current.Find("shop", "pod-1") is not null);
            Assert.Equal(wanted, watch.Store.Current.Find("shop", "new-bad") is not null);
            Assert.Equal(wanted ? 0 : 2, skipped);
        }

        Assert.Equal(skipped, watch.Metrics["skipped"]);
        Assert.Equal(WatchState.Synced, watch.Status.State);

        watch.Delete("new-bad");
        watch.Server.Faults.Clear();
        await Eventually.TrueAsync(() => watch.Store.Current.Find("shop", "new-bad") is null);
    }

    [Fact]
    public async Task Watch_KnownObjectBecomesUnreadable_IsKeptAndCountedUntilItCanBeRead()
    {
        await using var watch = await PodWatch.CreateAsync(2);
        var fault = watch.Server.Faults.Add(new Fault { Match = Watch, Malformed = new FaultMalformed { Kind = MalformedKind.WrongTypes, Name = "pod-1" } });
        watch.Start();
        await watch.EqualAsync();
        await Eventually.TrueAsync(() => watch.Watches == 1);

        watch.Put("pod-1");

        await Eventually.TrueAsync(() => watch.Status.Skipped == 1);
        Assert.NotNull(watch.Store.Current.Find("shop", "pod-1"));
        watch.Delete("pod-1");
        await Eventually.TrueAsync(() => watch.Store.Current.Find("shop", "pod-1") is null);
        fault.Dispose();
    }

    [Fact]
    public async Task Watch_ListenerThatBlocks_DoesNotStopIt()
    {
        await using var watch = await PodWatch.SyncedAsync(2);
        using var leave = new ManualResetEventSlim();
        using (watch.Store.Changes.Subscribe(() => leave.Wait(Eventually.DefaultDeadline)))
        {
            for (var i = 0; i < 50; i++)
            {
                watch.Put($"pod-{i % 4}");
            }

            await watch.EqualAsync();
            leave.Set();
        }
    }

    /// <summary>In what way a watch is cut.</summary>
    public enum FaultCutKind
    {
        Answer,
        Connection,
    }

    private static ConcurrentQueue<TValue> Record<TValue>(PodWatch watch, Func<ResourceSnapshot<Portal.Cluster.Resources.Pods.Pod>, TValue> read)
    {
        var values = new ConcurrentQueue<TValue>();
        _ = Task.Run(async () =>
        {
            while (!Stop.IsCancellationRequested)
            {
                var next = watch.Store.Changes.Next;
                values.Enqueue(read(watch.Store.Current));
                await next.WaitAsync(Stop);
            }
        });
        return values;
    }

    private static Task AdvanceAsync(FakeTimeProvider time, Func<bool> until) => Eventually.TrueAsync(() =>
    {
        if (until())
        {
            return true;
        }

        time.Advance(TimeSpan.FromSeconds(1));
        return false;
    });
}
