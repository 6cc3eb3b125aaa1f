using System.Text.Json.Nodes;
using Portal.Simulator.Controllers;
using Portal.Simulator.Objects;
using Xunit;

namespace Portal.Simulator.Tests.Controllers;

public sealed class NodeDownTests
{
    private static readonly ControllerOptions AsRecorded = new() { NodeMonitorGracePeriod = TimeSpan.FromSeconds(20) };

    [Fact]
    public void Drain_KubeletHaltsAndComesBack_HistoryIsTheRecordedOne()
    {
        var recording = Recording.Read("node-down");
        var run = new SimulatedClusterRun(AsRecorded, "real-node-1");
        run.Create(KnownResources.Pods, recording.Body("/pods"));
        run.Create(KnownResources.Pods, recording.Body("/pods", 1));
        run.Advance(TimeSpan.FromSeconds(1));
        run.Controllers.SetNodeAlive("real-node-1", false);
        run.Advance(TimeSpan.FromSeconds(100));
        run.Controllers.SetNodeAlive("real-node-1", true);
        run.Advance(TimeSpan.FromSeconds(20));

        var pods = run.History(KnownResources.Pods);
        HistoryText.AssertSame(HistoryText.OfPod(recording.History("Pod"), "short"), HistoryText.OfPod(pods, "short"));
        HistoryText.AssertSame(HistoryText.OfPod(recording.History("Pod"), "default"), HistoryText.OfPod(pods, "default"));
        var events = run.History(KnownResources.Events);
        HistoryText.AssertSame(HistoryText.OfEvents(recording.History("Event"), "short"), HistoryText.OfEvents(events, "short"));
        HistoryText.AssertSame(HistoryText.OfEvents(recording.History("Event"), "default"), HistoryText.OfEvents(events, "default"));
        HistoryText.AssertSame(HistoryText.OfNode(recording.History("Node")), HistoryText.OfNode(run.History(KnownResources.Nodes)));
    }

    [Fact]
    public void Drain_NodeMarkedDeadByAnnotation_BecomesUnknownAndComesBackWithoutIt()
    {
        var run = new SimulatedClusterRun(nodes: "node-1");
        run.Api.Edit(KnownResources.Nodes, "", "node-1", node => node.Metadata().ObjectAt("annotations")[SimulatorAnnotations.Dead] = "true");
        run.Advance(TimeSpan.FromSeconds(49));
        Assert.Equal("True", run.Get(KnownResources.Nodes, "node-1")!.ConditionStatus("Ready"));
        run.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal("Unknown", run.Get(KnownResources.Nodes, "node-1")!.ConditionStatus("Ready"));
        run.Api.Edit(KnownResources.Nodes, "", "node-1", node => node.Metadata().ObjectAt("annotations").Remove(SimulatorAnnotations.Dead));
        run.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal("True", run.Get(KnownResources.Nodes, "node-1")!.ConditionStatus("Ready"));
        Assert.Empty(run.Get(KnownResources.Nodes, "node-1")!.Items("spec", "taints"));
    }

    [Fact]
    public void Drain_EightHoursOfALivingNode_StaysReadyAndItsLeaseFresh()
    {
        var run = new SimulatedClusterRun(nodes: "node-1");
        run.Advance(TimeSpan.FromHours(8));

        Assert.Equal("True", run.Get(KnownResources.Nodes, "node-1")!.ConditionStatus("Ready"));
        var renewed = Timestamps.Parse(run.Get(KnownResources.Leases, "node-1", "kube-node-lease").Text("spec", "renewTime"));
        Assert.InRange(run.Time.GetUtcNow() - renewed!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Drain_DefaultTolerations_PodIsDeletedFiveMinutesAfterTheTaintAndStays()
    {
        var run = new SimulatedClusterRun(nodes: "node-1");
        run.Create(KnownResources.Pods, Recording.Read("node-down").Body("/pods", 1));
        run.Advance(TimeSpan.FromSeconds(2));
        run.Controllers.SetNodeAlive("node-1", false);
        run.Advance(TimeSpan.FromSeconds(340));
        Assert.False(run.Pod("default")!.IsTerminating());
        run.Advance(TimeSpan.FromSeconds(25));
        Assert.True(run.Pod("default")!.IsTerminating());
        run.Advance(TimeSpan.FromHours(1));

        var pod = run.Pod("default")!;
        Assert.Equal("DeletionByTaintManager", pod.Condition("DisruptionTarget").Text("reason"));
        Assert.Equal("Running", pod.Text("status", "phase"));
    }

    [Fact]
    public void Drain_OutOfServiceTaintOnDeadNode_ForceDeletesItsTerminatingPods()
    {
        var run = new SimulatedClusterRun(nodes: "node-1");
        run.Create(KnownResources.Pods, Recording.Read("node-down").Body("/pods", 0));
        run.Advance(TimeSpan.FromSeconds(2));
        run.Controllers.SetNodeAlive("node-1", false);
        run.Advance(TimeSpan.FromMinutes(5));
        Assert.True(run.Pod("short")!.IsTerminating());
        run.Api.Edit(KnownResources.Nodes, "", "node-1", node => node.ObjectAt("spec").ArrayAt("taints").Add(new JsonObject
        {
            ["key"] = "node.kubernetes.io/out-of-service",
            ["value"] = "nodeshutdown",
            ["effect"] = "NoExecute",
        }));
        run.Advance(TimeSpan.FromSeconds(21));

        Assert.Null(run.Pod("short"));
    }

    [Fact]
    public void Drain_NodeObjectDeleted_PodsAreFailedAndCollectedAfterTheQuarantine()
    {
        var run = new SimulatedClusterRun(nodes: "node-1");
        run.Create(KnownResources.Pods, Recording.Read("life").Body("/pods"));
        run.Advance(TimeSpan.FromSeconds(2));
        run.Controllers.SetNodeAlive("node-1", false);
        run.Api.Delete(KnownResources.Nodes, "", "node-1");
        run.Advance(TimeSpan.FromSeconds(39));
        Assert.NotNull(run.Pod("web"));
        run.Advance(TimeSpan.FromSeconds(22));

        Assert.Null(run.Pod("web"));
        var last = run.History(KnownResources.Pods)[^1].Object;
        Assert.Equal("Failed", last.Text("status", "phase"));
        Assert.Equal("DeletionByPodGC", last.Condition("DisruptionTarget").Text("reason"));
        Assert.Equal("PodGC: node no longer exists", last.Condition("DisruptionTarget").Text("message"));
    }
}
