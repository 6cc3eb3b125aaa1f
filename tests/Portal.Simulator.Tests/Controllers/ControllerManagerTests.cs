using System.Text.Json.Nodes;
using Portal.Simulator.Controllers;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;
using Portal.Simulator.Scenarios;
using Portal.Simulator.Seeding;
using Portal.Testing;
using Xunit;

namespace Portal.Simulator.Tests.Controllers;

public sealed class ControllerManagerTests
{
    [Fact]
    public async Task RunAsync_RealClock_PodStartsStopsAndTheLoopEndsWhenCancelled()
    {
        var api = new SimulatedApi(new ObjectStore(), new ResourceRegistry(), TimeProvider.System);
        var controllers = new ControllerManager(api, TimeProvider.System);
        var importer = new ObjectImporter(api, controllers.Found);
        importer.ImportNamespace("kube-node-lease");
        importer.ImportNamespace("test");
        importer.Import(KnownResources.Nodes, new NodeTemplate { Name = "node-1" }.Build(importer.Now, importer.Now), frozen: false);
        controllers.Drain(); // what is there before the first look counts as found
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => controllers.RunAsync(stop.Token));

        api.Create(KnownResources.Pods, "test", Recording.Read("life").Body("/pods"));
        await Eventually.TrueAsync(() => api.Find(KnownResources.Pods, "test", "web")?.ToJson().Text("status", "phase") == "Running");
        api.Delete(KnownResources.Pods, "test", "web");
        await Eventually.TrueAsync(() => api.Find(KnownResources.Pods, "test", "web") is null);
        controllers.SetNodeAlive("node-1", false);
        api.Create(KnownResources.Pods, "test", Recording.Read("life").Body("/pods"));
        await Eventually.TrueAsync(() => api.Find(KnownResources.Pods, "test", "web")?.ToJson().Text("spec", "nodeName") == "node-1");
        controllers.SetNodeAlive("node-1", true);
        await Eventually.TrueAsync(() => api.Find(KnownResources.Pods, "test", "web")?.ToJson().Text("status", "phase") == "Running");

        await stop.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void Drain_StorePutBackToABackup_ControllersGoOnFromThere()
    {
        var run = new SimulatedClusterRun(nodes: "node-1");
        run.Create(KnownResources.ReplicaSets, """
            {"metadata":{"name":"web"},"spec":{"replicas":2,"selector":{"matchLabels":{"app":"web"}},
             "template":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"name":"main","image":"web"}]}}}}
            """);
        run.Advance(TimeSpan.FromSeconds(5));
        var backup = run.Api.Store.Backup();
        run.Api.Edit(KnownResources.ReplicaSets, "test", "web", json => json.ObjectAt("spec")["replicas"] = 5);
        run.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(5, run.List(KnownResources.Pods).Count);
        run.Api.Store.Restore(backup);
        run.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(2, run.List(KnownResources.Pods).Count);
        run.Api.Delete(KnownResources.Pods, "test", run.List(KnownResources.Pods)[0].Name(), DeleteOptions.Now);
        run.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(2, run.List(KnownResources.Pods).Count(pod => pod.ConditionStatus("Ready") == "True"));
    }

    [Fact]
    public void Drain_HistoryOutrun_NothingIsMissed()
    {
        var api = new SimulatedApi(new ObjectStore(historyCapacity: 16), new ResourceRegistry(), TimeProvider.System);
        var controllers = new ControllerManager(api, TimeProvider.System);
        new ObjectImporter(api, controllers.Found).ImportNamespace("test");
        controllers.Drain();
        for (var i = 0; i < 100; i++)
        {
            api.Create(KnownResources.Namespaces, "", new JsonObject { ["metadata"] = new JsonObject { ["name"] = $"n{i}" } });
        }

        controllers.Drain();

        Assert.All(Enumerable.Range(0, 100), i => Assert.NotNull(api.Find(KnownResources.ServiceAccounts, $"n{i}", "default")));
    }
}
