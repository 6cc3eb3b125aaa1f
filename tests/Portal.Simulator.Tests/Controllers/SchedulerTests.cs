using Portal.Simulator.Controllers;
using Portal.Simulator.Objects;
using Portal.Simulator.Seeding;
using Xunit;

namespace Portal.Simulator.Tests.Controllers;

public sealed class SchedulerTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Drain_PodThatCannotBePlaced_SaysSoAsRecorded(int number)
    {
        var recording = Recording.Read("unschedulable");
        var run = new SimulatedClusterRun();
        run.AddNode(new NodeTemplate { Name = "real-node-1", Cpu = 2, MemoryGi = 24, Pods = 50 });
        var body = recording.Body("/pods", number);
        run.Create(KnownResources.Pods, body);
        run.Advance(TimeSpan.FromSeconds(1));

        HistoryText.AssertSame(HistoryText.OfPod(recording.History("Pod"), body.Name()), HistoryText.OfPod(run.History(KnownResources.Pods), body.Name()));
        // The recorded scheduler tried toobig again when other pods came; here nothing else happens.
        HistoryText.AssertSame([.. HistoryText.OfEvents(recording.History("Event"), body.Name()).Take(1)],
            HistoryText.OfEvents(run.History(KnownResources.Events), body.Name()));
    }

    [Fact]
    public void Drain_NodeThatFitsComesLater_PodIsBoundToIt()
    {
        var run = new SimulatedClusterRun(nodes: "small");
        run.Create(KnownResources.Pods, Recording.Read("unschedulable").Body("/pods"));
        run.Advance(TimeSpan.FromSeconds(2));
        run.AddNode(new NodeTemplate { Name = "large", Number = 1, Cpu = 128 });
        run.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("large", run.Pod("toobig").Text("spec", "nodeName"));
        Assert.Equal("Running", run.Pod("toobig").Text("status", "phase"));
    }

    [Fact]
    public void Drain_CordonedNode_GetsNoPodUntilUncordoned()
    {
        var run = new SimulatedClusterRun(nodes: "node-1");
        run.Api.Edit(KnownResources.Nodes, "", "node-1", node => node.ObjectAt("spec")["unschedulable"] = true);
        run.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("node.kubernetes.io/unschedulable", run.Get(KnownResources.Nodes, "node-1")!.Items("spec", "taints").Single().Text("key"));
        run.Create(KnownResources.Pods, Recording.Read("life").Body("/pods"));
        run.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("0/1 nodes are available: 1 node(s) were unschedulable. no new claims to deallocate, preemption: 0/1 nodes are available: "
            + "1 Preemption is not helpful for scheduling.", run.Pod("web")!.Condition("PodScheduled").Text("message"));
        run.Api.Edit(KnownResources.Nodes, "", "node-1", node => node.ObjectAt("spec").Remove("unschedulable"));
        run.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("Running", run.Pod("web").Text("status", "phase"));
        Assert.Empty(run.Get(KnownResources.Nodes, "node-1")!.Items("spec", "taints"));
    }

    [Fact]
    public void Drain_LocalVolume_BindsOnFirstConsumerAndIsReleasedAsRecorded()
    {
        var recording = Recording.Read("local-volume");
        var run = new SimulatedClusterRun(nodes: "real-node-1");
        run.Create(KnownResources.StorageClasses, recording.Body("/storageclasses"));
        run.Create(KnownResources.PersistentVolumes, recording.Body("/persistentvolumes"));
        run.Create(KnownResources.PersistentVolumeClaims, recording.Body("/persistentvolumeclaims"));
        run.Create(KnownResources.PersistentVolumeClaims, recording.Body("/persistentvolumeclaims", 1));
        run.Advance(TimeSpan.FromSeconds(3));
        run.Create(KnownResources.Pods, recording.Body("/pods"));
        run.Advance(TimeSpan.FromSeconds(3));
        run.Api.Delete(KnownResources.PersistentVolumeClaims, "test", "data");
        run.Advance(TimeSpan.FromSeconds(4));
        Assert.NotNull(run.Get(KnownResources.PersistentVolumeClaims, "data"));
        run.Api.Delete(KnownResources.Pods, "test", "db");
        run.Advance(TimeSpan.FromSeconds(6));
        run.Api.Delete(KnownResources.PersistentVolumes, "", "local-vol1");
        run.Advance(TimeSpan.FromSeconds(1));

        HistoryText.AssertSame(HistoryText.OfPod(recording.History("Pod"), "db"), HistoryText.OfPod(run.History(KnownResources.Pods), "db"));
        HistoryText.AssertSame(HistoryText.OfVolume(recording.History("PersistentVolume"), "local-vol1"),
            HistoryText.OfVolume(run.History(KnownResources.PersistentVolumes), "local-vol1"));
        HistoryText.AssertSame(HistoryText.OfVolume(recording.History("PersistentVolumeClaim"), "data"),
            HistoryText.OfVolume(run.History(KnownResources.PersistentVolumeClaims), "data"));
        HistoryText.AssertSame(HistoryText.OfEvents(recording.History("Event"), "data"), HistoryText.OfEvents(run.History(KnownResources.Events), "data"));
    }

    [Fact]
    public void Drain_NoVolumeThatSuits_PodSaysSoAsRecorded()
    {
        var recording = Recording.Read("local-volume");
        var run = new SimulatedClusterRun(nodes: "real-node-1");
        run.Create(KnownResources.StorageClasses, recording.Body("/storageclasses"));
        run.Create(KnownResources.PersistentVolumeClaims, recording.Body("/persistentvolumeclaims", 1));
        var pod = recording.Body("/pods", 1);
        run.Create(KnownResources.Pods, pod);
        run.Advance(TimeSpan.FromSeconds(2));

        var expected = recording.History("Pod").Last(e => e.Object.Name() == "db2").Object.Condition("PodScheduled").Text("message");
        Assert.Equal(expected, run.Pod("db2")!.Condition("PodScheduled").Text("message"));
    }

    [Fact]
    public void Drain_ClaimOfAProvisioner_GetsAVolumeInTheZoneOfItsPod()
    {
        var run = new SimulatedClusterRun();
        run.AddNode(new NodeTemplate { Name = "node-1", Zone = "zone-1" });
        run.Create(KnownResources.StorageClasses, """{"metadata":{"name":"fast"},"provisioner":"csi.example.com","volumeBindingMode":"WaitForFirstConsumer"}""");
        run.Create(KnownResources.StatefulSets, """
            {"metadata":{"name":"db"},"spec":{"replicas":2,"serviceName":"db","selector":{"matchLabels":{"app":"db"}},
             "template":{"metadata":{"labels":{"app":"db"}},"spec":{"containers":[{"name":"main","image":"db"}]}},
             "volumeClaimTemplates":[{"metadata":{"name":"data"},"spec":{"accessModes":["ReadWriteOnce"],"storageClassName":"fast","resources":{"requests":{"storage":"1Gi"}}}}]}}
            """);
        run.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(2, run.Get(KnownResources.StatefulSets, "db")!.Number("status", "readyReplicas"));
        var claim = run.Get(KnownResources.PersistentVolumeClaims, "data-db-0")!;
        Assert.Equal("Bound", claim.Text("status", "phase"));
        var volume = run.Get(KnownResources.PersistentVolumes, claim.Text("spec", "volumeName")!)!;
        Assert.Contains("zone-1", volume.At("spec", "nodeAffinity")!.ToJsonString(), StringComparison.Ordinal);
    }
}
