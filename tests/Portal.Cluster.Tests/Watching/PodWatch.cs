using System.Text.Json.Nodes;
using Portal.Cluster.Connection;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Watching;
using Portal.Simulator.Hosting;
using Portal.Simulator.Objects;
using Portal.Testing;
using Xunit;
using KnownResources = Portal.Simulator.Objects.KnownResources;
using Kubeconfig = Portal.Cluster.Connection.Kubeconfig;
using WatchOptions = Portal.Cluster.Watching.WatchOptions;

namespace Portal.Cluster.Tests.Watching;

/// <summary>A simulator without controllers, and one reflector that watches its pods.</summary>
internal sealed class PodWatch : IAsyncDisposable
{
    /// <summary>Short pauses, so that tests are quick; nothing depends on their length.</summary>
    public static readonly WatchOptions Quick = new()
    {
        FirstPause = TimeSpan.FromMilliseconds(5),
        LongestPause = TimeSpan.FromMilliseconds(100),
        ForbiddenPause = TimeSpan.FromMilliseconds(50),
        PageSize = 3,
    };

    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _lists = new(4);
    private ClusterConnection? _connection;
    private Task _running = Task.CompletedTask;

    private PodWatch(SimulatorServer server)
    {
        Server = server;
        server.Api.Create(KnownResources.Namespaces, "", new JsonObject { ["metadata"] = new JsonObject { ["name"] = "shop" } });
    }

    public SimulatorServer Server { get; }

    public ResourceStore<Pod> Store { get; } = new(Portal.Cluster.Resources.KnownResources.Pods);

    public TestMetrics Metrics { get; } = new();

    public ListLogger<PodWatch> Log { get; } = new();

    public WatchStatus Status => Store.Current.Status;

    /// <summary>Requests to list pods, pages counted.</summary>
    public int Lists => Server.Requests.Of("list", "pods").Count;

    public int Watches => Server.Requests.Of("watch", "pods").Count;

    /// <summary>A simulator with some pods, not watched yet.</summary>
    public static async Task<PodWatch> CreateAsync(int pods = 0, int seed = 1)
    {
        var watch = new PodWatch(await SimulatorServer.StartAsync(new SimulatorOptions { RunControllers = false, Seed = seed }));
        for (var i = 0; i < pods; i++)
        {
            watch.Put($"pod-{i}");
        }

        return watch;
    }

    /// <summary>A simulator with some pods, watched and synced.</summary>
    public static async Task<PodWatch> SyncedAsync(int pods, WatchOptions? options = null, TimeProvider? time = null)
    {
        var watch = await CreateAsync(pods);
        watch.Start(options, time);
        await watch.EqualAsync();
        await Eventually.TrueAsync(() => watch.Watches > 0);
        return watch;
    }

    /// <summary>Begins to watch.</summary>
    public void Start(WatchOptions? options = null, TimeProvider? time = null, ClusterDefinition? definition = null, Uri? through = null)
    {
        time ??= TimeProvider.System;
        var file = Path.Combine(Directory.CreateTempSubdirectory("portal-watch-").FullName, "config");
        File.WriteAllText(file, Server.KubeconfigText);
        var found = definition ?? Kubeconfig.Read([file])[0];
        _connection = ClusterConnection.Open(
            through is null ? found : new ClusterDefinition { Name = found.Name, Source = found.Source, Server = through, CertificateAuthority = found.CertificateAuthority, Token = found.Token },
            time);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        var context = new WatchContext
        {
            Connection = _connection,
            Options = options ?? Quick,
            Time = time,
            Metrics = Metrics.Metrics,
            Logger = Log,
            Lists = _lists,
        };
        _running = new ResourceReflector<Pod>(context, WatchedResources.Pods, Store).RunAsync(_stop.Token);
    }

    /// <summary>Makes a pod, or changes it when it is there.</summary>
    public void Put(string name)
    {
        if (Server.Api.Find(KnownResources.Pods, "shop", name) is null)
        {
            Server.Api.Create(KnownResources.Pods, "shop", JsonNode.Parse(
                $$"""{"metadata":{"name":"{{name}}","labels":{"app":"web"} },"spec":{"containers":[{"name":"c","image":"web:1"}]} }""")!.AsObject());
        }
        else
        {
            Server.Api.Edit(KnownResources.Pods, "shop", name, pod => pod["metadata"]!["labels"]!["step"] = $"s{Server.Api.Store.Revision}");
        }
    }

    public void Delete(string name) => Server.Api.Delete(KnownResources.Pods, "shop", name, DeleteOptions.Now);

    /// <summary>What the server holds, as lines of key, uid and version.</summary>
    public IEnumerable<string> ServerPods() => Server.Api.List(KnownResources.Pods).Items
        .Select(p => $"{p.Namespace}/{p.Name} {p.Uid} {p.Revision}").Order(StringComparer.Ordinal);

    /// <summary>What the store holds, in the same form.</summary>
    public IEnumerable<string> StorePods() => Store.Current.Items
        .Select(p => $"{p.Metadata.Namespace}/{p.Metadata.Name} {p.Metadata.Uid} {p.Metadata.ResourceVersion}").Order(StringComparer.Ordinal);

    /// <summary>Waits until the store is equal to the server (oracle 1 of quality.md) and says that it is synced.</summary>
    public Task EqualAsync(TimeSpan? deadline = null) => Eventually.PassesAsync(
        () =>
        {
            Assert.True(!_running.IsCompleted, $"the reflector has ended: {_running.Exception}");
            Assert.Equal(ServerPods(), StorePods());
            Assert.Equal(WatchState.Synced, Status.State);
            Assert.Equal(Store.Current.Count, Status.Count);
            Assert.Null(Status.LastError);
        },
        deadline);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _connection?.Dispose();
        await Server.DisposeAsync();
        Metrics.Dispose();
        _lists.Dispose();
        _stop.Dispose();
    }
}
