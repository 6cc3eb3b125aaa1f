using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Watching;
using Portal.Core.Findings;
using Portal.Problems.PodStuckTerminating;
using Xunit;

namespace Portal.Problems.Tests.PodStuckTerminating;

/// <summary>Histories of a real kubelet, step by step: silence through every normal end, and the right reason once a pod hangs.</summary>
public sealed class RecordingTests
{
    private static readonly Detector Detector = new();

    [Theory]
    [InlineData("life")]
    [InlineData("sigterm-ignored")]
    [InlineData("prestop-too-long")]
    [InlineData("finalizer")]
    [InlineData("job")]
    [InlineData("static-pod")]
    [InlineData("node-down")]
    public void Examine_WhatEndsWithinAMinute_IsNeverAFinding(string name)
    {
        var moments = Recording.Read(name).Moments;
        for (var i = 0; i < moments.Count; i++)
        {
            // As it became, and just before the next change.
            var until = i + 1 < moments.Count ? moments[i + 1].At : moments[i].At;
            Assert.All(moments[i].View.Pods.Items, pod =>
            {
                Assert.True(Examine(pod, moments[i].View, moments[i].At).Observation is null, moments[i].What);
                Assert.True(Examine(pod, moments[i].View, until).Observation is null, moments[i].What);
            });
        }
    }

    [Fact]
    public void Examine_UnmountBusy_IsAFindingAMinuteAfterTheDeadlineUntilTheProcessEnds()
    {
        var recording = Recording.Read("unmount-busy");
        var view = recording.At(10);
        var busy = Assert.Single(view.Pods.Items);
        var deadline = busy.Metadata.DeletionTimestamp!.Value;
        Assert.Null(Examine(busy, view, deadline.AddSeconds(60)).Observation);
        var seen = Examine(busy, view, deadline.AddSeconds(60).AddTicks(1)).Observation;
        Assert.Equal("CleanupBlocked", seen?.Reason);
        Assert.Empty(recording.Moments[^1].View.Pods.Items);
    }

    [Theory]
    [InlineData("finalizer", 0.34, "held", "ContainerWillNotDie")]
    [InlineData("finalizer", 0.49, "held", "CleanupBlocked")]
    [InlineData("finalizer", 1.36, "held", "CleanupBlocked")]
    [InlineData("finalizer", 1.38, "held", "Finalizer")]
    [InlineData("unmount-busy", 0.65, "busy", "ContainerWillNotDie")]
    [InlineData("unmount-busy", 1.44, "busy", "CleanupBlocked")]
    [InlineData("sigterm-ignored", 1.09, "deaf", "ContainerWillNotDie")]
    [InlineData("sigterm-ignored", 9.56, "deaf", "CleanupBlocked")]
    [InlineData("prestop-too-long", 6.47, "hook", "ContainerWillNotDie")]
    [InlineData("node-down", 32.77, "short", "NodeDown")]
    [InlineData("node-down", 100.43, "short", "NodeDown")]
    [InlineData("static-pod", 2.33, "static-web-real-node-1", "MirrorPod")]
    public void Examine_RecordingThatStopsHere_GivesTheReasonAtTheMomentThatItAskedFor(string name, double second, string podName, string reason)
    {
        var view = Recording.Read(name).At(second);
        var pod = view.Pods.Items.Single(pod => pod.Metadata.Name == podName);
        var deadline = pod.Metadata.DeletionTimestamp!.Value;
        var early = Examine(pod, view, deadline);
        Assert.Null(early.Observation);
        Assert.Null(Examine(pod, view, early.LookAgainAt!.Value.AddTicks(-1)).Observation);
        var seen = Examine(pod, view, early.LookAgainAt.Value);
        Assert.Equal(reason, seen.Observation?.Reason);
        Assert.Equal(Severity.Info, seen.Observation!.Severity);
        Assert.NotEqual(Severity.Info, Examine(pod, view, deadline.AddMinutes(5)).Observation!.Severity);
    }

    [Fact]
    public void Examine_NodeDownForLong_ShowsNodeLeaseAndWhoDeletedThePod()
    {
        var view = Recording.Read("node-down").At(32.77);
        var pod = view.Pods.Items.Single(static pod => pod.Metadata.Name == "short");
        var seen = Examine(pod, view, pod.Metadata.DeletionTimestamp!.Value.AddHours(2)).Observation!;
        Assert.Equal(Severity.Critical, seen.Severity);
        Assert.Contains(seen.Evidence, static e => e.Value == "Unknown, NodeStatusUnknown: Kubelet stopped posting node status.");
        Assert.Contains(seen.Evidence, static e => e.Value.StartsWith("DeletionByTaintManager", StringComparison.Ordinal));
        Assert.Contains(seen.Evidence, static e => e.Value == "node.kubernetes.io/unreachable:NoSchedule");
    }

    [Fact]
    public void Examine_PreStopHookThatFailed_ShowsTheKubeletsEvent()
    {
        var view = Recording.Read("prestop-too-long").At(6.47);
        var pod = Assert.Single(view.Pods.Items);
        var seen = Examine(pod, view, pod.Metadata.DeletionTimestamp!.Value.AddMinutes(2)).Observation!;
        Assert.Contains(seen.Evidence, static e => e.Source == EvidenceSource.Event && e.Text.En.Contains("preStop", StringComparison.Ordinal));
    }

    private static Examination Examine(Pod pod, ClusterView view, DateTimeOffset now) => Detector.Examine(pod, view, now, TestContext.Current.CancellationToken);
}
