using Portal.Testing;
using Xunit;

namespace Portal.Simulator.Tests.Kubectl;

public sealed class DescribeTests(SharedSimulator simulator) : KubectlTest(simulator)
{
    [Fact]
    public async Task Describe_Pod_ShowsSpecStatusAndEvents()
    {
        await ApplyAsync(Pod("web"));
        await RunAsync("wait", "--for=condition=Ready", "pod/web", "--timeout=30s");

        var text = await Eventually.ValueAsync(() => RunAsync("describe", "pod", "web"), t => t.Contains("Container started", StringComparison.Ordinal));

        Assert.Matches("(?m)^Status: +Running$", text);
        Assert.Matches("(?m)^Labels: +app=web", text);
        Assert.Matches("(?m)^ +Ready +True", text);
        Assert.Contains($"Successfully assigned {Namespace}/web to ", text, StringComparison.Ordinal);
        Assert.Matches("(?m)^QoS Class: +BestEffort$", text);
    }

    [Fact]
    public async Task Describe_Node_ShowsConditionsLeaseAndPods()
    {
        var name = (await Kubectl.RunAsync("get", "nodes", "-o", "jsonpath={.items[0].metadata.name}")).Trim();

        var text = await Kubectl.RunAsync("describe", "node", name);

        Assert.Contains("KubeletReady", text, StringComparison.Ordinal);
        Assert.Matches("(?m)^  RenewTime: +[A-Z]", text);
        Assert.Matches(@"(?m)^Non-terminated Pods: +\([1-9][0-9]* in total\)$", text);
        Assert.Contains("Allocated resources:", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Describe_NamespaceDeploymentServiceClaim_ShowThem()
    {
        await ApplyAsync(Deployment("shop", 1));
        await RunAsync("rollout", "status", "deployment/shop", "--timeout=30s");

        var ns = await Kubectl.RunAsync("describe", "namespace", Namespace);
        var deployment = await RunAsync("describe", "deployment", "shop");

        Assert.Matches("(?m)^Status: +Active$", ns);
        Assert.Matches("(?m)^Replicas: +1 desired \\| 1 updated \\| 1 total \\| 1 available \\| 0 unavailable$", deployment);
        Assert.Contains("MinimumReplicasAvailable", deployment, StringComparison.Ordinal);
        Assert.Contains("ScalingReplicaSet", deployment, StringComparison.Ordinal);
    }
}
