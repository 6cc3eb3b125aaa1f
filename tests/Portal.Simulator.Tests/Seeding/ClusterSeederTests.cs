using Portal.Simulator.Controllers;
using Portal.Simulator.Objects;
using Portal.Simulator.Seeding;
using Portal.Simulator.Tests.Controllers;
using Xunit;

namespace Portal.Simulator.Tests.Seeding;

public sealed class ClusterSeederTests
{
    [Fact]
    public void Seed_HundredNodesWithThirtyPods_AreAllRunningAndNothingIsReconciled()
    {
        var run = Seeded(100, 30);
        var pods = run.List(KnownResources.Pods, null);
        Assert.Equal(3000, pods.Count);
        Assert.All(pods, pod => Assert.Equal("True", pod.ConditionStatus("Ready")));
        Assert.All(pods.GroupBy(pod => pod.Text("spec", "nodeName")), group => Assert.Equal(30, group.Count()));
        var versions = Versions(run);
        run.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(versions, Versions(run));
        Assert.Equal(100, run.List(KnownResources.Leases, "kube-node-lease").Count);
    }

    [Theory]
    [InlineData("Deployment")]
    [InlineData("StatefulSet")]
    [InlineData("DaemonSet")]
    public void Seed_PodDeleted_ComesBackReady(string kind)
    {
        var run = Seeded(6, 12);
        var pod = run.List(KnownResources.Pods, null).First(pod => OwnerKind(pod) == (kind == "Deployment" ? "ReplicaSet" : kind));
        run.Api.Delete(KnownResources.Pods, pod.Namespace(), pod.Name());
        run.Advance(TimeSpan.FromSeconds(10));

        var pods = run.List(KnownResources.Pods, null);
        Assert.Equal(72, pods.Count);
        Assert.DoesNotContain(pods, other => other.Uid() == pod.Uid());
        Assert.All(pods, other => Assert.Equal("True", other.ConditionStatus("Ready")));
        Assert.Equal(kind == "StatefulSet", pods.Any(other => other.Name() == pod.Name()));
    }

    [Fact]
    public void Seed_DeploymentScaled_KeepsItsReplicaSet()
    {
        var run = Seeded(6, 12);
        var deployment = run.List(KnownResources.Deployments, null)[0];
        run.Api.Edit(KnownResources.Deployments, deployment.Namespace(), deployment.Name(), json => json.ObjectAt("spec")["replicas"] = 7);
        run.Advance(TimeSpan.FromSeconds(10));

        var set = Assert.Single(run.List(KnownResources.ReplicaSets, null), set => set.Items("metadata", "ownerReferences").Any(owner => owner.Text("uid") == deployment.Uid()));
        Assert.Equal(7, set.Number("status", "readyReplicas"));
    }

    [Fact]
    public void Seed_NodeDies_DeploymentsMoveAwayStatefulSetsWaitAndDaemonsStay()
    {
        var run = Seeded(6, 12);
        var dead = run.List(KnownResources.Pods, null).First(pod => OwnerKind(pod) == "StatefulSet").Text("spec", "nodeName")!;
        run.Controllers.SetNodeAlive(dead, false);
        run.Advance(TimeSpan.FromMinutes(10));

        var pods = run.List(KnownResources.Pods, null);
        var left = pods.Where(pod => pod.Text("spec", "nodeName") == dead).ToLookup(OwnerKind);
        Assert.All(left["ReplicaSet"].Concat(left["StatefulSet"]), pod => Assert.True(pod.IsTerminating()));
        Assert.All(left["DaemonSet"], pod => Assert.False(pod.IsTerminating()));
        Assert.NotEmpty(left["StatefulSet"]);
        Assert.All(run.List(KnownResources.Deployments, null), deployment =>
            Assert.Equal(deployment.Number("spec", "replicas"), deployment.Number("status", "readyReplicas")));
        run.Controllers.SetNodeAlive(dead, true);
        run.Advance(TimeSpan.FromMinutes(1));

        Assert.All(run.List(KnownResources.Pods, null), pod => Assert.False(pod.IsTerminating()));
        Assert.All(run.List(KnownResources.StatefulSets, null), set => Assert.Equal(set.Number("spec", "replicas"), set.Number("status", "readyReplicas")));
    }

    private static string? OwnerKind(System.Text.Json.Nodes.JsonObject pod) => pod.Items("metadata", "ownerReferences").FirstOrDefault().Text("kind");

    private static SimulatedClusterRun Seeded(int nodes, int podsPerNode)
    {
        var run = new SimulatedClusterRun();
        new ClusterSeeder(run.Importer).Seed(nodes, podsPerNode);
        run.Advance(TimeSpan.FromSeconds(1));
        return run;
    }

    private static string Versions(SimulatedClusterRun run) => string.Join('\n', new[]
        {
            KnownResources.Pods, KnownResources.Deployments, KnownResources.ReplicaSets, KnownResources.StatefulSets, KnownResources.DaemonSets,
        }.SelectMany(resource => run.Api.List(resource).Items).Select(stored => stored.ToString()));
}
