using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Nodes;
using Portal.Core.Remediation;
using Portal.Testing.Manifests;
using Xunit;

namespace Portal.Core.Tests.Nodes;

public sealed class DrainTableTests
{
    private const string Node = """
        apiVersion: v1
        kind: Node
        metadata: {name: n1, uid: uid-n1}
        spec: {unschedulable: true}
        status: {conditions: [{type: Ready, status: "True"}]}
        """;

    private const string Budget = """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: b, namespace: a, uid: uid-b}
        spec: {minAvailable: 1, selector: {}}
        status: {disruptionsAllowed: ALLOWED, currentHealthy: 1, desiredHealthy: 1, expectedPods: 1}
        """;

    private static readonly DateTimeOffset Now = new(2026, 3, 18, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_EvictionThatWasAccepted_IsLeavingUntilThePodIsGone()
    {
        var step = Step("p", StepState.Done);

        var leaving = Row(Table([step], Node, Pod("p", metadata: ", deletionTimestamp: \"2026-03-18T03:01:27Z\", deletionGracePeriodSeconds: 120")), "p");
        Assert.Equal((DrainRowState.Leaving, "Leaves; 1 min 20 s of its grace are left."), (leaving.State, leaving.Text.En));
        var accepted = Row(Table([step], Node, Pod("p")), "p");
        Assert.Equal((DrainRowState.Leaving, Now.AddMinutes(-2)), (accepted.State, accepted.Since));
        var late = Row(Table([step], Node, Pod("p", metadata: ", deletionTimestamp: \"2026-03-18T02:59:50Z\"")), "p");
        Assert.Equal((DrainRowState.Leaving, "Its kubelet has not finished; its grace ended 10 s ago."), (late.State, late.Text.En));
        var held = Row(Table([step], Node, Pod("p", metadata: ", deletionTimestamp: \"2026-03-18T02:59:50Z\", finalizers: [example.com/hold]")), "p");
        Assert.StartsWith("Is held by example.com/hold", held.Text.En, StringComparison.Ordinal);
        Assert.Equal(DrainRowState.Gone, Row(Table([step], Node), "p").State);
    }

    [Fact]
    public void Of_BlockedStep_NamesTheBudgetSinceWhenAndHowOften()
    {
        var step = Step("p", StepState.Blocked) with { Attempts = 3, Answer = new("as the API server said", "…") };

        var row = Row(Table([step], Node, Budget.Replace("ALLOWED", "0", StringComparison.Ordinal), Pod("p")), "p");
        Assert.Equal((DrainRowState.Blocked, Now.AddMinutes(-2), 7), (row.State, row.Since, row.Step));
        Assert.Equal("Waits for budget b: it needs 1 pod healthy and has 1. It does not come back. Tried 3 times.", row.Text.En);
        var free = Row(Table([step], Node, Budget.Replace("ALLOWED", "1", StringComparison.Ordinal), Pod("p")), "p");
        Assert.StartsWith("Waits for budget b", row.Text.En, StringComparison.Ordinal);
        Assert.Equal(DrainRowState.Blocked, free.State);
        Assert.StartsWith("Nothing is in the way now", free.Text.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_FailedStep_ShowsTheAnswerWhileThePodIsThere()
    {
        var step = Step("p", StepState.Failed) with { Answer = new("This pod has more than one PodDisruptionBudget.", "…") };

        Assert.Equal((DrainRowState.Failed, step.Answer), (Row(Table([step], Node, Pod("p")), "p").State, Row(Table([step], Node, Pod("p")), "p").Text));
        Assert.Equal("Gone, without an eviction by this run.", Row(Table([step], Node), "p").Text.En);
        Assert.Equal(DrainRowState.Failed, Row(Table([Step("p", StepState.Skipped)], Node, Pod("p")), "p").State);
    }

    [Fact]
    public void Of_StatefulSetPodThatCameBack_IsReplacedByThePodOfItsName()
    {
        var step = Step("db-0", StepState.Done) with { Controller = "set" };

        var made = Row(Table([step], Node, Pod("db-0", uid: "new", node: "n2", owner: "set", ready: false), Pod("db-9", uid: "other", node: "n3", owner: "set")), "db-0");
        Assert.Equal((DrainRowState.Replacing, "new", "n2"), (made.State, made.Replacement?.Uid, made.ReplacementNode));
        var ready = Row(Table([step], Node, Pod("db-0", uid: "new", node: "n2", owner: "set", ready: true)), "db-0");
        Assert.Equal((DrainRowState.Replaced, "Gone; replaced by db-0 on n2, which is Ready."), (ready.State, ready.Text.En));
        var pending = Row(Table([step], Node, Pod("db-0", uid: "new", node: "\"\"", owner: "set")), "db-0");
        Assert.Equal("Gone; db-0 stands in for it and has no node yet.", pending.Text.En);
    }

    [Fact]
    public void Of_ReplicaSetPods_EachReplacementIsCountedOnce()
    {
        ImmutableArray<DrainStep> steps = [Step("web-a", StepState.Done) with { Controller = "rs" }, Step("web-b", StepState.Done) with { Controller = "rs" }];

        // One is old: it was there before the drain.
        var table = Table(steps, Node, Pod("web-c", node: "n2", owner: "rs", ready: true), Pod("web-old", node: "n3", owner: "rs", ready: true, created: "2026-03-17T03:00:00Z"));

        Assert.Equal((1, 1), (table.Count(DrainRowState.Replaced), table.Count(DrainRowState.Gone)));
        Assert.Equal("web-c", Assert.Single(table.Rows, static row => row.Replacement is not null).Replacement!.Name);
    }

    [Fact]
    public void Of_PodsWithoutAStep_StayOrCameOrLeave()
    {
        string[] objects =
        [
            Node, Pod("mirror", metadata: ", annotations: {kubernetes.io/config.mirror: x}"), Pod("late", owner: "rs"),
            Pod("going", metadata: ", deletionTimestamp: \"2026-03-18T03:00:05Z\""),
        ];

        var table = Table([], objects);
        Assert.Equal((DrainRowState.Stays, DrainRowState.Came, DrainRowState.Leaving), (Row(table, "mirror").State, Row(table, "late").State, Row(table, "going").State));
        Assert.Equal(["going", "late", "mirror"], table.Rows.Select(static row => row.Pod.Name));

        // Once the run has ended, only what it still waits for is of interest.
        Assert.Equal(["going"], DrainTable.Of("n1", [], DrainOptions.Default, Now, ended: true, View(objects), Now).Rows.Select(static row => row.Pod.Name));
    }

    [Fact]
    public void Of_PlanThatWasNotExecuted_SaysWhatWouldHappen()
    {
        ImmutableArray<DrainStep> steps = [Step("p", StepState.Pending), Step("q", StepState.Pending)];
        var view = View(Node, Budget.Replace("{}", "{matchLabels: {app: q}}", StringComparison.Ordinal).Replace("ALLOWED", "0", StringComparison.Ordinal), Pod("p", owner: "rs"), Pod("q", metadata: ", labels: {app: q}", owner: "rs"), Pod("lonely"));

        var table = DrainTable.Of("n1", steps, DrainOptions.Default, executedAt: null, ended: false, view, Now);

        Assert.Equal(
            [("q", DrainRowState.Blocked), ("lonely", DrainRowState.Refused), ("p", DrainRowState.Planned)],
            table.Rows.Select(static row => (row.Pod.Name, row.State)));
    }

    [Fact]
    public void Of_ManyRows_WhatNeedsSomebodyComesFirst()
    {
        ImmutableArray<DrainStep> steps = [Step("gone", StepState.Done), Step("waits", StepState.Blocked), Step("failed", StepState.Failed), Step("next", StepState.Pending)];

        var table = Table(steps, Node, Budget.Replace("ALLOWED", "0", StringComparison.Ordinal), Pod("waits"), Pod("failed"), Pod("next", metadata: ", labels: {x: y}", owner: "rs"));

        Assert.Equal(["failed", "next", "waits", "gone"], table.Rows.Select(static row => row.Pod.Name));
        Assert.False(DrainTable.Of("n1", steps, DrainOptions.Default, Now, false, ManifestView.Of([], Cluster.Watching.WatchState.Stale), Now).IsSeen);
    }

    private static DrainTable Table(ImmutableArray<DrainStep> steps, params string[] objects) =>
        DrainTable.Of("n1", steps, new DrainOptions { Consents = DrainConsents.NoController }, Now.AddMinutes(-5), ended: false, View(objects), Now);

    private static DrainRow Row(DrainTable table, string pod) => table.Rows.Single(row => row.Pod.Name == pod);

    private static Cluster.Watching.ClusterView View(params string[] objects) => ManifestView.Of(ManifestFile.Documents(string.Join("\n---\n", objects)));

    private static DrainStep Step(string pod, StepState state) => new(7, new ObjectReference("v1", "Pod", "a", pod, $"uid-{pod}"), state) { StartedAt = Now.AddMinutes(-2), Attempts = 1 };

    private static string Pod(string name, string metadata = "", string? uid = null, string node = "n1", string owner = "", bool ready = true, string created = "2026-03-18T02:58:00Z")
    {
        var owners = owner.Length == 0 ? "" : $", ownerReferences: [{{apiVersion: apps/v1, kind: ReplicaSet, name: x, uid: {owner}, controller: true}}]";
        return $$"""
            apiVersion: v1
            kind: Pod
            metadata: {name: {{name}}, namespace: a, uid: {{uid ?? $"uid-{name}"}}, creationTimestamp: "{{created}}"{{metadata}}{{owners}}}
            spec: {nodeName: {{node}}}
            status: {phase: Running, conditions: [{type: Ready, status: "{{ready}}"}]}
            """;
    }
}
