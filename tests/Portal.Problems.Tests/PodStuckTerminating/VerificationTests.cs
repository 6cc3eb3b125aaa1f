using System.Collections.Immutable;
using Portal.Cluster.Watching;
using Portal.Core.Remediation;
using Portal.Problems.PodStuckTerminating.Playbooks.Finalizers;
using Portal.Problems.PodStuckTerminating.Playbooks.Pods;
using Portal.Testing.Manifests;
using Xunit;

namespace Portal.Problems.Tests.PodStuckTerminating;

public sealed class VerificationTests
{
    private const string Stuck = """
        apiVersion: v1
        kind: Pod
        metadata: {name: db-0, namespace: a, uid: old, deletionTimestamp: "2026-03-18T02:00:00Z", deletionGracePeriodSeconds: 0, finalizers: [x.example/f, y.example/g]}
        """;

    private const string Set = """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: db, namespace: a, uid: set}
        spec: {replicas: 1}
        """;

    private static readonly RemoveFinalizerPlaybook Remove = new();
    private static readonly ForceDeletePodPlaybook Force = new();

    [Fact]
    public void Verify_ForceDelete_GoesFromThereToGoneToReplacedToReady()
    {
        Assert.Equal(VerificationState.Pending, Force.Verify(Context(Stuck, Set)).State);
        Assert.Equal(VerificationState.Pending, Force.Verify(Context(Set)).State);
        Assert.Equal(VerificationState.Pending, Force.Verify(Context(Set, Next("False"))).State);
        Assert.Equal(VerificationState.Pending, Force.Verify(Context(Set, Next("True").Replace("uid: new", "uid: new, deletionTimestamp: \"2026-03-18T03:00:00Z\"", StringComparison.Ordinal))).State);
        var done = Force.Verify(Context(Set, Next("True")));
        Assert.Equal(VerificationState.Verified, done.State);
        Assert.Contains("uid new, is Ready on n2", done.Observed.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("metadata: {name: db, namespace: a, uid: set, deletionTimestamp: \"2026-03-18T02:00:00Z\"}\nspec: {replicas: 1}")]
    [InlineData("metadata: {name: db, namespace: a, uid: set}\nspec: {replicas: 0}")]
    [InlineData("metadata: {name: db, namespace: other, uid: set}\nspec: {replicas: 1}")]
    public void Verify_NoSetThatWantsAPodOfTheName_IsVerifiedOnceItIsGone(string set) =>
        Assert.Equal(VerificationState.Verified, Force.Verify(set.Length == 0 ? Context() : Context($"apiVersion: apps/v1\nkind: StatefulSet\n{set}")).State);

    [Fact]
    public void Verify_PodsNotSeen_IsUnknown()
    {
        var blind = Context() with { View = ManifestView.Of([], WatchState.Stale) };
        Assert.Equal(VerificationState.Unknown, Force.Verify(blind).State);
        Assert.Equal(VerificationState.Unknown, Remove.Verify(blind).State);
    }

    [Theory]
    [InlineData("x.example/f, y.example/g", 0, VerificationState.Pending, "still there")]
    [InlineData("y.example/g", 0, VerificationState.Verified, "y.example/g still holds")]
    [InlineData("", 0, VerificationState.Pending, "object is still there")]
    [InlineData("", 30, VerificationState.Verified, "force delete it")]
    public void Verify_RemoveFinalizer_LooksForTheFinalizerAndThenForThePod(string finalizers, int grace, VerificationState state, string words)
    {
        var pod = Stuck.Replace("x.example/f, y.example/g", finalizers, StringComparison.Ordinal)
            .Replace("Seconds: 0", $"Seconds: {grace}", StringComparison.Ordinal);
        var result = Remove.Verify(Context(pod));
        Assert.Equal(state, result.State);
        Assert.Contains(words, result.Observed.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_RemoveFinalizerOfAPodThatIsGone_IsVerified() => Assert.Equal(VerificationState.Verified, Remove.Verify(Context()).State);

    [Fact]
    public void Verify_RemoveFinalizerOfAPodOfASet_WaitsForItsReplacement()
    {
        Assert.Equal(VerificationState.Pending, Remove.Verify(Context(Set)).State);
        Assert.Equal(VerificationState.Verified, Remove.Verify(Context(Set, Next("True"))).State);
    }

    [Fact]
    public void IsApplicable_ForceDelete_OnlyToAPodThatSomebodyDeleted()
    {
        Assert.True(Force.IsApplicable(Context(Stuck)));
        var living = Context(Stuck.Replace("deletionTimestamp: \"2026-03-18T02:00:00Z\", deletionGracePeriodSeconds: 0, ", "", StringComparison.Ordinal));
        Assert.False(Force.IsApplicable(living));
        Assert.Equal("NotInDeletion", Force.Plan(living).Refusal?.Code);
    }

    [Fact]
    public void Plan_PodThatIsGoneOrAnother_IsRefusedAsGone()
    {
        Assert.Equal("SubjectIsGone", Force.Plan(Context()).Refusal?.Code);
        Assert.Equal("SubjectIsGone", Remove.Plan(Context(Next("True"))).Refusal?.Code);
        Assert.False(Force.IsApplicable(Context(Next("True"))));
        Assert.Empty(Remove.SuggestParameters(Context()));
    }

    [Fact]
    public void SuggestParameters_SeveralFinalizers_NamesTheOneThatNobodyRemoves()
    {
        var context = Context("""
            apiVersion: v1
            kind: Pod
            metadata:
              name: db-0
              namespace: a
              uid: old
              deletionTimestamp: "2026-03-18T02:00:00Z"
              deletionGracePeriodSeconds: 0
              finalizers: [x.example/f, y.example/g]
              managedFields:
                - {manager: gone-operator, operation: Update, fieldsV1: {"f:metadata": {"f:finalizers": {'v:"y.example/g"': {}}}}}
            """);
        Assert.Equal("y.example/g", Remove.SuggestParameters(context)["finalizer"]);
        var plan = Remove.Plan(context with { Parameters = Remove.SuggestParameters(context).ToImmutableDictionary() });
        Assert.Equal("Finalizer y.example/g is not on Pod a/db-0 any more.", plan.VerificationText.En);
        Assert.Contains("\"/metadata/finalizers/1\"", Assert.Single(plan.Steps).Action.ToRequest(dryRun: true).Body, StringComparison.Ordinal);
    }

    private static string Next(string ready) => $$"""
        apiVersion: v1
        kind: Pod
        metadata: {name: db-0, namespace: a, uid: new}
        spec: {nodeName: n2}
        status: {phase: Running, conditions: [{type: Ready, status: "{{ready}}"}]}
        """;

    private static PlaybookContext Context(params string[] manifests) => new()
    {
        Subject = new("v1", "Pod", "a", "db-0", "old"),
        Parameters = ImmutableDictionary<string, string>.Empty.Add("finalizer", "x.example/f"),
        View = ManifestView.Of(manifests.SelectMany(ManifestFile.Documents)),
        Now = new(2026, 3, 18, 3, 0, 0, TimeSpan.Zero),
    };
}
