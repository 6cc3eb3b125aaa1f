using System.Text.Json.Nodes;
using Portal.Simulator.Controllers;
using Portal.Simulator.Objects;
using Xunit;

namespace Portal.Simulator.Tests.Controllers;

public sealed class AttachDetachTests
{
    [Fact]
    public void Drain_PodWithVolume_IsAttachedFirstAndDetachedWhenItIsGone()
    {
        var run = WithDatabase();
        var attachment = Assert.Single(run.List(KnownResources.VolumeAttachments));
        Assert.Equal(run.Pod("db-0").Text("spec", "nodeName"), attachment.Text("spec", "nodeName"));
        Assert.Equal("external-attacher/csi-example-com", Assert.Single(attachment.Texts("metadata", "finalizers")));
        run.Api.Edit(KnownResources.StatefulSets, "test", "db", json => json.ObjectAt("spec")["replicas"] = 0);
        run.Advance(TimeSpan.FromSeconds(10));

        Assert.Empty(run.List(KnownResources.Pods));
        Assert.Empty(run.List(KnownResources.VolumeAttachments));
    }

    [Fact]
    public void Drain_ForceDeletedFromDeadNode_ReplacementWaitsSixMinutesWithMultiAttach()
    {
        var run = WithDatabase();
        var dead = ForceDeleteFromDeadNode(run);
        run.Advance(TimeSpan.FromMinutes(5));

        Assert.NotEqual(dead, run.Pod("db-0").Text("spec", "nodeName"));
        Assert.Equal("ContainerCreating", run.Pod("db-0")!.Items("status", "containerStatuses").Single().Text("state", "waiting", "reason"));
        var refused = Assert.Single(run.List(KnownResources.Events), e => e.Text("reason") == "FailedAttachVolume");
        Assert.EndsWith("Volume is already exclusively attached to one node and can't be attached to another", refused.Text("message"), StringComparison.Ordinal);
        run.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal("True", run.Pod("db-0")!.ConditionStatus("Ready"));
        Assert.NotEqual(dead, Assert.Single(run.List(KnownResources.VolumeAttachments)).Text("spec", "nodeName"));
    }

    [Fact]
    public void Drain_NodeOutOfService_VolumeIsDetachedAtOnce()
    {
        var run = WithDatabase();
        var dead = ForceDeleteFromDeadNode(run);
        run.Advance(TimeSpan.FromSeconds(10));
        Assert.NotEqual("True", run.Pod("db-0")!.ConditionStatus("Ready"));
        run.Api.Edit(KnownResources.Nodes, "", dead, node => node.ObjectAt("spec").ArrayAt("taints").Add(new JsonObject
        {
            ["key"] = "node.kubernetes.io/out-of-service",
            ["value"] = "nodeshutdown",
            ["effect"] = "NoExecute",
        }));
        run.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("True", run.Pod("db-0")!.ConditionStatus("Ready"));
    }

    private static string ForceDeleteFromDeadNode(SimulatedClusterRun run)
    {
        var node = run.Pod("db-0").Text("spec", "nodeName")!;
        run.Controllers.SetNodeAlive(node, false);
        run.Advance(TimeSpan.FromMinutes(10));
        Assert.True(run.Pod("db-0")!.IsTerminating());
        run.Api.Delete(KnownResources.Pods, "test", "db-0", DeleteOptions.Now);
        return node;
    }

    private static SimulatedClusterRun WithDatabase()
    {
        var run = new SimulatedClusterRun(nodes: ["node-1", "node-2"]);
        run.Create(KnownResources.StorageClasses, """{"metadata":{"name":"fast"},"provisioner":"csi.example.com","volumeBindingMode":"WaitForFirstConsumer"}""");
        run.Create(KnownResources.StatefulSets, """
            {"metadata":{"name":"db"},"spec":{"replicas":1,"serviceName":"db","selector":{"matchLabels":{"app":"db"}},
             "template":{"metadata":{"labels":{"app":"db"}},"spec":{"containers":[{"name":"main","image":"db"}]}},
             "volumeClaimTemplates":[{"metadata":{"name":"data"},"spec":{"accessModes":["ReadWriteOnce"],"storageClassName":"fast","resources":{"requests":{"storage":"1Gi"}}}}]}}
            """);
        run.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("True", run.Pod("db-0")!.ConditionStatus("Ready"));
        return run;
    }
}
