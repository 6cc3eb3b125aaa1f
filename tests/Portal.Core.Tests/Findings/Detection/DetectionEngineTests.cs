using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Nodes;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Watching;
using Portal.Core.Findings;
using Portal.Core.Findings.Detection;
using Portal.Testing;
using Portal.Testing.Clusters;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Findings.Detection;

public sealed class DetectionEngineTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly TestClusters _clusters = new();
    private readonly FindingChanges _changes = new();
    private readonly DetectorStatuses _statuses = new();
    private readonly List<DetectionEngine> _engines = [];
    private readonly DetectionOptions _options = new()
    {
        Debounce = TimeSpan.Zero,
        FullPassEvery = TimeSpan.FromMinutes(30),
        LockEvery = TimeSpan.FromMilliseconds(100),
        Budget = TimeSpan.FromSeconds(5),
        Grace = TimeSpan.FromSeconds(5),
        DoubtAfter = TimeSpan.FromSeconds(30),
    };

    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await postgres.CreateDatabaseAsync("detection_engine");

    public async ValueTask DisposeAsync()
    {
        foreach (var engine in _engines)
        {
            await engine.StopAsync(CancellationToken.None);
            engine.Dispose();
        }

        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Engine_ProblemComesAndGoes_FindingOpensAndResolves()
    {
        Show([Stuck("db-0")]);
        await StartAsync(new OverdueOnSickNode());
        var opened = await OpenAsync(1);
        Assert.Equal(("NodeGone", _clusters.Time), (opened[0].Reason, opened[0].FirstSeen));

        _clusters.Time += TimeSpan.FromMinutes(1);
        Show([]);
        await OpenAsync(0);

        Assert.Equal(_clusters.Time, (await AllAsync())[0].ResolvedAt);
        var status = _statuses.Find("c1", "OverdueOnSickNode")!;
        Assert.Equal((DetectorState.Looking, 0, 0L), (status.State, status.Observations, status.Errors));
    }

    [Fact]
    public async Task Engine_OnlyAnInputChanges_FindingChangesToo()
    {
        Show([Stuck("db-0")]);
        await StartAsync(new OverdueOnSickNode());
        await OpenAsync(1);

        Show([Stuck("db-0")], nodes: [Node("n1", "Unknown")]);

        await Eventually.ValueAsync(OpenNowAsync, open => open.Count == 1 && open[0].Reason == "NodeDown");
    }

    [Fact]
    public async Task Engine_NothingChangesButTime_LooksAgainWhenTheDetectorAsked()
    {
        Show([Stuck("db-0", overdue: TimeSpan.FromSeconds(59.5))]);
        await StartAsync(new OverdueOnSickNode());
        await Eventually.TrueAsync(() => _statuses.Find("c1", "OverdueOnSickNode")?.LastRun is not null);

        _clusters.Time += TimeSpan.FromSeconds(1); // the engine waits half a second on its own

        await OpenAsync(1);
    }

    [Fact]
    public async Task Engine_DetectorThrowsOnOneSubject_OthersAreFoundAndItIsShownWithItsName()
    {
        Show([Stuck("bad"), Stuck("good")]);
        var detector = new OverdueOnSickNode { Before = static (pod, _) => ThrowOn("bad", pod, "cannot read it") };
        await StartAsync(detector, new Silent("Other"));

        Assert.Equal("good", Assert.Single(await OpenAsync(1)).SubjectName);
        var status = _statuses.Find("c1", "OverdueOnSickNode")!;
        Assert.Equal(1, status.Errors);
        Assert.Equal("InvalidOperationException on Pod shop/bad: cannot read it", status.LastError);
        await Eventually.TrueAsync(() => _statuses.Find("c1", "Other")?.State == DetectorState.Looking);
    }

    [Fact]
    public async Task Engine_DetectorThrowsOnAKnownSubject_ItsFindingStays()
    {
        Show([Stuck("db-0"), Stuck("web")]);
        var detector = new OverdueOnSickNode();
        await StartAsync(detector);
        await OpenAsync(2);

        detector.Before = static (pod, _) => ThrowOn("db-0", pod, "broken");
        Show([Stuck("db-0", version: "2")]);

        Assert.Equal("db-0", Assert.Single(await OpenAsync(1)).SubjectName);
    }

    [Fact]
    public async Task Engine_DetectorLoopsForEver_IsSwitchedOffAndTheOthersGoOn()
    {
        _options.Budget = TimeSpan.FromMilliseconds(200);
        _options.Grace = TimeSpan.FromMilliseconds(200);
        using var end = new ManualResetEventSlim();
        Show([Stuck("db-0")]);
        await StartAsync(new Silent("Looping") { Before = () => end.Wait(CancellationToken.None) }, new OverdueOnSickNode());
        try
        {
            await OpenAsync(1);

            Assert.Equal(DetectorState.SwitchedOff, _statuses.Find("c1", "Looping")!.State);
            Show([]);
            await OpenAsync(0);
            Assert.Contains("restart the portal", _statuses.Find("c1", "Looping")!.Text!.En, StringComparison.Ordinal);
        }
        finally
        {
            end.Set();
        }
    }

    [Fact]
    public async Task Engine_DetectorUsesUpItsBudget_KeepsWhatItKnowsAndSaysSo()
    {
        _options.Budget = TimeSpan.FromMilliseconds(200);
        Show([Stuck("db-0")]);
        var detector = new OverdueOnSickNode();
        await StartAsync(detector);
        await OpenAsync(1);

        detector.Before = static (_, budget) => budget.WaitHandle.WaitOne(TimeSpan.FromSeconds(30));
        detector.Before += static (_, budget) => budget.ThrowIfCancellationRequested();
        Show([Stuck("db-0", version: "2")]);

        await Eventually.TrueAsync(() => _statuses.Find("c1", "OverdueOnSickNode")!.Errors == 1);
        Assert.Contains("work budget", _statuses.Find("c1", "OverdueOnSickNode")!.LastError, StringComparison.Ordinal);
        Assert.Single(await OpenNowAsync());
    }

    [Theory]
    [InlineData(WatchState.Unreachable)]
    [InlineData(WatchState.Stale)]
    [InlineData(WatchState.Forbidden)]
    [InlineData(WatchState.Syncing)]
    public async Task Engine_SubjectsAreNotLive_NothingIsResolvedAndFindingsSaySinceWhen(WatchState state)
    {
        Show([Stuck("db-0")]);
        await StartAsync(new OverdueOnSickNode());
        await OpenAsync(1);

        var since = _clusters.Time;
        Show([], podState: state);
        await Eventually.TrueAsync(() => _statuses.Find("c1", "OverdueOnSickNode")!.State == DetectorState.Waiting);
        _clusters.Time += TimeSpan.FromMinutes(1);
        Show([], podState: state);

        var doubted = await Eventually.ValueAsync(OpenNowAsync, open => open.Count == 1 && open[0].NotExaminedSince is not null);
        Assert.Equal(since, doubted[0].NotExaminedSince);
        Assert.Contains("pods", _statuses.Find("c1", "OverdueOnSickNode")!.Text!.En, StringComparison.Ordinal);

        Show([]);
        await OpenAsync(0);
    }

    [Fact]
    public async Task Engine_AnInputIsForbidden_OpensButResolvesNothing()
    {
        Show([Stuck("db-0")], nodeState: WatchState.Forbidden);
        await StartAsync(new OverdueOnSickNode());
        await OpenAsync(1);

        Show([Stuck("web")], nodeState: WatchState.Forbidden);

        Assert.Equal(["db-0", "web"], (await OpenAsync(2)).Select(f => f.SubjectName).Order());
        Assert.Equal(DetectorState.LookingPartly, _statuses.Find("c1", "OverdueOnSickNode")!.State);
    }

    [Fact]
    public async Task Engine_TwoProcesses_OneWritesAndTheOtherTakesOver()
    {
        Show([Stuck("db-0")]);
        var first = await StartAsync(new OverdueOnSickNode());
        await OpenAsync(1);
        var others = new DetectorStatuses();
        await StartAsync(others, new OverdueOnSickNode());

        Show([Stuck("db-0"), Stuck("web")]);
        await OpenAsync(2);
        Assert.Empty(others.All);

        await first.StopAsync(CancellationToken.None);
        Show([Stuck("web")]);
        await OpenAsync(1);

        Assert.Equal(DetectorState.Looking, others.Find("c1", "OverdueOnSickNode")!.State);
    }

    [Fact]
    public async Task Engine_DatabaseDropsAllConnections_GoesOnAlone()
    {
        Show([Stuck("db-0")]);
        await StartAsync(new OverdueOnSickNode());
        await OpenAsync(1);

        await _database.ExecuteAsSuperuserAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        Show([Stuck("db-0"), Stuck("web")]);

        await OpenAsync(2);
    }

    [Fact]
    public async Task Engine_FindingOfAClusterThatIsNotThereAnyMore_IsInDoubt()
    {
        await using (var db = _database.CreateDbContext())
        {
            db.Add(Finding.Open("removed", "OverdueOnSickNode", Observations.Of(), Observations.Now));
            await db.SaveChangesAsync();
        }

        Show([]);
        await StartAsync(new OverdueOnSickNode());

        await Eventually.ValueAsync(OpenNowAsync, open => open.Count == 1 && open[0].NotExaminedSince is not null);
    }

    private static void ThrowOn(string name, Pod pod, string message)
    {
        if (pod.Metadata.Name == name)
        {
            throw new InvalidOperationException(message);
        }
    }

    private Pod Stuck(string name, TimeSpan? overdue = null, string version = "1") => new()
    {
        Metadata = new ObjectMeta
        {
            Name = name,
            Namespace = "shop",
            Uid = $"uid-{name}",
            ResourceVersion = version,
            DeletionTimestamp = _clusters.Time - (overdue ?? TimeSpan.FromMinutes(5)),
        },
        NodeName = "n1",
    };

    private static Node Node(string name, string ready) => new()
    {
        Metadata = new ObjectMeta { Name = name, Uid = name, ResourceVersion = "1" },
        Conditions = [new Condition("Ready", ready, "", "", null, null)],
    };

    private void Show(Pod[] pods, Node[]? nodes = null, WatchState podState = WatchState.Synced, WatchState nodeState = WatchState.Synced) => _clusters.Show(TestClusters.Empty("c1") with
    {
        Pods = TestClusters.Snapshot(KnownResources.Pods, pods, podState),
        Nodes = TestClusters.Snapshot(KnownResources.Nodes, nodes ?? [], nodeState),
    });

    private Task<DetectionEngine> StartAsync(params IDetector[] detectors) => StartAsync(_statuses, detectors);

    private async Task<DetectionEngine> StartAsync(DetectorStatuses statuses, params IDetector[] detectors)
    {
        var engine = new DetectionEngine(
            detectors, _clusters, _database, _database.DataSource, statuses, new DetectionMetrics(new TestMeters(), statuses), _changes, Options.Create(_options), TimeProvider.System, NullLogger<DetectionEngine>.Instance);
        _engines.Add(engine);
        await engine.StartAsync(CancellationToken.None);
        return engine;
    }

    private Task<List<Finding>> OpenAsync(int count) => Eventually.ValueAsync(OpenNowAsync, open => open.Count == count);

    private async Task<List<Finding>> OpenNowAsync() => [.. (await AllAsync()).Where(f => f.ResolvedAt is null)];

    private async Task<List<Finding>> AllAsync()
    {
        await using var db = _database.CreateDbContext();
        return await db.Set<Finding>().AsNoTracking().ToListAsync();
    }

    private sealed class TestMeters : IMeterFactory
    {
        public Meter Create(MeterOptions options) => new(options);

        public void Dispose()
        {
        }
    }

    private sealed class Silent(string problem) : IDetector
    {
        public string Problem => problem;

        public ResourceKind SubjectKind => KnownResources.Pods;

        public IReadOnlyList<DetectorInput> Inputs { get; } = ImmutableArray<DetectorInput>.Empty;

        public Action Before { get; init; } = static () => { };

        public Examination Examine(IKubernetesObject subject, ClusterView view, DateTimeOffset now, CancellationToken cancellationToken)
        {
            Before();
            return Examination.Nothing;
        }
    }
}
