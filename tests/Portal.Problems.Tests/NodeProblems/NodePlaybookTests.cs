using System.Collections.Immutable;
using Portal.Cluster.Actions;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching;
using Portal.Core.Remediation;
using Portal.Problems.NodeProblems.Playbooks;
using Portal.Testing.Manifests;
using Xunit;

namespace Portal.Problems.Tests.NodeProblems;

/// <summary>When cordon and uncordon are offered, and when each of the three has worked.</summary>
public sealed class NodePlaybookTests
{
    private const string Leaving = ", deletionTimestamp: \"2026-03-18T03:02:00Z\", deletionGracePeriodSeconds: 120";
    private static readonly DrainPlaybook Drain = new();
    private static readonly CordonPlaybook Cordon = new();
    private static readonly UncordonPlaybook Uncordon = new();

    [Fact]
    public void IsApplicable_CordonAndUncordon_OnlyWhereTheyChangeSomething()
    {
        Assert.True(Cordon.IsApplicable(Context(Node())));
        Assert.False(Cordon.IsApplicable(Context(Node(cordoned: true))));
        Assert.True(Uncordon.IsApplicable(Context(Node(cordoned: true))));
        Assert.False(Uncordon.IsApplicable(Context(Node())));
        Assert.All(new IPlaybook[] { Cordon, Uncordon, Drain }, static playbook =>
        {
            Assert.False(playbook.IsApplicable(Context()));
            Assert.False(playbook.IsApplicable(Context(Node(uid: "another"))));
            Assert.Equal("NodeIsGone", playbook.Plan(Context(Node(uid: "another"))).Refusal?.Code);
        });
    }

    [Fact]
    public void Plan_CordonAndUncordon_ChangeTheOneField()
    {
        var cordon = Cordon.Plan(Context(Node()));
        Assert.True(Assert.IsType<SetUnschedulable>(Assert.Single(cordon.Steps).Action).Unschedulable);
        Assert.Contains("No other node takes pods", Assert.Single(cordon.Losses).En, StringComparison.Ordinal);
        Assert.Equal(["n1"], cordon.Nodes);
        var uncordon = Uncordon.Plan(Context(Node(cordoned: true)));
        Assert.False(Assert.IsType<SetUnschedulable>(Assert.Single(uncordon.Steps).Action).Unschedulable);
        Assert.Empty(uncordon.Nodes);
        Assert.Empty(uncordon.Losses);
        Assert.Contains("The node is not Ready", Assert.Single(Uncordon.Plan(Context(Node(cordoned: true).Replace("\"True\"", "\"False\"", StringComparison.Ordinal))).Losses).En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Node")]
    [InlineData("Pod")]
    public void Verify_DrainAndAKindThatIsNotReadCompletely_IsUnknown(string kind)
    {
        var context = Context(Node(cordoned: true)) with { Targets = [Target("p")] };
        Assert.Equal(VerificationState.Verified, Drain.Verify(context).State);
        Assert.Equal(VerificationState.Unknown, Drain.Verify(context with { View = ManifestView.Of(ManifestFile.Documents(Node(cordoned: true)), unseen: [kind]) }).State);
    }

    [Fact]
    public void Verify_CordonAndUncordon_GoByTheField()
    {
        Assert.Equal(VerificationState.Pending, Cordon.Verify(Context(Node())).State);
        Assert.Equal(VerificationState.Verified, Cordon.Verify(Context(Node(cordoned: true))).State);
        Assert.Equal(VerificationState.NotVerified, Cordon.Verify(Context()).State);
        Assert.Equal(VerificationState.Pending, Uncordon.Verify(Context(Node(cordoned: true))).State);
        Assert.Equal(VerificationState.Verified, Uncordon.Verify(Context(Node())).State);
        Assert.Equal(VerificationState.NotVerified, Uncordon.Verify(Context()).State);
        Assert.All(new IPlaybook[] { Cordon, Uncordon, Drain }, static playbook =>
            Assert.Equal(VerificationState.Unknown, playbook.Verify(Context() with { View = ManifestView.Of([], WatchState.Stale) }).State));
    }

    [Fact]
    public void Verify_DrainWhoseEvictionsWereOnlyAccepted_IsNotDone()
    {
        // Both evictions were answered with 201; one pod has 120 s of grace.
        var seen = Drain.Verify(Context(Node(cordoned: true), Pod("p", Leaving)) with { Targets = [Target("p"), Target("q")] });

        Assert.Equal(VerificationState.Pending, seen.State);
        Assert.Equal("Still there: 1 pod. a/p: Leaves already: it was deleted and has time until 2026-03-18T03:02:00Z.", seen.Observed.En);
        Assert.Equal(VerificationState.Verified, Drain.Verify(Context(Node(cordoned: true)) with { Targets = [Target("p"), Target("q")] }).State);
    }

    [Fact]
    public void Verify_DrainAndAPodOfTheSameNameElsewhere_GoesByUid()
    {
        var context = Context(Node(cordoned: true), Pod("db-0", uid: "new", node: "n2")) with { Targets = [Target("db-0")] };
        Assert.Equal(VerificationState.Verified, Drain.Verify(context).State);

        // It tolerates the cordon and came back to the same node: another pod, which the drain was not about.
        var back = Drain.Verify(Context(Node(cordoned: true), Pod("db-0", uid: "new")) with { Targets = [Target("db-0")] });
        Assert.Equal(VerificationState.Verified, back.State);
        Assert.Contains("1 came since: a/db-0", back.Observed.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_DrainWithAPodThatLeftWithoutIt_WaitsForThatToo() =>
        Assert.Equal(VerificationState.Pending, Drain.Verify(Context(Node(cordoned: true), Pod("other", Leaving))).State);

    [Fact]
    public void Verify_DrainOfANodeThatWasUncordonedMeanwhile_HasNotWorked()
    {
        Assert.Equal(VerificationState.Pending, Drain.Verify(Context(Node(), Pod("p")) with { Targets = [Target("p")] }).State);
        Assert.Equal(VerificationState.NotVerified, Drain.Verify(Context(Node()) with { Targets = [Target("p")] }).State);
    }

    [Fact]
    public void Verify_DrainOfANodeThatIsGone_WaitsForItsPods()
    {
        Assert.Equal(VerificationState.Pending, Drain.Verify(Context(Pod("p")) with { Targets = [Target("p")] }).State);
        Assert.Equal(VerificationState.Verified, Drain.Verify(Context() with { Targets = [Target("p")] }).State);
    }

    private static ObjectReference Target(string name) => new("v1", "Pod", "a", name, $"uid-{name}");

    private static string Node(bool cordoned = false, string uid = "uid-n1") => $$"""
        apiVersion: v1
        kind: Node
        metadata: {name: n1, uid: {{uid}}}
        spec: {unschedulable: {{(cordoned ? "true" : "false")}}}
        status: {conditions: [{type: Ready, status: "True"}]}
        """;

    private static string Pod(string name, string metadata = "", string? uid = null, string node = "n1") => $$"""
        apiVersion: v1
        kind: Pod
        metadata: {name: {{name}}, namespace: a, uid: {{uid ?? $"uid-{name}"}}{{metadata}}, ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: db, uid: set, controller: true}]}
        spec: {nodeName: {{node}}}
        status: {phase: Running}
        """;

    private static PlaybookContext Context(params string[] objects) => new()
    {
        Subject = new("v1", "Node", "", "n1", "uid-n1"),
        Parameters = ImmutableDictionary<string, string>.Empty,
        View = ManifestView.Of(ManifestFile.Documents(string.Join("\n---\n", objects))),
        Now = new DateTimeOffset(2026, 3, 18, 3, 0, 0, TimeSpan.Zero),
    };
}
