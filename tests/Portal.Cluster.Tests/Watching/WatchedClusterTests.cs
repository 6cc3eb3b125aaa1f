using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Cluster.Actions;
using Portal.Cluster.Connection;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Watching;
using Portal.Simulator.Faults;
using Portal.Simulator.Hosting;
using Portal.Testing;
using Xunit;
using Kubeconfig = Portal.Cluster.Connection.Kubeconfig;
using SimulatedResources = Portal.Simulator.Objects.KnownResources;
using WatchOptions = Portal.Cluster.Watching.WatchOptions;

namespace Portal.Cluster.Tests.Watching;

/// <summary>Whole clusters, as the portal's host runs them.</summary>
public sealed class WatchedClusterTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-clusters-").FullName;
    private SimulatorServer _server = null!;
    private ClusterDefinition _sound = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await SimulatorServer.StartAsync(new SimulatorOptions { RunControllers = false });
        _server.Api.Create(SimulatedResources.Namespaces, "", Json("""{"metadata":{"name":"shop"}}"""));
        _server.Api.Create(SimulatedResources.Nodes, "", Json("""{"metadata":{"name":"n1"}}"""));
        _server.Api.Create(SimulatedResources.Pods, "shop", Json("""{"metadata":{"name":"web"},"spec":{"nodeName":"n1","containers":[{"name":"c","image":"web:1"}]}}"""));
        var file = Path.Combine(_folder, "config");
        await File.WriteAllTextAsync(file, _server.KubeconfigText, Stop);
        _sound = Kubeconfig.Read([file])[0];
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Run_ASoundCluster_IsSyncedWithAllKindsVersionAndClock()
    {
        using var host = await StartAsync(_sound);
        var cluster = Registry(host).Clusters.Single();

        await Eventually.TrueAsync(() => cluster.Status.State == WatchState.Synced && cluster.ServerVersion is not null);

        Assert.Equal("web", Assert.Single(cluster.View.Pods.By(PodIndexes.ByNode, "n1")).Metadata.Name);
        Assert.Single(cluster.View.Nodes.Items);
        Assert.Contains(cluster.View.Namespaces.Items, n => n.Metadata.Name == "shop");
        Assert.All(cluster.View.All, s => Assert.Equal(WatchState.Synced, s.Status.State));
        Assert.StartsWith("v1.", cluster.ServerVersion, StringComparison.Ordinal);
        Assert.Null(cluster.Status.LastError);
        Assert.Equal(TimeSpan.Zero, cluster.ClockOffset);
        Assert.Same(cluster, Registry(host).Find(_sound.Name));
        Assert.Null(Registry(host).Find("nowhere"));
        await host.StopAsync(Stop);
    }

    [Fact]
    public async Task Run_OneBrokenAndOneAbsentCluster_DoNotDisturbTheSoundOne()
    {
        var broken = new ClusterDefinition { Name = "broken", Source = "test", Problem = "clusters[x].server of /k is not an address" };
        var absent = ClusterDefinition.ForServer("absent", new Uri("http://127.0.0.1:1"));
        using var host = await StartAsync(broken, absent, _sound);
        var registry = Registry(host);

        await Eventually.TrueAsync(() => registry.Find(_sound.Name)!.Status.State == WatchState.Synced);
        await Eventually.TrueAsync(() => registry.Find("broken")!.Status.State == WatchState.Unreachable && registry.Find("absent")!.Status.State == WatchState.Unreachable);

        Assert.Equal("clusters[x].server of /k is not an address", registry.Find("broken")!.Status.LastError);
        Assert.Contains("refuses connections", registry.Find("absent")!.Status.LastError, StringComparison.Ordinal);
        Assert.Null(registry.Find("absent")!.Status.LastSynced);
        var error = Assert.Throws<ClusterConnectionException>(() => registry.Find("broken")!.Api);
        Assert.True(error.RequestNotSent);
        Assert.Equal("clusters[x].server of /k is not an address", error.Message);
        await host.StopAsync(Stop);
    }

    [Fact]
    public async Task Run_MissingCertificateFileThatComesLater_IsConnectedThen()
    {
        var file = Path.Combine(_folder, "ca.crt");
        using var host = await StartAsync(new ClusterDefinition
        {
            Name = "late",
            Source = "test",
            Server = _sound.Server,
            Token = _sound.Token,
            CertificateAuthority = PemSource.FromFile("clusters[late].certificate-authority", file),
        });
        var cluster = Registry(host).Find("late")!;
        await Eventually.TrueAsync(() => cluster.Status.State == WatchState.Unreachable);
        Assert.Contains($"The file {file}, named by clusters[late].certificate-authority, does not exist", cluster.Status.LastError, StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, _sound.CertificateAuthority!.Read(), Stop);

        await Eventually.TrueAsync(() => cluster.Status.State == WatchState.Synced);
        await host.StopAsync(Stop);
    }

    [Fact]
    public async Task Run_OneKindFailsAndOneIsForbidden_TheOthersLiveAndTheReasonsAreTold()
    {
        _server.Faults.Add(new Fault { Match = new FaultMatch { Resource = "leases" }, Answer = new FaultAnswer { Status = 403 } });
        var fault = _server.Faults.Add(new Fault { Match = new FaultMatch { Resource = "events" }, Answer = new FaultAnswer { Status = 500 } });
        using var host = await StartAsync(_sound);
        var cluster = Registry(host).Clusters.Single();

        await Eventually.TrueAsync(() => cluster.View.All.Count(s => s.Status.State == WatchState.Synced) == cluster.View.All.Count - 2 && cluster.View.Events.Status.State == WatchState.Stale);
        await Eventually.TrueAsync(() => cluster.View.Leases.Status.State == WatchState.Forbidden);
        Assert.Equal(WatchState.Stale, cluster.Status.State);
        Assert.Contains("failed to list events (500", cluster.Status.LastError, StringComparison.Ordinal);
        Assert.Contains("may not list leases", cluster.Status.LastError, StringComparison.Ordinal);
        fault.Dispose();

        await Eventually.TrueAsync(() => cluster.Status.State == WatchState.Synced);
        Assert.Contains("may not list leases", cluster.Status.LastError, StringComparison.Ordinal);
        await host.StopAsync(Stop);
    }

    [Fact]
    public async Task Run_ClusterGoesAwayAndComesBack_TurnsUnreachableWithItsDataAndRecovers()
    {
        using var host = await StartAsync(_sound);
        var cluster = Registry(host).Clusters.Single();
        await Eventually.TrueAsync(() => cluster.Status.State == WatchState.Synced);
        var changed = cluster.Changes.Next;

        await _server.GoDownAsync();
        await changed.WaitAsync(Eventually.DefaultDeadline, Stop); // Pages are told.
        await Eventually.TrueAsync(() => cluster.Status.State == WatchState.Unreachable);
        Assert.NotNull(cluster.Status.LastSynced);
        Assert.Single(cluster.View.Pods.Items);

        await _server.ComeBackAsync();
        await Eventually.TrueAsync(() => cluster.Status.State == WatchState.Synced);
        Assert.Null(cluster.Status.LastError);
        await host.StopAsync(Stop);
    }

    [Fact]
    public async Task Api_RequestAsAUser_ReachesTheServerInThatName()
    {
        using var host = await StartAsync(_sound);
        var cluster = Registry(host).Clusters.Single();
        await Eventually.TrueAsync(() => cluster.Status.State == WatchState.Synced);

        var review = await AccessReviews.CanAsync(cluster.Api, new ApiPermission("delete", "", "pods", "", "shop", "web"), Impersonation.Of("jane@example.com", ["sre"]), Stop);

        Assert.False(review.Allowed);
        Assert.Equal("jane@example.com", Assert.Single(_server.Requests.Requests, r => r.Impersonated.Length > 0).Impersonated);
        await host.StopAsync(Stop);
    }

    [Fact]
    public async Task Stop_OfTheHost_EndsAllWatches()
    {
        using var host = await StartAsync(_sound);
        var cluster = Registry(host).Clusters.Single();
        await Eventually.TrueAsync(() => cluster.Status.State == WatchState.Synced);

        await host.StopAsync(Stop);

        var total = _server.Requests.Total;
        Assert.Throws<ClusterConnectionException>(() => cluster.Api);
        Assert.Equal(total, _server.Requests.Total);
    }

    [Fact]
    public void Registry_TwoClustersOfOneName_IsRefused()
    {
        using var metrics = new TestMetrics();
        var error = Assert.Throws<ClusterConnectionException>(() => new ClusterRegistry(
            [ClusterDefinition.ForServer("a", new Uri("http://x")), ClusterDefinition.ForServer("a", new Uri("http://y"))],
            new WatchOptions(),
            metrics.Metrics,
            TimeProvider.System,
            Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance));

        Assert.Contains("Two clusters are named a (http://x; http://y)", error.Message, StringComparison.Ordinal);
    }

    private static JsonObject Json(string text) => JsonNode.Parse(text)!.AsObject();

    private static ClusterRegistry Registry(IHost host) => host.Services.GetRequiredService<ClusterRegistry>();

    private static async Task<IHost> StartAsync(params ClusterDefinition[] clusters)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton(new WatchOptions
        {
            FirstPause = TimeSpan.FromMilliseconds(5),
            LongestPause = TimeSpan.FromMilliseconds(200),
            ForbiddenPause = TimeSpan.FromMilliseconds(100),
        });
        builder.Services.AddClusterWatching(_ => clusters);
        var host = builder.Build();
        await host.StartAsync(Stop);
        return host;
    }
}
