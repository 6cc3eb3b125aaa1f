using System.Text.Json.Nodes;
using Portal.Simulator.Controllers;
using Portal.Simulator.Objects;
using Xunit;

namespace Portal.Simulator.Tests.Controllers;

public sealed class WorkloadTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void Drain_DeploymentRestarted_RollsOverWithoutLosingMoreThanAllowed()
    {
        var run = Deployed(4);
        var before = run.List(KnownResources.Pods).Select(pod => pod.Uid()).ToHashSet();
        run.Api.Edit(KnownResources.Deployments, "test", "web", json =>
            json.ObjectAt("spec").ObjectAt("template").ObjectAt("metadata").ObjectAt("annotations")["kubectl.kubernetes.io/restartedAt"] = "2026-03-18T03:00:00Z");
        run.Advance(Minute);

        var deployment = run.Get(KnownResources.Deployments, "web")!;
        Assert.Equal(4, deployment.Number("status", "updatedReplicas"));
        Assert.Equal(4, deployment.Number("status", "availableReplicas"));
        Assert.Equal(4, deployment.Number("status", "replicas"));
        Assert.Equal("NewReplicaSetAvailable", deployment.Condition("Progressing").Text("reason"));
        Assert.DoesNotContain(run.List(KnownResources.Pods), pod => before.Contains(pod.Uid()));
        Assert.Equal(["1", "2"], run.List(KnownResources.ReplicaSets).Select(set => set.Annotation("deployment.kubernetes.io/revision")).Order());
        // 25 % of 4: one above, one below.
        Assert.All(run.History(KnownResources.Deployments).SkipWhile(e => e.Object.Number("status", "availableReplicas") != 4), e =>
        {
            Assert.InRange(e.Object.Number("status", "availableReplicas") ?? 0, 3, 5);
            Assert.InRange(e.Object.Number("status", "replicas") ?? 0, 3, 5);
        });
    }

    [Fact]
    public void Drain_DeploymentScaled_SaysSoAndHasThatMany()
    {
        var run = Deployed(2);
        run.Api.Edit(KnownResources.Deployments, "test", "web", json => json.ObjectAt("spec")["replicas"] = 5);
        run.Advance(Minute);
        Assert.Equal(5, run.Get(KnownResources.Deployments, "web")!.Number("status", "readyReplicas"));
        run.Api.Edit(KnownResources.Deployments, "test", "web", json => json.ObjectAt("spec")["replicas"] = 1);
        run.Advance(Minute);

        Assert.Single(run.List(KnownResources.Pods));
        var set = Assert.Single(run.List(KnownResources.ReplicaSets)).Name();
        var messages = run.List(KnownResources.Events).Where(e => e.Text("reason") == "ScalingReplicaSet").Select(e => e.Text("message"));
        Assert.Equal([$"Scaled up replica set {set} from 0 to 2", $"Scaled up replica set {set} from 2 to 5", $"Scaled down replica set {set} from 5 to 1"], messages);
    }

    [Fact]
    public void Drain_RecreateStrategy_StopsTheOldBeforeTheNew()
    {
        var run = Deployed(2, """{"type":"Recreate"}""");
        run.Api.Edit(KnownResources.Deployments, "test", "web", json => json.At("spec", "template", "spec", "containers")!.AsArray()[0]!["image"] = "web:2");
        run.Advance(Minute);

        Assert.All(run.List(KnownResources.Pods), pod => Assert.Equal("web:2", pod.Items("spec", "containers").Single().Text("image")));
        var pods = run.History(KnownResources.Pods);
        var lastOld = pods.ToList().FindLastIndex(e => e.Type == "DELETED");
        var firstNew = pods.ToList().FindIndex(e => e.Type == "ADDED" && e.Object.Items("spec", "containers").Single().Text("image") == "web:2");
        Assert.True(lastOld < firstNew);
    }

    [Fact]
    public void Drain_PausedDeployment_DoesNotRoll()
    {
        var run = Deployed(2);
        run.Api.Edit(KnownResources.Deployments, "test", "web", json =>
        {
            json.ObjectAt("spec")["paused"] = true;
            json.At("spec", "template", "spec", "containers")!.AsArray()[0]!["image"] = "web:2";
        });
        run.Advance(Minute);

        Assert.All(run.List(KnownResources.Pods), pod => Assert.Equal("web", pod.Items("spec", "containers").Single().Text("image")));
    }

    [Fact]
    public void Drain_StatefulSetPodStuckOnDeadNode_IsNotReplacedUntilItsObjectIsGone()
    {
        var run = new SimulatedClusterRun(nodes: ["node-1", "node-2"]);
        run.Create(KnownResources.StatefulSets, """
            {"metadata":{"name":"db"},"spec":{"replicas":1,"serviceName":"db","selector":{"matchLabels":{"app":"db"}},
             "template":{"metadata":{"labels":{"app":"db"}},"spec":{"containers":[{"name":"main","image":"db"}]}}}}
            """);
        run.Advance(TimeSpan.FromSeconds(5));
        var first = run.Pod("db-0")!;
        run.Controllers.SetNodeAlive(first.Text("spec", "nodeName")!, false);
        run.Advance(TimeSpan.FromHours(1));
        Assert.Equal(first.Uid(), run.Pod("db-0")!.Uid());
        Assert.True(run.Pod("db-0")!.IsTerminating());
        run.Api.Delete(KnownResources.Pods, "test", "db-0", DeleteOptions.Now);
        run.Advance(TimeSpan.FromSeconds(10));

        var second = run.Pod("db-0")!;
        Assert.NotEqual(first.Uid(), second.Uid());
        Assert.NotEqual(first.Text("spec", "nodeName"), second.Text("spec", "nodeName"));
        Assert.Equal("True", second.ConditionStatus("Ready"));
    }

    [Fact]
    public void Drain_StatefulSetUpdated_ReplacesFromTheLastOneReadyByReady()
    {
        var run = new SimulatedClusterRun(nodes: "node-1");
        run.Create(KnownResources.StatefulSets, """
            {"metadata":{"name":"db"},"spec":{"replicas":3,"serviceName":"db","selector":{"matchLabels":{"app":"db"}},
             "template":{"metadata":{"labels":{"app":"db"}},"spec":{"containers":[{"name":"main","image":"db"}]}}}}
            """);
        run.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(["db-0", "db-1", "db-2"], run.History(KnownResources.Pods).Where(e => e.Type == "ADDED").Select(e => e.Object.Name()));
        run.Api.Edit(KnownResources.StatefulSets, "test", "db", json => json.At("spec", "template", "spec", "containers")!.AsArray()[0]!["image"] = "db:2");
        run.Advance(Minute);

        var set = run.Get(KnownResources.StatefulSets, "db")!;
        Assert.Equal(3, set.Number("status", "updatedReplicas"));
        Assert.Equal(set.Text("status", "updateRevision"), set.Text("status", "currentRevision"));
        Assert.Equal(["db-2", "db-1", "db-0"], run.History(KnownResources.Pods).Where(e => e.Type == "DELETED").Select(e => e.Object.Name()));
    }

    [Fact]
    public void Drain_DaemonSet_HasOnePodOnEachNodeAndOnEachNewOne()
    {
        var run = new SimulatedClusterRun(nodes: ["node-1", "node-2"]);
        run.Create(KnownResources.DaemonSets, """
            {"metadata":{"name":"agent"},"spec":{"selector":{"matchLabels":{"app":"agent"}},
             "template":{"metadata":{"labels":{"app":"agent"}},"spec":{"containers":[{"name":"main","image":"agent"}]}}}}
            """);
        run.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(["node-1", "node-2"], run.List(KnownResources.Pods).Select(pod => pod.Text("spec", "nodeName")).Order());
        run.Api.Create(KnownResources.Nodes, "", new JsonObject { ["metadata"] = new JsonObject { ["name"] = "node-3" } });
        run.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(3, run.Get(KnownResources.DaemonSets, "agent")!.Number("status", "desiredNumberScheduled"));
        run.Controllers.SetNodeAlive("node-1", false);
        run.Advance(TimeSpan.FromHours(1));
        Assert.All(run.List(KnownResources.Pods), pod => Assert.False(pod.IsTerminating()));
    }

    private static SimulatedClusterRun Deployed(int replicas, string? strategy = null)
    {
        var run = new SimulatedClusterRun(nodes: "node-1");
        var deployment = JsonNode.Parse("""
            {"metadata":{"name":"web"},"spec":{"selector":{"matchLabels":{"app":"web"}},
             "template":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"name":"main","image":"web"}]}}}}
            """)!.AsObject();
        deployment.ObjectAt("spec")["replicas"] = replicas;
        if (strategy is not null)
        {
            deployment.ObjectAt("spec")["strategy"] = JsonNode.Parse(strategy);
        }

        run.Create(KnownResources.Deployments, deployment);
        run.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(replicas, run.Get(KnownResources.Deployments, "web")!.Number("status", "availableReplicas"));
        return run;
    }
}
