using Portal.Simulator.Controllers;
using Portal.Simulator.Controllers.Kubelet;
using Portal.Simulator.Objects;
using Xunit;

namespace Portal.Simulator.Tests.Controllers;

/// <summary>The simulated kubelet beside the recorded one: same phases, states, conditions and events in the same order.</summary>
public sealed class PodLifeTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("life", "web")]
    [InlineData("sigterm-ignored", "deaf")]
    [InlineData("prestop-too-long", "hook")]
    public void Drain_PodStartedAndDeleted_HistoryIsTheRecordedOne(string scenario, string name)
    {
        var recording = Recording.Read(scenario);
        var run = new SimulatedClusterRun(nodes: "real-node-1");
        run.Create(KnownResources.Pods, recording.Body("/pods"));
        run.Advance(TimeSpan.FromSeconds(2));
        run.Api.Delete(KnownResources.Pods, "test", name);
        run.Advance(Minute);

        AssertRecorded(recording, run, name);
        Assert.Null(run.Pod(name));
    }

    [Fact]
    public void Drain_FinalizerThatNobodyRemoves_HistoryIsTheRecordedOne()
    {
        var recording = Recording.Read("finalizer");
        var run = new SimulatedClusterRun(nodes: "real-node-1");
        run.Create(KnownResources.Pods, recording.Body("/pods"));
        run.Advance(TimeSpan.FromSeconds(1));
        run.Api.Edit(KnownResources.Pods, "test", "held", pod => pod.Metadata().ArrayAt("finalizers").Add("example.com/held"));
        run.Api.Delete(KnownResources.Pods, "test", "held", new DeleteOptions { GracePeriodSeconds = 3 });
        run.Advance(Minute);
        Assert.Equal(0, run.Pod("held")!.Number("metadata", "deletionGracePeriodSeconds"));
        run.Api.Edit(KnownResources.Pods, "test", "held", pod => pod.Metadata().Remove("finalizers"));
        run.Advance(Minute);

        AssertRecorded(recording, run, "held");
        Assert.Null(run.Pod("held"));
    }

    [Fact]
    public void Drain_VolumeThatCannotBeUnmounted_StaysAsRecordedUntilTheProcessGoes()
    {
        var recording = Recording.Read("unmount-busy");
        var run = new SimulatedClusterRun(nodes: "real-node-1");
        var pod = recording.Body("/pods");
        pod.Metadata().ObjectAt("annotations")[SimulatorAnnotations.Behaviour] = PodBehaviours.UnmountBusy;
        run.Create(KnownResources.Pods, pod);
        run.Advance(TimeSpan.FromSeconds(1));
        run.Api.Delete(KnownResources.Pods, "test", "busy");
        run.Advance(TimeSpan.FromHours(8));
        Assert.Equal(2, run.Pod("busy")!.Number("metadata", "deletionGracePeriodSeconds"));
        run.Api.Edit(KnownResources.Pods, "test", "busy", json => json.Metadata().Remove("annotations"));
        run.Advance(Minute);

        AssertRecorded(recording, run, "busy");
        Assert.Null(run.Pod("busy"));
    }

    [Theory]
    [InlineData("crash-loop", "crash")]
    [InlineData("image-pull", "absent")]
    [InlineData("oom-killed", "hungry")]
    public void Drain_PodThatDoesNotStayUp_HistoryBeginsAsRecorded(string scenario, string name)
    {
        var recording = Recording.Read(scenario);
        var run = new SimulatedClusterRun(nodes: "real-node-1");
        var pod = recording.Body("/pods");
        if (name == "hungry")
        {
            pod.Metadata().ObjectAt("annotations")[SimulatorAnnotations.Behaviour] = PodBehaviours.OomKilled;
        }

        run.Create(KnownResources.Pods, pod);
        run.Advance(2 * Minute);

        var recorded = HistoryText.OfPod(recording.History("Pod"), name);
        HistoryText.AssertSame(recorded, [.. HistoryText.OfPod(run.History(KnownResources.Pods), name).Take(recorded.Count)]);
        recorded = HistoryText.OfEvents(recording.History("Event"), name);
        HistoryText.AssertSame(recorded, [.. HistoryText.OfEvents(run.History(KnownResources.Events), name).Take(recorded.Count)]);
    }

    [Fact]
    public void Drain_InitContainersAndSidecar_HistoryIsTheRecordedOne()
    {
        var recording = Recording.Read("init-and-sidecar");
        var run = new SimulatedClusterRun(nodes: "real-node-1");
        run.Create(KnownResources.Pods, recording.Body("/pods"));
        run.Advance(TimeSpan.FromSeconds(25));
        run.Api.Delete(KnownResources.Pods, "test", "three");
        run.Advance(Minute);

        AssertRecorded(recording, run, "three");
    }

    [Fact]
    public void Drain_InitContainerFails_HistoryBeginsAsRecorded()
    {
        var recording = Recording.Read("init-and-sidecar");
        var run = new SimulatedClusterRun(nodes: "real-node-1");
        run.Create(KnownResources.Pods, recording.Body("/pods", 1));
        run.Advance(Minute);

        var recorded = HistoryText.OfPod(recording.History("Pod"), "initfails");
        HistoryText.AssertSame(recorded, [.. HistoryText.OfPod(run.History(KnownResources.Pods), "initfails").Take(recorded.Count)]);
        recorded = HistoryText.OfEvents(recording.History("Event"), "initfails");
        HistoryText.AssertSame(recorded, [.. HistoryText.OfEvents(run.History(KnownResources.Events), "initfails").Take(recorded.Count)]);
    }

    [Fact]
    public void Drain_CrashLoopForEightHours_BacksOffAtMostFiveMinutesAndShowsIt()
    {
        var run = new SimulatedClusterRun(nodes: "node-1");
        run.Create(KnownResources.Pods, Recording.Read("crash-loop").Body("/pods"));
        run.Advance(TimeSpan.FromHours(8));

        var restarts = run.Pod("crash")!.Items("status", "containerStatuses").Single().Number("restartCount");
        Assert.InRange(restarts!.Value, 95, 102);
        run.AdvanceUntil(() => run.Pod("crash")!.Items("status", "containerStatuses").Single().Text("state", "waiting", "reason") == "CrashLoopBackOff", 6 * Minute);
        Assert.StartsWith("back-off 5m0s", run.Pod("crash")!.Items("status", "containerStatuses").Single().Text("state", "waiting", "message"), StringComparison.Ordinal);
    }

    [Fact]
    public void Drain_DeletedAgainWithShorterGrace_IsKilledThen()
    {
        var run = new SimulatedClusterRun(nodes: "node-1");
        run.Create(KnownResources.Pods, Recording.Read("sigterm-ignored").Body("/pods"));
        run.Advance(TimeSpan.FromSeconds(2));
        run.Api.Delete(KnownResources.Pods, "test", "deaf", new DeleteOptions { GracePeriodSeconds = 3600 });
        run.Advance(Minute);
        Assert.NotNull(run.Pod("deaf"));
        run.Api.Delete(KnownResources.Pods, "test", "deaf", new DeleteOptions { GracePeriodSeconds = 5 });
        run.Advance(TimeSpan.FromSeconds(10));

        Assert.Null(run.Pod("deaf"));
    }

    [Fact]
    public void Drain_ProcessThatSurvivesTheKill_StaysRunningPastTheDeadline()
    {
        var run = new SimulatedClusterRun(nodes: "node-1");
        var pod = Recording.Read("life").Body("/pods");
        pod.Metadata().ObjectAt("annotations")[SimulatorAnnotations.Behaviour] = PodBehaviours.NeverDies;
        run.Create(KnownResources.Pods, pod);
        run.Advance(TimeSpan.FromSeconds(2));
        run.Api.Delete(KnownResources.Pods, "test", "web");
        run.Advance(TimeSpan.FromMinutes(10));

        Assert.NotNull(run.Pod("web")!.Items("status", "containerStatuses").Single().At("state", "running"));
        Assert.Contains(run.List(KnownResources.Events), e => e.Text("reason") == "FailedKillPod" && e.Number("count") >= 4);
    }

    private static void AssertRecorded(Recording recording, SimulatedClusterRun run, string name)
    {
        HistoryText.AssertSame(HistoryText.OfPod(recording.History("Pod"), name), HistoryText.OfPod(run.History(KnownResources.Pods), name));
        HistoryText.AssertSame(HistoryText.OfEvents(recording.History("Event"), name), HistoryText.OfEvents(run.History(KnownResources.Events), name));
    }
}
