using System.Text.Json;
using Portal.Simulator.Faults;
using Portal.Simulator.Hosting;
using Portal.Simulator.Objects;
using Portal.Testing;
using Portal.Testing.Simulator;
using Xunit;

namespace Portal.Web.Tests.Features.Nodes;

/// <summary>Drains from plan to end, by the API, against the simulated API server with its own controllers.</summary>
public sealed class DrainStoryTests(DrainLab lab) : IClassFixture<DrainLab>
{
    // Traps 2 and 3: ten pods wait for a budget, a free one leaves at once; and accepted evictions are not a drained node.
    [Fact]
    public async Task Drain_TenBlockedPodsAndOneFree_TheFreeOneLeavesAndTheRestFollowsWhenTheBudgetAllows()
    {
        var bench = await lab.PrepareAsync($"{Deployment("guarded", 10)}\n---\n{Deployment("free", 1)}\n---\n{Budget("guarded", "maxUnavailable: 0")}");
        var run = await lab.ApprovedAsync(bench, steps: 12);
        await lab.ExecuteAsync(run);

        var blocked = await lab.VerdictsAsync(run, static rows => rows["Blocked"].Count() == 10 && rows["Replaced"].Any());
        Assert.Equal("Executing", State(blocked));
        var rows = blocked.GetProperty("verdicts").EnumerateArray().ToList();
        Assert.All(rows.Take(10), static row => Assert.Contains("Waits for budget guarded: it needs 10 pods healthy and has 10.", row.GetProperty("text").GetString(), StringComparison.Ordinal));
        Assert.Equal(bench.Other, rows.Single(static row => row.GetProperty("state").GetString() == "Replaced").GetProperty("replacementNode").GetString());
        Assert.StartsWith("free-", Assert.Single(bench.Evictions()).Target.Name, StringComparison.Ordinal);

        await bench.KubectlAsync("patch", "pdb", "guarded", "--type=merge", "-p", """{"spec":{"maxUnavailable":5}}""");
        var ended = await lab.EndedAsync(run);
        Assert.Equal(("Succeeded", "All pods of the plan are gone."), (State(ended), ended.GetProperty("outcome").GetString()));
        Assert.All(bench.Pods(), pod => Assert.Equal(bench.Other, pod.Text("spec", "nodeName")));
        Assert.Equal(11, bench.Evictions().Count);
    }

    [Fact]
    public async Task Drain_PodWithTwoMinutesOfGrace_IsLeavingUntilItIsGone()
    {
        var bench = await lab.PrepareAsync(Deployment("slow", 1, grace: 120, annotations: "{simulator.portal.local/behaviour: sigterm-ignored}"));
        var run = await lab.ApprovedAsync(bench, steps: 2);
        await lab.ExecuteAsync(run);

        var leaving = await Eventually.ValueAsync(() => lab.ReadAsync(run), static read => read.GetProperty("verification").GetProperty("observed").ToString().Contains("Still there", StringComparison.Ordinal));
        Assert.Equal("Verifying", State(leaving));
        Assert.Contains($"Still there: 1 pod. {bench.Namespace}/slow-", leaving.GetProperty("verification").GetProperty("observed").GetString(), StringComparison.Ordinal);
        Assert.Equal("Leaving", leaving.GetProperty("verdicts")[0].GetProperty("state").GetString());
        Assert.Matches("Leaves; [0-9]+ (s|min).* of its grace are left.", leaving.GetProperty("verdicts")[0].GetProperty("text").GetString());

        var pod = bench.Pods().Single(static pod => pod.IsTerminating());
        bench.Server.Api.Delete(KnownResources.Pods, bench.Namespace, pod.Name(), DeleteOptions.Now);
        Assert.Equal("Succeeded", State(await lab.EndedAsync(run)));
    }

    [Fact]
    public async Task Drain_StatefulSetPodThatComesBackUnderItsName_IsEvictedOnce()
    {
        var bench = await lab.PrepareAsync("""
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: db}
            spec:
              replicas: 1
              serviceName: db
              selector: {matchLabels: {app: db}}
              template:
                metadata: {labels: {app: db}}
                spec: {terminationGracePeriodSeconds: 2, containers: [{name: main, image: db}]}
            """);
        var before = Assert.Single(bench.Pods()).Uid();
        var run = await lab.ApprovedAsync(bench, steps: 2);
        await lab.ExecuteAsync(run);

        Assert.Equal("Succeeded", State(await lab.EndedAsync(run)));
        var replaced = await lab.VerdictsAsync(run, static rows => rows["Replaced"].Contains("db-0"));
        var after = Assert.Single(bench.Pods());
        Assert.NotEqual(before, after.Uid());
        Assert.Equal((bench.Other, false), (after.Text("spec", "nodeName"), after.IsTerminating()));
        Assert.Equal(after.Uid(), replaced.GetProperty("verdicts")[0].GetProperty("replacement").GetProperty("uid").GetString());
        Assert.Single(bench.Evictions());
    }

    [Fact]
    public async Task Drain_ServerThatIsBusyAndAnAnswerThatIsLost_EachPodIsEvictedOnce()
    {
        var bench = await lab.PrepareAsync($"{Deployment("busy", 1)}\n---\n{Deployment("lost", 1)}");
        var (busy, lost) = (bench.Pod("busy").Name(), bench.Pod("lost").Name());
        var run = await lab.ApprovedAsync(bench, steps: 3);
        bench.Server.Faults.Add(new Fault
        {
            Match = new FaultMatch { Subresource = "eviction", Name = busy, Times = 2 },
            Answer = new FaultAnswer { Status = 429, RetryAfterSeconds = 1 },
        });
        bench.Server.Faults.Add(new Fault { Match = new FaultMatch { Subresource = "eviction", Name = lost, Times = 1 }, Cut = new FaultCut { Connection = true } });
        await lab.ExecuteAsync(run);

        var ended = await lab.EndedAsync(run);
        Assert.Equal("Succeeded", State(ended));
        var steps = ended.GetProperty("steps").EnumerateArray().ToDictionary(static step => step.GetProperty("title").GetString()!);
        Assert.Equal(3, steps[$"Evict {bench.Namespace}/{busy}"].GetProperty("attempts").GetInt32());
        Assert.Contains("The answer was lost", steps[$"Evict {bench.Namespace}/{lost}"].GetProperty("response").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, bench.Server.Requests.Requests.Count(r => r.Target.Name == lost && r.PathAndQuery.EndsWith("/eviction", StringComparison.Ordinal) && !r.IsDryRun));
    }

    [Fact]
    public async Task Drain_SecondBudgetWhileItWaits_EndsWithWhoIsLeftAndWhy()
    {
        var bench = await lab.PrepareAsync($"{Deployment("guarded", 1)}\n---\n{Budget("guarded", "minAvailable: 1")}");
        var run = await lab.ApprovedAsync(bench, steps: 2);
        await lab.ExecuteAsync(run);
        await lab.VerdictsAsync(run, static rows => rows["Blocked"].Any());

        // The eviction API refuses a pod of two budgets for good.
        await bench.ApplyAsync(Budget("guarded", "minAvailable: 1").Replace("name: guarded", "name: second", StringComparison.Ordinal));
        var ended = await lab.EndedAsync(run);
        Assert.Equal("Failed", State(ended));
        Assert.Contains("more than one PodDisruptionBudget", ended.GetProperty("outcome").GetString(), StringComparison.Ordinal);
        Assert.Equal("Failed", ended.GetProperty("verdicts")[0].GetProperty("state").GetString());
        Assert.Empty(bench.Evictions());
    }

    [Fact]
    public async Task Drain_AndKubectlDrainOnAnEqualNode_TakeTheSamePods()
    {
        var manifests = $"{Deployment("web", 3)}\n---\n{Deployment("scratch", 1, volumes: "[{name: s, emptyDir: {}}]")}\n---\n{Budget("web", "maxUnavailable: 2")}\n---\n{Others}";
        var ours = await lab.PrepareAsync(manifests);
        await using var simulator = await SimulatorFixture.StartAsync(new SimulatorOptions { Nodes = 2 });
        var nodes = simulator.Server.Api.List(KnownResources.Nodes).Items.Select(static node => node.Name).ToList();
        var theirs = await DrainBench.PrepareAsync(simulator, nodes[0], nodes[1], manifests);
        string[] all = ["agent", "job", "lonely", "scratch", "web", "web", "web"];
        await Eventually.TrueAsync(() => ours.OnTheNode().SequenceEqual(all, StringComparer.Ordinal) && theirs.OnTheNode().SequenceEqual(all, StringComparer.Ordinal));

        var run = await lab.ApprovedAsync(ours, steps: 7, new { force = "true", deleteEmptyDirData = "true" });
        Assert.Equal("High", (await lab.ReadAsync(run)).GetProperty("risk").GetString());
        await lab.ExecuteAsync(run);
        Assert.Equal("Succeeded", State(await lab.EndedAsync(run)));
        await simulator.Kubectl.RunAsync("drain", theirs.Node, "--ignore-daemonsets", "--force", "--delete-emptydir-data", "--timeout=50s");

        Assert.Equal(["agent"], theirs.OnTheNode());
        Assert.Equal(["agent"], ours.OnTheNode());
    }

    private const string Others = """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: agent}
        spec:
          selector: {matchLabels: {app: agent}}
          template:
            metadata: {labels: {app: agent}}
            spec: {containers: [{name: main, image: agent}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: lonely}
        spec: {terminationGracePeriodSeconds: 2, containers: [{name: main, image: x}]}
        ---
        apiVersion: batch/v1
        kind: Job
        metadata: {name: job}
        spec:
          template:
            metadata: {annotations: {simulator.portal.local/runs-for: 1s}}
            spec: {restartPolicy: Never, containers: [{name: main, image: x}]}
        """;

    private static string? State(JsonElement run) => run.GetProperty("state").GetString();

    private static string Deployment(string name, int replicas, int grace = 2, string annotations = "{}", string volumes = "[]") => $$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: {{name}}}
        spec:
          replicas: {{replicas}}
          selector:
            matchLabels: {app: {{name}}}
          template:
            metadata:
              labels: {app: {{name}}}
              annotations: {{annotations}}
            spec:
              terminationGracePeriodSeconds: {{grace}}
              containers: [{name: main, image: x}]
              volumes: {{volumes}}
        """;

    private static string Budget(string app, string rule) => $$"""
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: {{app}}}
        spec:
          {{rule}}
          selector:
            matchLabels: {app: {{app}}}
        """;
}
