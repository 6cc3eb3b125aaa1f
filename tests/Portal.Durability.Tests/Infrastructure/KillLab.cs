using Microsoft.EntityFrameworkCore;
using Portal.Core.Remediation;
using Portal.Core.Remediation.Safety;
using Portal.Problems;
using Portal.Simulator.Hosting;
using Portal.Testing;
using Portal.Testing.Database;
using Portal.Testing.Simulator;

namespace Portal.Durability.Tests.Infrastructure;

/// <summary>A simulated API server, a real PostgreSQL, and real portals that tests kill.</summary>
internal sealed class KillLab : IAsyncDisposable
{
    /// <summary>What the portals call the cluster.</summary>
    public const string Cluster = "demo";

    /// <summary>A run hangs here with the head of the audit log locked, so only one can at a time.</summary>
    public const string AuditWritten = "run.audit-written";

    /// <summary>How often a run of one step comes to <see cref="AuditWritten"/>: with the intent, the answer, the beginning of the verification, and the end.</summary>
    public const int ChangesOfARun = 4;

    /// <summary><see cref="RemediationOptions.MaxConcurrentRuns"/>, less the one at <see cref="AuditWritten"/>.</summary>
    public const int Together = 7;

    private readonly string _directory = Directory.CreateTempSubdirectory("portal-kills-").FullName;
    private readonly Dictionary<string, Queue<Subject>> _subjects;
    private readonly List<PortalReplica> _replicas = [];
    private int _started;

    private KillLab(TestDatabase database, SimulatorFixture simulator, IEnumerable<Subject> subjects, string kubeconfig)
    {
        (Database, Simulator, Kubeconfig) = (database, simulator, kubeconfig);
        _subjects = subjects.GroupBy(static s => s.Playbook.Id, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => new Queue<Subject>(g), StringComparer.Ordinal);
        Failpoints = Directory.CreateDirectory(Path.Combine(_directory, "failpoints")).FullName;
    }

    /// <summary>The database of the portals.</summary>
    public TestDatabase Database { get; }

    /// <summary>The API server.</summary>
    public SimulatorFixture Simulator { get; }

    /// <summary>The kubeconfig of the portals; a test that puts a proxy between changes the file before it starts one.</summary>
    public string Kubeconfig { get; }

    /// <summary>Where failpoints are armed.</summary>
    public string Failpoints { get; }

    /// <summary>The playbooks of the catalogue that have a subject.</summary>
    public IReadOnlyList<string> Playbooks => [.. _subjects.Keys.Order(StringComparer.Ordinal)];

    /// <summary>One of them for each method of HTTP: what the engine does of a lost answer depends on no more of a playbook than its request.</summary>
    public IReadOnlyList<string> PlaybookOfEachMethod =>
        [.. _subjects.OrderBy(static p => p.Key, StringComparer.Ordinal).DistinctBy(static p => p.Value.Peek().Method, StringComparer.Ordinal).Select(static p => p.Key)];

    /// <summary>The portals that run.</summary>
    public IReadOnlyList<PortalReplica> Replicas => _replicas;

    /// <summary>All runs so far, in order.</summary>
    public List<Guid> Runs { get; } = [];

    /// <summary>Starts the servers, with so many subjects for each playbook, and no portal.</summary>
    /// <param name="postgres">The database server.</param>
    /// <param name="subjectsOfEach">How many.</param>
    /// <param name="cluster">Which of <see cref="RoomScenarios.Clusters"/>.</param>
    public static async Task<KillLab> StartAsync(PostgresFixture postgres, int subjectsOfEach, string cluster = RoomScenarios.Common)
    {
        var catalogue = ProblemCatalogue.Load();
        var (texts, subjects) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<Subject>());
        foreach (var (problem, scenario) in RoomScenarios.Of(catalogue, cluster))
        {
            var playbooks = catalogue.Find(problem)!.Playbooks;
            // Asked about one copy: the others differ in their names only.
            var first = ScenarioCopies.Suffix(1);
            var ofACopy = Subjects.Of(ScenarioCopies.Of(scenario, 1), playbooks).Where(subject => subject.IsOfCopy(first)).ToList();
            var fewest = ofACopy.CountBy(static s => s.Playbook.Id).Select(static p => p.Value).DefaultIfEmpty(1).Min();
            var copies = (subjectsOfEach + fewest - 1) / fewest;
            texts[string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{problem} {texts.Count}")] = ScenarioCopies.Of(scenario, copies);
            subjects.AddRange(Enumerable.Range(1, copies).SelectMany(copy => ofACopy.Select(subject => subject.Moved(first, ScenarioCopies.Suffix(copy)))));
        }

        var simulator = await SimulatorFixture.StartAsync(new SimulatorOptions { ClusterName = Cluster, ScenarioTexts = texts });
        var lab = new KillLab(await postgres.CreateDatabaseAsync("kills"), simulator, subjects, Path.Combine(Directory.CreateTempSubdirectory("portal-kills-config-").FullName, "kubeconfig"));
        await LiftLimitsAsync(lab);
        await File.WriteAllTextAsync(lab.Kubeconfig, await simulator.Kubectl.RunAsync("config", "view", "--minify", "--flatten"));
        return lab;
    }

    /// <summary>Starts a portal.</summary>
    public async Task<PortalReplica> StartReplicaAsync()
    {
        var directory = Path.Combine(_directory, $"replica-{Interlocked.Increment(ref _started)}");
        var replica = await PortalReplica.StartAsync(directory, Database.ConnectionString, Kubeconfig, Failpoints);
        lock (_replicas)
        {
            _replicas.Add(replica);
        }

        return replica;
    }

    /// <summary>Takes a portal that ended out of the list.</summary>
    public async Task ForgetAsync(PortalReplica replica)
    {
        lock (_replicas)
        {
            _replicas.Remove(replica);
        }

        await replica.DisposeAsync();
    }

    /// <summary>An approved run of a playbook on a subject of its own. Waits until the portal sees the subject as it must.</summary>
    public async Task<Guid> ApprovedAsync(string playbook, PortalReplica replica)
    {
        var subject = _subjects[playbook].Dequeue();
        var run = await Eventually.PassesAsync(() => replica.ApprovedAsync(subject), TimeSpan.FromSeconds(60));
        Runs.Add(run);
        return run;
    }

    /// <summary>An approved run of a playbook on so many subjects of its own.</summary>
    public async Task<Guid> BulkApprovedAsync(string playbook, int count, PortalReplica replica)
    {
        var subjects = Enumerable.Range(0, count).Select(_ => _subjects[playbook].Dequeue()).ToList();
        var run = await Eventually.PassesAsync(() => replica.BulkApprovedAsync(subjects), TimeSpan.FromSeconds(60));
        Runs.Add(run);
        return run;
    }

    /// <summary>Arms a failpoint for a run.</summary>
    public void Arm(Guid run, string spec) => File.WriteAllText(Path.Combine(Failpoints, run.ToString()), spec);

    /// <summary>Whether the run's failpoint has struck.</summary>
    public bool Reached(Guid run) => File.Exists(Path.Combine(Failpoints, $"{run}.reached"));

    /// <summary>Lets a run go on that a failpoint holds.</summary>
    public void Release(Guid run) => File.WriteAllText(Path.Combine(Failpoints, $"{run}.release"), "");

    /// <summary>Waits until it has.</summary>
    public Task ReachedAsync(Guid run) => Eventually.TrueAsync(() => Reached(run), TimeSpan.FromSeconds(60));

    /// <summary>A run with its steps as it is stored.</summary>
    public async Task<RemediationRun> ReadAsync(Guid id)
    {
        await using var db = Database.CreateDbContext();
        return await db.Set<RemediationRun>().AsNoTracking().Include(static r => r.Steps.OrderBy(static s => s.Index)).SingleAsync(r => r.Id == id);
    }

    /// <summary>Waits until a run has ended.</summary>
    public Task<RemediationRun> EndedAsync(Guid id) =>
        Eventually.ValueAsync(() => ReadAsync(id), static run => RunTransitions.IsFinal(run.State), TimeSpan.FromMinutes(2), $"run {id} ends");

    // Far more at once than anybody would let happen to a cluster; the limits have tests of their own.
    private static async Task LiftLimitsAsync(KillLab lab)
    {
        await using var db = lab.Database.CreateDbContext();
        db.Add(new SafetySettingsEntry
        {
            Cluster = "",
            Settings = new SafetySettings
            {
                ParallelRuns = 100,
                NodesPercent = 100,
                NodesCount = 5000,
                BreakerFailures = 100,
                CoolDownMinutes = 0,
                ProtectedNamespaces = [],
                ProtectRetainedVolumes = false,
            },
            Version = 1,
            ChangedBy = "kill lab",
            ChangedAt = TimeProvider.System.GetUtcNow(),
        });
        await db.SaveChangesAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_replicas.ToArray().Select(static r => r.DisposeAsync().AsTask()));
        await Simulator.DisposeAsync();
        await Database.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
        Directory.Delete(Path.GetDirectoryName(Kubeconfig)!, recursive: true);
    }
}
