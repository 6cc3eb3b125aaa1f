using Portal.Simulator.Objects;
using Portal.Testing;
using Portal.Testing.Simulator;
using Xunit;

namespace Portal.Simulator.Tests.Kubectl;

/// <summary>What changes nodes works on a cluster of its own: drained nodes would starve the other tests.</summary>
public sealed class NodeTests : IAsyncLifetime
{
    private SimulatorFixture _simulator = null!;

    private KubectlRunner Kubectl => _simulator.Kubectl;

    public async ValueTask InitializeAsync() => _simulator = await SimulatorFixture.StartAsync(new() { Nodes = 2 });

    public ValueTask DisposeAsync() => _simulator.DisposeAsync();

    [Fact]
    public async Task Taint_AddAndRemove_ChangesTheNode()
    {
        var node = await FirstNodeAsync();

        Assert.Equal($"node/{node} tainted\n", await Kubectl.RunAsync("taint", "node", node, "disk=slow:NoSchedule"));
        Assert.Contains(Node(node).Items("spec", "taints"), t => t.Text("key") == "disk" && t.Text("value") == "slow" && t.Text("effect") == "NoSchedule");
        Assert.Equal($"node/{node} untainted\n", await Kubectl.RunAsync("taint", "node", node, "disk:NoSchedule-"));
        Assert.DoesNotContain(Node(node).Items("spec", "taints"), t => t.Text("key") == "disk");
    }

    [Fact]
    public async Task CordonUncordon_Node_NoPodIsBoundMeanwhile()
    {
        foreach (var node in (await Kubectl.RunAsync("get", "nodes", "-o", "name")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.Equal($"{node} cordoned\n", await Kubectl.RunAsync("cordon", node));
        }

        Assert.Contains("Ready,SchedulingDisabled", await Kubectl.RunAsync("get", "nodes"), StringComparison.Ordinal);
        await Kubectl.RunAsync("create", "deployment", "shop", "--image=nginx");
        await Eventually.ValueAsync(
            () => Kubectl.RunAsync("get", "events"), text => text.Contains("FailedScheduling", StringComparison.Ordinal) && text.Contains("unschedulable", StringComparison.Ordinal));

        await Kubectl.RunAsync("uncordon", await FirstNodeAsync());
        await Kubectl.RunAsync("rollout", "status", "deployment/shop", "--timeout=50s");
    }

    [Fact]
    public async Task Drain_Budget_BlocksAndThenFrees()
    {
        await Kubectl.RunAsync("create", "deployment", "shop", "--image=nginx", "--replicas=1");
        await Kubectl.RunAsync("create", "poddisruptionbudget", "shop", "--selector=app=shop", "--min-available=1");
        await Kubectl.RunAsync("rollout", "status", "deployment/shop", "--timeout=50s");
        await Eventually.ValueAsync(() => Kubectl.RunAsync("get", "pdb", "shop", "-o", "jsonpath={.status.currentHealthy}"), healthy => healthy == "1");
        var node = await Kubectl.RunAsync("get", "pods", "-l", "app=shop", "-o", "jsonpath={.items[0].spec.nodeName}");

        var blocked = await Kubectl.TryAsync("drain", node, "--ignore-daemonsets", "--timeout=3s");
        Assert.Equal(1, blocked.ExitCode);
        Assert.Contains("Cannot evict pod as it would violate the pod's disruption budget", blocked.Error, StringComparison.Ordinal);
        Assert.True(Node(node).IsTrue("spec", "unschedulable"));

        await Kubectl.RunAsync("scale", "deployment", "shop", "--replicas=2");
        await Kubectl.RunAsync("rollout", "status", "deployment/shop", "--timeout=50s");
        await Eventually.ValueAsync(() => Kubectl.RunAsync("get", "pdb", "shop", "-o", "jsonpath={.status.disruptionsAllowed}"), allowed => allowed == "1");
        var freed = await Kubectl.RunAsync("drain", node, "--ignore-daemonsets", "--timeout=50s");

        Assert.Contains($"node/{node} drained", freed, StringComparison.Ordinal);
        Assert.Equal("", await Kubectl.RunAsync("get", "pods", "-l", "app=shop", "--field-selector", $"spec.nodeName={node}", "-o", "name"));
    }

    private async Task<string> FirstNodeAsync() => await Kubectl.RunAsync("get", "nodes", "-o", "jsonpath={.items[0].metadata.name}");

    private System.Text.Json.Nodes.JsonObject Node(string name) =>
        _simulator.Server.Api.Get(_simulator.Server.Api.Resources.Find("", "v1", "nodes")!, "", name).ToJson();
}
