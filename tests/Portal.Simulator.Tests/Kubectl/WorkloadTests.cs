using Portal.Simulator.Objects;
using Portal.Testing;
using Xunit;

namespace Portal.Simulator.Tests.Kubectl;

public sealed class WorkloadTests(SharedSimulator simulator) : KubectlTest(simulator)
{
    [Fact]
    public async Task Scale_UpAndDown_PodsFollow()
    {
        await ApplyAsync(Deployment("shop", 1));

        Assert.Equal("deployment.apps/shop scaled\n", await RunAsync("scale", "deployment", "shop", "--replicas=3"));
        await RunAsync("rollout", "status", "deployment/shop", "--timeout=50s");
        Assert.Equal(3, State("deployments", "shop", "apps").Number("status", "availableReplicas"));

        await RunAsync("scale", "deployment", "shop", "--replicas=0", "--current-replicas=3");
        await Eventually.ValueAsync(() => RunAsync("get", "pods", "-l", "app=shop", "-o", "name"), names => names.Length == 0);
    }

    [Fact]
    public async Task RolloutRestart_Deployment_ReplacesPodsAndKeepsHistory()
    {
        await ApplyAsync(Deployment("shop", 2));
        await RunAsync("rollout", "status", "deployment/shop", "--timeout=50s");
        var before = await RunAsync("get", "pods", "-l", "app=shop", "-o", "name");

        await RunAsync("rollout", "restart", "deployment/shop");
        Assert.Contains("successfully rolled out", await RunAsync("rollout", "status", "deployment/shop", "--timeout=50s"), StringComparison.Ordinal);

        var after = await Eventually.ValueAsync(
            () => RunAsync("get", "pods", "-l", "app=shop", "-o", "name"), names => names.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length == 2);
        Assert.Empty(before.Split('\n', StringSplitOptions.RemoveEmptyEntries).Intersect(after.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        var history = (await TryAsync("rollout", "history", "deployment/shop")).Lines;
        Assert.Equal(["1", "2"], history.Skip(2).Select(l => GetTests.Words(l)[0]));
    }

    [Fact]
    public async Task DeletedPod_OfDeployment_ComesBack()
    {
        await ApplyAsync(Deployment("shop", 1));
        await RunAsync("rollout", "status", "deployment/shop", "--timeout=50s");
        var first = (await RunAsync("get", "pods", "-l", "app=shop", "-o", "name")).Trim();

        await RunAsync("delete", first);

        await RunAsync("wait", "--for=condition=Available", "deployment/shop", "--timeout=30s");
        Assert.NotEqual(first, (await RunAsync("get", "pods", "-l", "app=shop", "-o", "name")).Trim());
    }

    [Fact]
    public async Task Wait_ConditionsJsonpathAndTimeout_AnswerAsTheObjectMoves()
    {
        await ApplyAsync(Pod("web"));

        await RunAsync("wait", "--for=jsonpath={.status.phase}=Running", "pod/web", "--timeout=30s");
        Assert.Equal("pod/web condition met\n", await RunAsync("wait", "--for=condition=Ready", "pod/web", "--timeout=30s"));
        var late = await TryAsync("wait", "--for=condition=Frozen", "pod/web", "--timeout=1s");

        Assert.Equal((1, "error: timed out waiting for the condition on pods/web\n"), (late.ExitCode, late.Error));
    }

    [Fact]
    public async Task Job_RunsToCompletion_WaitSeesIt()
    {
        await ApplyAsync("""
            apiVersion: batch/v1
            kind: Job
            metadata: {name: once}
            spec:
              template:
                spec:
                  restartPolicy: Never
                  containers: [{name: main, image: busybox, command: ["true"]}]
            """);

        await RunAsync("wait", "--for=condition=Complete", "job/once", "--timeout=50s");

        var lines = (await TryAsync("get", "jobs")).Lines;
        Assert.Equal(["once", "Complete", "1/1"], GetTests.Words(lines[1])[..3]);
        await RunAsync("delete", "job", "once");
        await Eventually.ValueAsync(() => RunAsync("get", "pods", "-o", "name"), names => names.Length == 0);
    }

    [Fact]
    public async Task Events_OfAPod_AreShownByBothCommands()
    {
        await ApplyAsync(Pod("web"));
        await RunAsync("wait", "--for=condition=Ready", "pod/web", "--timeout=30s");

        var events = await Eventually.ValueAsync(() => RunAsync("events", "--for", "pod/web"), t => t.Contains("Started", StringComparison.Ordinal));
        var listed = (await TryAsync("get", "events", "--field-selector", "involvedObject.name=web,reason=Scheduled")).Lines;

        Assert.Contains("Scheduled", events, StringComparison.Ordinal);
        Assert.Equal(["LAST", "SEEN", "TYPE", "REASON", "OBJECT", "MESSAGE"], GetTests.Words(listed[0]));
        Assert.Contains($"Successfully assigned {Namespace}/web", Assert.Single(listed.Skip(1)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logs_OfAHollowPod_FailUnderstandably()
    {
        await ApplyAsync(Pod("web"));
        await RunAsync("wait", "--for=condition=Ready", "pod/web", "--timeout=30s");

        var logs = await TryAsync("logs", "web");
        var exec = await TryAsync("exec", "web", "--", "ls");

        Assert.Equal(1, logs.ExitCode);
        Assert.StartsWith("Error from server", logs.Error, StringComparison.Ordinal);
        Assert.Contains("error trying to reach service", logs.Error, StringComparison.Ordinal);
        Assert.Equal(1, exec.ExitCode);
    }
}
