using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Cluster.Watching;
using Portal.Cluster.Watching.Metadata;
using Portal.Simulator.Faults;
using Portal.Simulator.Hosting;
using Portal.Testing;
using Xunit;
using Kubeconfig = Portal.Cluster.Connection.Kubeconfig;
using ObjectKey = Portal.Cluster.Resources.Metadata.ObjectKey;
using SimulatedResources = Portal.Simulator.Objects.KnownResources;
using WatchOptions = Portal.Cluster.Watching.WatchOptions;

namespace Portal.Cluster.Tests.Watching.Metadata;

/// <summary>Kinds that discovery finds, watched as metadata, as the portal's host does it.</summary>
public sealed class MetadataWatchTests : IAsyncLifetime
{
    private const string Definition = """
        {"metadata":{"name":"widgets.example.com"},"spec":{"group":"example.com","scope":"Namespaced","names":{"plural":"widgets","kind":"Widget"},
         "versions":[{"name":"v1","served":true,"storage":true}]}}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("portal-metadata-").FullName;
    private SimulatorServer _server = null!;
    private IHost _host = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private WatchedCluster Cluster => _host.Services.GetRequiredService<ClusterRegistry>().Clusters.Single();

    private MetadataView Seen => Cluster.View.Metadata;

    public async ValueTask InitializeAsync()
    {
        _server = await SimulatorServer.StartAsync(new SimulatorOptions { RunControllers = false });
        _server.Api.Create(SimulatedResources.Namespaces, "", Json("""{"metadata":{"name":"shop"}}"""));
        _server.Api.Create(SimulatedResources.ConfigMaps, "shop", Json("""
            {"metadata":{"name":"held","labels":{"app":"web"},"finalizers":["example.com/hold"],"annotations":{"secret":"of-somebody"}},"data":{"a":"b"}}
            """));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(Stop);
        _host.Dispose();
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Run_EveryServedKind_IsWatchedOnceAndAsMetadata()
    {
        await StartAsync();
        await Eventually.TrueAsync(() => Cluster.Status.State == WatchState.Synced && Seen.Kinds.AsOf is not null && Seen.Gaps.Count == 0);

        var held = Seen.OfKind("", "ConfigMap")!.Find(new ObjectKey("shop", "held"))!.Metadata;
        Assert.Empty(held.Labels);
        Assert.Empty(held.Annotations);
        Assert.Equal(["example.com/hold"], held.Finalizers);
        var watches = _server.Requests.Requests.Where(r => r.Target.Verb == "watch").ToList();
        Assert.Equal(watches.Count, watches.DistinctBy(r => (r.Target.Group, r.Target.Resource)).Count());
        Assert.Equal("HTTP/2", Assert.Single(watches, w => w.Target.Resource == "configmaps").Protocol);
        Assert.Equal("HTTP/1.1", Assert.Single(watches, w => w.Target.Resource == "pods").Protocol);
        Assert.All(
            _server.Requests.Requests.Where(r => r.Target is { Resource: "configmaps" or "secrets" }),
            r => Assert.Contains("as=PartialObjectMetadata", r.Accept, StringComparison.Ordinal));
        Assert.Empty(_server.Requests.Of("list", "bindings"));
        Assert.DoesNotContain(_server.Requests.Requests, r => r.Target is { Group: "events.k8s.io", Verb: "list" });
    }

    [Fact]
    public async Task Run_ObjectIsDeleted_IsAmongThoseInDeletionUntilItGoes()
    {
        await StartAsync();
        await Eventually.TrueAsync(() => Seen.OfKind("", "ConfigMap")?.Count > 0);
        var changed = Cluster.Changes.Next;

        _server.Api.Delete(SimulatedResources.ConfigMaps, "shop", "held");

        await changed.WaitAsync(Eventually.DefaultDeadline, Stop);
        await Eventually.TrueAsync(() => Seen.InDeletion.Count == 1);
        Assert.Equal("web", Seen.InDeletion[0].Metadata.Labels["app"]);
        Assert.Equal([("ConfigMap", 1, 1)], Seen.ContentOf("shop").Select(c => (c.Kind.Kind, c.Count, c.InDeletion)));
        _server.Api.Edit(SimulatedResources.ConfigMaps, "shop", "held", json => json["metadata"]!.AsObject().Remove("finalizers"));
        await Eventually.TrueAsync(() => Seen.InDeletion.Count == 0 && Seen.ContentOf("shop").Count == 0);
    }

    [Fact]
    public async Task Run_DefinitionComesGoesAndReturns_ItsKindDoesToo()
    {
        await StartAsync();
        await Eventually.TrueAsync(() => Seen.OfKind("", "ConfigMap")?.Count > 0);
        Assert.Null(Seen.OfKind("example.com", "Widget"));

        Define("a");
        await Eventually.TrueAsync(() => Seen.OfKind("example.com", "Widget")?.Find(new ObjectKey("shop", "a")) is not null);

        _server.Api.Delete(SimulatedResources.CustomResourceDefinitions, "", "widgets.example.com");
        await Eventually.TrueAsync(() => Seen.OfKind("example.com", "Widget") is null);
        Assert.True(Seen.Sees("example.com", "Widget"));

        Define("b");
        await Eventually.TrueAsync(() => Seen.OfKind("example.com", "Widget")?.Find(new ObjectKey("shop", "b")) is not null);
        Assert.Equal(1, Seen.OfKind("example.com", "Widget")!.Count);
    }

    [Fact]
    public async Task Run_KindIsForbidden_IsAGapAndDarkensNothing()
    {
        var fault = _server.Faults.Add(new Fault
        {
            Match = new FaultMatch { Resource = "secrets" },
            Answer = new FaultAnswer { Status = 403, Body = """{"kind":"Status","code":403,"reason":"Forbidden","message":"secrets is forbidden"}""" },
        });
        await StartAsync();
        await Eventually.TrueAsync(() => Seen.Gaps.Count == 1 && Seen.Gaps[0].Cause == MetadataGapCause.Forbidden);

        Assert.Equal(("Secret", "secrets"), (Seen.Gaps[0].Kind, Seen.Gaps[0].Resource));
        Assert.Contains("secrets is forbidden", Seen.Gaps[0].Reason, StringComparison.Ordinal);
        Assert.NotNull(Seen.Gaps[0].Since);
        Assert.False(Seen.Sees("", "Secret"));
        Assert.Equal(WatchState.Synced, Cluster.Status.State);
        Assert.Null(Cluster.Status.LastError);

        fault.Dispose();
        await Eventually.TrueAsync(() => Seen.Gaps.Count == 0);
    }

    [Fact]
    public async Task Run_ServerGoesAwayAndComesBack_KeepsWhatWasKnownWithItsGaps()
    {
        await StartAsync();
        await Eventually.TrueAsync(() => Seen.OfKind("", "ConfigMap")?.Count > 0 && Seen.Gaps.Count == 0);

        await _server.GoDownAsync();
        await Eventually.TrueAsync(() => Seen.Gaps.Any(g => g is { Kind: "ConfigMap", Cause: MetadataGapCause.Failing }));
        Assert.Equal(1, Seen.OfKind("", "ConfigMap")!.Count);

        await _server.ComeBackAsync();
        await Eventually.TrueAsync(() => Seen.Gaps.Count == 0 && Seen.OfKind("", "ConfigMap")!.Count == 1);
    }

    [Fact]
    public async Task Run_ApiServiceLosesItsBackend_KeepsItsKindMarkedAndTheOthersLive()
    {
        Define("a");
        _server.Api.Create(SimulatedResources.ApiServices, "", Json("""
            {"metadata":{"name":"v1.example.com"},"spec":{"group":"example.com","version":"v1","groupPriorityMinimum":1,"versionPriority":1,"service":{"namespace":"shop","name":"backend"}}}
            """));
        await StartAsync();
        await Eventually.TrueAsync(() => Seen.OfKind("example.com", "Widget")?.Count == 1 && Seen.Gaps.Count == 0);

        Available("False");
        await Eventually.TrueAsync(() => Seen.Gaps.Any(g => g is { Group: "example.com", Version: "v1", Cause: MetadataGapCause.Undiscovered, Known: 1 }));
        Assert.True(Seen.Kinds.FindKind("example.com", "Widget")!.Remembered);
        Assert.Equal(1, Seen.OfKind("example.com", "Widget")!.Count);
        Assert.True(Seen.Sees("", "ConfigMap"));
        Assert.True(Cluster.View.ApiServices.Find("", "v1.example.com")!.IsDown);
        Assert.Equal(WatchState.Synced, Cluster.Status.State);

        Available("True");
        await Eventually.TrueAsync(() => Seen.Gaps.Count == 0 && !Seen.Kinds.FindKind("example.com", "Widget")!.Remembered);
    }

    [Fact]
    public async Task View_NothingChanged_IsTheSameSnapshots()
    {
        await StartAsync();
        await Eventually.TrueAsync(() => Seen.Kinds.AsOf is not null && Seen.Gaps.Count == 0);

        await Eventually.TrueAsync(() => ReferenceEquals(Cluster.View.Discovered, Cluster.View.Discovered));
    }

    private static JsonObject Json(string text) => JsonNode.Parse(text)!.AsObject();

    private void Available(string status) => _server.Api.Edit(
        SimulatedResources.ApiServices,
        "",
        "v1.example.com",
        json => json["status"] = Json($$"""{"conditions":[{"type":"Available","status":"{{status}}","reason":"Test","message":"test"}]}"""),
        new Portal.Simulator.Objects.WriteOptions { Subresource = "status" });

    private void Define(string instance)
    {
        _server.Api.Create(SimulatedResources.CustomResourceDefinitions, "", Json(Definition));
        _server.Api.Create(_server.Api.Resources.Find("example.com", "v1", "widgets")!, "shop", new JsonObject { ["metadata"] = new JsonObject { ["name"] = instance } });
    }

    private async Task StartAsync()
    {
        var file = Path.Combine(_folder, "config");
        await File.WriteAllTextAsync(file, _server.KubeconfigText, Stop);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton(new WatchOptions
        {
            FirstPause = TimeSpan.FromMilliseconds(5),
            LongestPause = TimeSpan.FromMilliseconds(200),
            ForbiddenPause = TimeSpan.FromMilliseconds(100),
            DiscoveryCheck = TimeSpan.FromMilliseconds(20),
            MetadataForbiddenPause = TimeSpan.FromMilliseconds(100),
            MetadataLongestPause = TimeSpan.FromMilliseconds(200),
        });
        builder.Services.AddClusterWatching(_ => [Kubeconfig.Read([file])[0]]);
        _host = builder.Build();
        await _host.StartAsync(Stop);
    }
}
