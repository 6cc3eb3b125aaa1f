using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Npgsql;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching;
using Portal.Core.Access;
using Portal.Core.Audit;
using Portal.Core.Persistence;
using Portal.Core.Remediation;
using Portal.Core.Remediation.Safety;
using Portal.Simulator.Hosting;
using Portal.Testing;
using Portal.Testing.Database;
using Portal.Testing.Oracles;
using Portal.Testing.Simulator;

namespace Portal.Core.Tests.Remediation;

/// <summary>The real service over a real database and, by HTTP, a simulated API server whose pods the portal watches.</summary>
internal sealed class RemediationHarness : IAsyncDisposable
{
    public const string Finalizer = "example.com/hold";

    private readonly List<ServiceProvider> _providers = [];
    private readonly CancellationTokenSource _stop = new();
    private Task _watching = Task.CompletedTask;

    private RemediationHarness(TestDatabase database, SimulatorFixture simulator, RemediationOptions options, TimeProvider clock) =>
        (Database, Simulator, Options, Clock) = (database, simulator, options, clock);

    public static RemediationCaller Alice { get; } = Person("alice", PortalRole.Operator);

    public static RemediationCaller Bob { get; } = Person("bob", PortalRole.Approver);

    public static RemediationCaller Vera { get; } = Person("vera", PortalRole.Viewer);

    public TestDatabase Database { get; }

    public SimulatorFixture Simulator { get; }

    public RemediationOptions Options { get; }

    public TimeProvider Clock { get; }

    public ReleasePod Medium { get; } = new("release", RiskLevel.Medium);

    public ReleasePod High { get; } = new("release-hard", RiskLevel.High);

    public ReleaseGroup Group { get; } = new();

    public EvictPods Evict { get; } = new();

    public RunStopService Stops { get; private set; } = null!;

    public RemediationService Service { get; private set; } = null!;

    public RunReader Reader { get; private set; } = null!;
    public PauseService Pauses { get; private set; } = null!;

    public BreakerService Breakers { get; private set; } = null!;

    public SafetyGuard Guard { get; private set; } = null!;

    public SafetyStatusReader Status { get; private set; } = null!;

    public SafetySettingsStore Limits { get; private set; } = null!;

    public ClusterRegistry Registry { get; private set; } = null!;

    public AccessRecords Records { get; private set; } = null!;

    public GrantBook Grants { get; private set; } = null!;

    public BreakGlassService Glass { get; private set; } = null!;

    public SimulatorServer Server => Simulator.Server;

    public static RemediationCaller Person(string name, params PortalRole[] roles) =>
        new(new PortalUser { Name = name, Issuer = "development", Subject = name, Roles = [.. roles] }, "192.0.2.7");

    public static async Task<RemediationHarness> StartAsync(PostgresFixture postgres, RemediationOptions? options = null, TimeProvider? clock = null)
    {
        var database = await postgres.CreateDatabaseAsync("remediation");
        var simulator = await SimulatorFixture.StartAsync(new SimulatorOptions { RunControllers = false });
        var harness = new RemediationHarness(
            database,
            simulator,
            options ?? new RemediationOptions { Impersonate = false, StepPatience = TimeSpan.FromSeconds(10), ScanInterval = TimeSpan.FromSeconds(1) },
            clock ?? TimeProvider.System);
        var provider = harness.Provider();
        harness.Service = provider.GetRequiredService<RemediationService>();
        harness.Stops = provider.GetRequiredService<RunStopService>();
        harness.Reader = provider.GetRequiredService<RunReader>();
        harness.Pauses = provider.GetRequiredService<PauseService>();
        harness.Breakers = provider.GetRequiredService<BreakerService>();
        harness.Guard = provider.GetRequiredService<SafetyGuard>();
        harness.Status = provider.GetRequiredService<SafetyStatusReader>();
        harness.Limits = provider.GetRequiredService<SafetySettingsStore>();
        harness.Registry = provider.GetRequiredService<ClusterRegistry>();
        harness.Records = provider.GetRequiredService<AccessRecords>();
        harness.Grants = provider.GetRequiredService<GrantBook>();
        harness.Glass = provider.GetRequiredService<BreakGlassService>();
        harness._watching = Task.WhenAll(harness.Registry.Clusters.Select(cluster => cluster.RunAsync(harness._stop.Token)));
        await Eventually.TrueAsync(() => harness.View.Pods.Status.State == WatchState.Synced);
        return harness;
    }

    public string Cluster => Registry.Clusters[0].Name;

    public ClusterView View => Registry.Clusters[0].View;

    /// <summary>A pod whose deletion only a finalizer holds, as the portal sees it.</summary>
    public async Task<ObjectReference> StuckPodAsync(string name = "db-0", string? label = null, string other = "")
    {
        var pods = Portal.Simulator.Objects.KnownResources.Pods;
        if (Server.Api.Find(Portal.Simulator.Objects.KnownResources.Namespaces, "", "shop") is null)
        {
            Server.Api.Create(Portal.Simulator.Objects.KnownResources.Namespaces, "", JsonNode.Parse("""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"shop"}}""")!.AsObject());
        }

        Server.Api.Create(pods, "shop", JsonNode.Parse($$$"""
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"{{{name}}}","finalizers":["{{{Finalizer}}}"{{{(other.Length == 0 ? "" : $",\"{other}\"")}}}],"labels":{{{(label is null ? "{}" : $$"""{"{{label}}":"true"}""")}}}},
             "spec":{"containers":[{"name":"main","image":"x","env":[{"name":"PASSWORD","value":"sentinel-secret"}]}]}}
            """)!.AsObject());
        Server.Api.Delete(pods, "shop", name);
        var pod = await Eventually.ValueAsync(() => View.Pods.Find("shop", name), pod => pod?.Metadata.DeletionTimestamp is not null);
        return new ObjectReference("v1", "Pod", "shop", name, pod!.Metadata.Uid);
    }

    /// <summary>Changes the pod behind the plan's back.</summary>
    public void Touch(string name = "db-0") =>
        Server.Api.Edit(Portal.Simulator.Objects.KnownResources.Pods, "shop", name, static pod => pod["metadata"]!["labels"] = new JsonObject { ["touched"] = "yes" });

    /// <summary>Lets the pod go, as its own controller would.</summary>
    public void Release(string name = "db-0") =>
        Server.Api.Edit(Portal.Simulator.Objects.KnownResources.Pods, "shop", name, static pod => pod["metadata"]!.AsObject().Remove("finalizers"));

    /// <summary>The same, if the pod is still there.</summary>
    public void TryTouch(string name)
    {
        if (Server.Api.Find(Portal.Simulator.Objects.KnownResources.Pods, "shop", name) is not null)
        {
            Touch(name);
        }
    }

    /// <summary>The same, if the pod is still there.</summary>
    public void TryRelease(string name)
    {
        if (Server.Api.Find(Portal.Simulator.Objects.KnownResources.Pods, "shop", name) is not null)
        {
            Release(name);
        }
    }

    public async Task<RemediationRun> PlanAsync(string playbook = "release", RemediationCaller? caller = null, string name = "db-0")
    {
        var subject = await StuckPodAsync(name);
        return Ok(await Service.PlanAsync(Request(playbook, subject), caller ?? Alice, CancellationToken.None));
    }

    public PlanRequest Request(string playbook, ObjectReference subject) => new()
    {
        Playbook = playbook,
        Cluster = Cluster,
        Subject = subject,
        Parameters = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("finalizer", Finalizer),
    };

    /// <summary>Pods whose deletion only a finalizer holds, made at once.</summary>
    public async Task<List<ObjectReference>> StuckPodsAsync(IEnumerable<string> names)
    {
        var subjects = new List<ObjectReference>();
        foreach (var name in names)
        {
            subjects.Add(await StuckPodAsync(name));
        }

        return subjects;
    }

    /// <summary>One plan for many pods, tried and approved by another person.</summary>
    public async Task<RemediationRun> BulkApprovedAsync(IEnumerable<ObjectReference> subjects)
    {
        var run = Ok(await Service.PlanAsync(BulkRequest(subjects), Alice, CancellationToken.None));
        Ok(await Service.DryRunAsync(run.Id, Alice, CancellationToken.None));
        return Ok(await Service.ApproveAsync(run.Id, "", Bob, CancellationToken.None));
    }

    /// <summary>The same, executing.</summary>
    public async Task<RemediationRun> BulkExecutingAsync(IEnumerable<ObjectReference> subjects)
    {
        var run = await BulkApprovedAsync(subjects);
        return Ok(await Service.ExecuteAsync(run.Id, Alice, CancellationToken.None));
    }

    public PlanRequest BulkRequest(IEnumerable<ObjectReference> subjects, string playbook = "release") => new()
    {
        Playbook = playbook,
        Cluster = Cluster,
        Subjects = [.. subjects],
        Parameters = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("finalizer", Finalizer),
    };

    /// <summary>Many steps on pods, in waves such as <c>a b/c</c>, executing.</summary>
    public async Task<RemediationRun> GroupExecutingAsync(string waves)
    {
        var subjects = await StuckPodsAsync(waves.Split(' ', '/'));
        var request = Request("release-group", subjects[0]);
        var run = Ok(await Service.PlanAsync(request with { Parameters = request.Parameters.Add("waves", waves) }, Alice, CancellationToken.None));
        Ok(await Service.DryRunAsync(run.Id, Alice, CancellationToken.None));
        Ok(await Service.ApproveAsync(run.Id, "", Alice, CancellationToken.None));
        return Ok(await Service.ExecuteAsync(run.Id, Alice, CancellationToken.None));
    }

    public async Task<RemediationRun> ApprovedAsync(string name = "db-0")
    {
        var run = await PlanAsync(name: name);
        Ok(await Service.DryRunAsync(run.Id, Alice, CancellationToken.None));
        return Ok(await Service.ApproveAsync(run.Id, "", Alice, CancellationToken.None));
    }

    public async Task<RemediationRun> ExecutingAsync()
    {
        var run = await ApprovedAsync();
        return Ok(await Service.ExecuteAsync(run.Id, Alice, CancellationToken.None));
    }

    public static RemediationRun Ok(RemediationResult result) => result.Succeeded
        ? result.Run!
        : throw new InvalidOperationException($"{result.Status} {result.Code}: {result.Text?.En} {string.Join("; ", result.Errors.Select(e => $"{e.Key}: {e.Value[0].En}"))}");

    public async Task<RemediationRun> ReadAsync(Guid id) => (await Service.FindAsync(id, CancellationToken.None))!;

    /// <summary>A new process, as far as runs are concerned.</summary>
    public RunExecutor Executor(Func<ExecutionPoint, RemediationRun, Task>? atPoint = null) =>
        Provider(atPoint).GetRequiredService<RunExecutor>();

    /// <summary>Who tells of broken glasses, with options of the test.</summary>
    public BreakGlassNotifier Notifier(Action<NotificationOptions> configure)
    {
        var provider = Provider();
        configure(provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<NotificationOptions>>().Value);
        return provider.GetRequiredService<BreakGlassNotifier>();
    }

    /// <summary>The hosted executor of a new process.</summary>
    public async Task<IHostedService> HostAsync(Func<ExecutionPoint, RemediationRun, Task>? atPoint = null)
    {
        var host = Provider(atPoint).GetServices<IHostedService>().OfType<RemediationExecutor>().Single();
        await host.StartAsync(CancellationToken.None);
        return host;
    }

    public Task<RemediationRun> EndedAsync(Guid id) => Eventually.ValueAsync(() => ReadAsync(id), run => RunTransitions.IsFinal(run.State));

    /// <summary>What the server did of what this run asked.</summary>
    public IReadOnlyList<LoggedRequest> Writes(Guid id) =>
        [.. Server.Requests.Requests.Where(r => r.Method != "GET" && !r.PathAndQuery.Contains("dryRun=", StringComparison.Ordinal) && r.UserAgent.Contains($"run/{id}", StringComparison.Ordinal))];

    public async Task<List<AuditEntry>> AuditAsync(Guid? run = null)
    {
        await using var db = Database.CreateDbContext();
        return await db.Set<AuditEntry>().AsNoTracking().Where(e => run == null || e.RunId == run).OrderBy(e => e.Sequence).ToListAsync();
    }

    /// <summary>Oracles 2 to 5. Checked at the end of each test of a harness, whatever it is about; this is for those that want to know earlier.</summary>
    public Task CheckOraclesAsync() => RunOracles.CheckAllAsync(Database, Server);

    public async ValueTask DisposeAsync()
    {
        foreach (var provider in _providers)
        {
            foreach (var host in provider.GetServices<IHostedService>().OfType<RemediationExecutor>())
            {
                await host.StopAsync(CancellationToken.None);
            }
        }

        try
        {
            await CheckOraclesAsync();
        }
        finally
        {
            await _stop.CancelAsync();
            await _watching;
            foreach (var provider in _providers)
            {
                await provider.DisposeAsync();
            }

            await Simulator.DisposeAsync();
            await Database.DisposeAsync();
            _stop.Dispose();
        }
    }

    private ServiceProvider Provider(Func<ExecutionPoint, RemediationRun, Task>? atPoint = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(Clock);
        services.AddSingleton<IHostApplicationLifetime, ApplicationLifetime>();
        services.AddSingleton<IDbContextFactory<PortalDbContext>>(Database);
        services.AddSingleton<NpgsqlDataSource>(_ => Database.DataSource);
        services.AddSingleton<AuditLog>();
        services.AddSingleton<IPlaybook>(Medium);
        services.AddSingleton<IPlaybook>(High);
        services.AddSingleton<IPlaybook>(Group);
        services.AddSingleton<IPlaybook>(Evict);
        if (Registry is null)
        {
            services.AddClusterWatching(_ => Portal.Cluster.Connection.Kubeconfig.Read([Simulator.KubeconfigPath], null).Take(1).ToList());
        }
        else
        {
            services.AddSingleton(_ => Registry);
        }

        if (atPoint is not null)
        {
            services.AddSingleton<IFailpoints>(new DelegateFailpoints(atPoint));
        }

        services.AddRemediation(options =>
        {
            options.Impersonate = Options.Impersonate;
            options.PlanLifetime = Options.PlanLifetime;
            options.StepPatience = Options.StepPatience;
            options.ScanInterval = Options.ScanInterval;
            options.Safety = Options.Safety;
            options.BlockedPause = Options.BlockedPause;
        });
        var provider = services.BuildServiceProvider();
        _providers.Add(provider);
        return provider;
    }
}
