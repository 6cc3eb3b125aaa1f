using Portal.Simulator.Objects;
using Portal.Testing;
using Xunit;

namespace Portal.Simulator.Tests.Kubectl;

public sealed class DeleteTests(SharedSimulator simulator) : KubectlTest(simulator)
{
    [Fact]
    public async Task Delete_GracefulWithWait_ReturnsWhenThePodIsGone()
    {
        await RunningAsync("web");

        Assert.Equal($"pod \"web\" deleted\n", (await RunAsync("delete", "pod", "web")).Replace($" from {Namespace} namespace", "", StringComparison.Ordinal));

        Assert.Null(Find("pods", "web"));
    }

    [Fact]
    public async Task Delete_FinalizerWithoutWait_StaysUntilTheFinalizerGoes()
    {
        await RunningAsync("web");
        await RunAsync("patch", "pod", "web", "--type=merge", "-p", """{"metadata":{"finalizers":["example.com/hold"]}}""");

        await RunAsync("delete", "pod", "web", "--wait=false");
        await Eventually.TrueAsync(() => State("pods", "web").Number("metadata", "deletionGracePeriodSeconds") == 0);
        Assert.Contains("Terminating", await RunAsync("get", "pod", "web") + "Terminating?", StringComparison.Ordinal);
        Assert.NotNull(State("pods", "web").Text("metadata", "deletionTimestamp"));

        await RunAsync("patch", "pod", "web", "--type=merge", "-p", """{"metadata":{"finalizers":null}}""");
        await RunAsync("wait", "--for=delete", "pod/web", "--timeout=30s");
        Assert.Null(Find("pods", "web"));
    }

    [Fact]
    public async Task Delete_Force_IsGoneAtOnce()
    {
        await RunningAsync("web", grace: 3600);

        var result = await TryAsync("delete", "pod", "web", "--grace-period=0", "--force");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("force deleted", result.Output, StringComparison.Ordinal);
        Assert.Contains("Immediate deletion does not wait for confirmation", result.Error, StringComparison.Ordinal);
        Assert.Null(Find("pods", "web"));
    }

    [Fact]
    public async Task Delete_ByLabel_OnlyThose()
    {
        foreach (var (name, label) in new[] { ("a", "x=1"), ("b", "x=1"), ("c", "x=2") })
        {
            await RunAsync("create", "configmap", name);
            await RunAsync("label", "configmap", name, label);
        }

        await RunAsync("delete", "configmap", "-l", "x=1");

        Assert.Null(Find("configmaps", "a"));
        Assert.Null(Find("configmaps", "b"));
        Assert.NotNull(Find("configmaps", "c"));
    }

    [Fact]
    public async Task Delete_DeploymentCascades_AndOrphanLeavesPods()
    {
        await ApplyAsync(Deployment("gone", 1));
        await ApplyAsync(Deployment("orphaned", 1));
        await RunAsync("rollout", "status", "deployment/gone", "--timeout=30s");
        await RunAsync("rollout", "status", "deployment/orphaned", "--timeout=30s");

        await RunAsync("delete", "deployment", "gone", "--cascade=foreground");
        await RunAsync("delete", "deployment", "orphaned", "--cascade=orphan");

        Assert.Equal("", await RunAsync("get", "rs,pods", "-l", "app=gone", "-o", "name"));
        var left = await RunAsync("get", "rs", "-l", "app=orphaned", "-o", "json");
        Assert.DoesNotContain("ownerReferences", left, StringComparison.Ordinal);
        Assert.Contains("\"kind\": \"ReplicaSet\"", left, StringComparison.Ordinal);
        await RunAsync("delete", "rs", "-l", "app=orphaned");
    }

    [Fact]
    public async Task Delete_Namespace_TakesItsContent()
    {
        var other = $"{Namespace}-b";
        await Kubectl.RunAsync("create", "namespace", other);
        await Kubectl.RunAsync("-n", other, "create", "configmap", "c");

        await Kubectl.RunAsync("delete", "namespace", other, "--timeout=50s");

        Assert.Null(Find("namespaces", other));
        Assert.Null(Find("configmaps", "c", ns: other));
    }

    private async Task RunningAsync(string name, int grace = 1)
    {
        await ApplyAsync(Pod(name, grace: grace));
        await RunAsync("wait", "--for=condition=Ready", $"pod/{name}", "--timeout=30s");
    }
}
