using Portal.Simulator.Controllers;
using Portal.Simulator.Objects;
using Portal.Simulator.Scenarios;
using Portal.Simulator.Tests.Controllers;
using Xunit;

namespace Portal.Simulator.Tests.Scenarios;

public sealed class ScenarioLoaderTests
{
    private const string Stuck = """
        # reference-time: 2025-01-01T12:00:00Z
        apiVersion: v1
        kind: Node
        metadata: {name: n1, uid: n1-uid, creationTimestamp: "2024-12-01T00:00:00Z"}
        spec:
          taints:
          - {key: node.kubernetes.io/unreachable, effect: NoSchedule, timeAdded: 2025-01-01T11:40:00Z}
          - {key: node.kubernetes.io/unreachable, effect: NoExecute, timeAdded: 2025-01-01T11:40:00Z}
        status:
          conditions:
          - {type: Ready, status: Unknown, reason: NodeStatusUnknown, message: Kubelet stopped posting node status., lastHeartbeatTime: 2025-01-01T11:39:00Z, lastTransitionTime: 2025-01-01T11:40:00Z}
        ---
        apiVersion: v1
        kind: Node
        metadata: {name: n2}
        status:
          nodeInfo: {kernelVersion: 3.10.0-514.el7.x86_64, containerRuntimeVersion: "docker://1.12.6"}
          addresses: [{type: InternalIP, address: 10.9.0.2}]
          conditions:
          - {type: Ready, status: "True", reason: KubeletReady, message: kubelet is posting ready status, lastHeartbeatTime: 2025-01-01T11:59:55Z, lastTransitionTime: 2024-12-01T00:00:00Z}
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web-x
          namespace: shop
          uid: 5bbc0000-0000-4000-8000-000000000001
          deletionTimestamp: 2025-01-01T11:30:00Z
          deletionGracePeriodSeconds: 30
          annotations: {note: '{"at":"2025-01-01T11:00:00.123456Z","offset":"2025-01-01T13:00:00+01:00"}'}
          managedFields: [{manager: kubelet, operation: Update, apiVersion: v1, time: "2025-01-01T11:30:01Z", fieldsType: FieldsV1, fieldsV1: {"f:status": {}}}]
        spec: {nodeName: n2, containers: [{name: main, image: web}]}
        status:
          phase: Succeeded
          containerStatuses:
          - {name: main, image: web, imageID: x, restartCount: 0, ready: false, state: {terminated: {exitCode: 0, reason: Completed, startedAt: 2025-01-01T09:00:00Z, finishedAt: 2025-01-01T11:29:40Z}}}
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: job-y
          namespace: shop
          finalizers: [batch.kubernetes.io/job-tracking]
          deletionTimestamp: 2025-01-01T11:00:00Z
          deletionGracePeriodSeconds: 0
        spec: {nodeName: n2, containers: [{name: main, image: job}]}
        status: {phase: Failed}
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: kafka-1
          namespace: shop
          deletionTimestamp: 2025-01-01T12:04:00Z
          deletionGracePeriodSeconds: 600
        spec: {nodeName: n2, containers: [{name: main, image: kafka}]}
        status:
          phase: Running
          containerStatuses:
          - {name: main, image: kafka, imageID: x, restartCount: 0, ready: true, state: {running: {startedAt: 2025-01-01T09:00:00Z}}}
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: late
          namespace: shop
          deletionTimestamp: 2025-01-01T11:59:40Z
          deletionGracePeriodSeconds: 30
        spec: {nodeName: n2, containers: [{name: main, image: web}]}
        status:
          phase: Running
          containerStatuses:
          - {name: main, image: web, imageID: x, restartCount: 0, ready: true, state: {running: {startedAt: 2025-01-01T09:00:00Z}}}
        """;

    [Fact]
    public void Load_TimesEverywhere_AreMovedByTheSameSpan()
    {
        var run = Loaded();
        var pod = run.Pod("web-x", "shop")!;

        // The cluster's clock stands at 2026-03-18T03:00:00Z.
        Assert.Equal("2026-03-18T02:30:00Z", pod.Text("metadata", "deletionTimestamp"));
        Assert.Equal("2026-03-18T02:30:01Z", pod.Items("metadata", "managedFields").Single().Text("time"));
        Assert.Equal("""{"at":"2026-03-18T02:00:00.123456Z","offset":"2026-03-18T04:00:00+01:00"}""", pod.Annotation("note"));
        Assert.Equal("2026-03-18T02:29:40Z", pod.Items("status", "containerStatuses").Single().Text("state", "terminated", "finishedAt"));
        Assert.Equal("5bbc0000-0000-4000-8000-000000000001", pod.Uid());
        Assert.Equal("2026-03-18T02:40:00Z", run.Get(KnownResources.Nodes, "n1")!.Items("spec", "taints").First().Text("timeAdded"));
    }

    [Fact]
    public void Load_Twice_ChangesNothing()
    {
        var run = Loaded();
        var revision = run.Api.Store.Revision;

        Assert.Equal(new ScenarioLoadResult(0, 6), new ScenarioLoader(run.Importer).Load(Stuck));
        Assert.Equal(revision, run.Api.Store.Revision);
    }

    [Fact]
    public void Load_EightHoursLater_StuckPodsAreStillStuckAndNearMissesAreGone()
    {
        var run = Loaded();
        run.Advance(TimeSpan.FromSeconds(25));
        Assert.NotNull(run.Pod("late", "shop"));
        run.Advance(TimeSpan.FromHours(8));

        Assert.Equal("Unknown", run.Get(KnownResources.Nodes, "n1")!.ConditionStatus("Ready"));
        Assert.Equal("True", run.Get(KnownResources.Nodes, "n2")!.ConditionStatus("Ready"));
        Assert.Equal(30, run.Pod("web-x", "shop")!.Number("metadata", "deletionGracePeriodSeconds"));
        Assert.Equal("Succeeded", run.Pod("web-x", "shop")!.Text("status", "phase"));
        Assert.NotNull(run.Pod("job-y", "shop"));
        Assert.Null(run.Pod("kafka-1", "shop"));
        Assert.Null(run.Pod("late", "shop"));
    }

    [Fact]
    public void Load_UserActs_ClusterReacts()
    {
        var run = Loaded();
        run.Api.Edit(KnownResources.Pods, "shop", "job-y", pod => pod.Metadata().Remove("finalizers"));
        run.Api.Delete(KnownResources.Pods, "shop", "web-x", new DeleteOptions { GracePeriodSeconds = 0 });
        run.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(run.Pod("job-y", "shop"));
        Assert.Null(run.Pod("web-x", "shop"));
    }

    [Fact]
    public void Load_DeadNodeRevived_ItsTaintsGo()
    {
        var run = Loaded();
        run.Api.Edit(KnownResources.Nodes, "", "n1", node => node.Metadata().ObjectAt("annotations")[SimulatorAnnotations.Dead] = "false");
        run.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal("True", run.Get(KnownResources.Nodes, "n1")!.ConditionStatus("Ready"));
        Assert.Empty(run.Get(KnownResources.Nodes, "n1")!.Items("spec", "taints"));
    }

    [Theory]
    [InlineData("# reference-time: yesterday\nkind: Pod", "line 1")]
    [InlineData("apiVersion: v1\nkind: Pod", "lacks apiVersion, kind or metadata.name")]
    [InlineData("apiVersion: kafka.example/v1\nkind: Topic\nmetadata: {name: t}", "kafka.example/v1 Topic t: no such kind is served")]
    [InlineData("- a", "document 1 is no object")]
    [InlineData("a: [", "line")]
    public void Load_WrongFile_SaysWhatIsWrong(string yaml, string expected)
    {
        var run = new SimulatedClusterRun();
        var wrong = Assert.Throws<FormatException>(() => new ScenarioLoader(run.Importer).Load(yaml));

        Assert.Contains(expected, wrong.Message, StringComparison.Ordinal);
    }

    private static SimulatedClusterRun Loaded()
    {
        var run = new SimulatedClusterRun();
        var result = new ScenarioLoader(run.Importer).Load(Stuck);
        Assert.Equal(new ScenarioLoadResult(7, 0), result);
        return run;
    }
}
