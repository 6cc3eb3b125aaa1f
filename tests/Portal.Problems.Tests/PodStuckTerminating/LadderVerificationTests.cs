using System.Collections.Immutable;
using Portal.Cluster.Watching;
using Portal.Core.Remediation;
using Portal.Simulator.Text;
using Portal.Testing.Manifests;
using Xunit;

namespace Portal.Problems.Tests.PodStuckTerminating;

/// <summary>What the playbooks beyond pods see while they look whether their act has worked.</summary>
public sealed class LadderVerificationTests
{
    private const string Held = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: held, namespace: a, uid: cm, deletionTimestamp: "2026-03-18T02:00:00Z", deletionGracePeriodSeconds: 0, finalizers: [q/f], managedFields: [{manager: queue-operator, operation: Update, fieldsV1: {"f:metadata": {"f:finalizers": {'v:"q/f"': {}}}}}]}
        """;

    private const string Operator = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: queue-operator, namespace: b, uid: dep}
        spec: {replicas: 1}
        ---
        apiVersion: apps/v1
        kind: ReplicaSet
        metadata: {name: queue-operator-2, namespace: b, uid: rs2, ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: queue-operator, uid: dep, controller: true}]}
        """;

    private const string Owner = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: a, uid: web, deletionTimestamp: "2026-03-18T02:00:00Z", deletionGracePeriodSeconds: 0, finalizers: [foregroundDeletion]}
        """;

    private const string Dependent = """
        apiVersion: apps/v1
        kind: ReplicaSet
        metadata: {name: web-1, namespace: a, uid: web1, ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, uid: web, blockOwnerDeletion: true}]}
        """;

    private static readonly DateTimeOffset Now = new(2026, 3, 18, 3, 0, 0, TimeSpan.Zero);
    private static readonly ProblemCatalogue Catalogue = ProblemCatalogue.Load();

    [Fact]
    public void Verify_RestartController_WaitsForNewPodsThenForTheLeaseOrTheFinalizer()
    {
        var plan = Context("restart-controller", Held, Operator, Pod("old", "2026-03-17T00:00:00Z", "True"));
        Assert.Contains("0 of 1 new pods are ready, 1 old ones are left", See(plan, Held, Operator, Pod("old", "2026-03-17T00:00:00Z", "True")).Observed.En, StringComparison.Ordinal);
        Assert.Equal(VerificationState.Pending, See(plan, Held, Operator, Pod("new", "2026-03-18T03:00:05Z", "False")).State);
        Assert.Equal(VerificationState.Pending, See(plan, Held, Operator, Pod("new", "2026-03-18T03:00:05Z", "True")).State);
        Assert.Equal(VerificationState.Pending, See(plan, Held, Operator, Pod("new", "2026-03-18T03:00:05Z", "True"), Lease("2026-03-18T02:59:59Z")).State);
        Assert.Contains("renews lease b/queue-operator", See(plan, Held, Operator, Pod("new", "2026-03-18T03:00:05Z", "True"), Lease("2026-03-18T03:00:09Z")).Observed.En, StringComparison.Ordinal);
        Assert.Contains("is free of its finalizer", See(plan, Held.Replace("finalizers: [q/f]", "finalizers: [x/other]", StringComparison.Ordinal), Operator, Pod("new", "2026-03-18T03:00:05Z", "True")).Observed.En, StringComparison.Ordinal);
        Assert.Equal(VerificationState.Unknown, plan.Playbook.Verify(plan.Context with { View = ManifestView.Of([], WatchState.Stale) }).State);
    }

    [Fact]
    public void Verify_RestartControllerWhoseLeaseIsRenewed_WaitsUntilTheRolloutIsDone()
    {
        var plan = Context("restart-controller", Held, Operator, Pod("old", "2026-03-17T00:00:00Z", "True"));
        var (fresh, lease) = (Pod("new", "2026-03-18T03:00:05Z", "True"), Lease("2026-03-18T03:00:09Z"));
        Assert.Equal(VerificationState.Verified, See(plan, Held, Operator, fresh, lease).State);

        Assert.Contains("1 old ones are left", See(plan, Held, Operator, fresh, Pod("old", "2026-03-17T00:00:00Z", "True"), lease).Observed.En, StringComparison.Ordinal);
        Assert.Contains("0 of 1 new pods are ready", See(plan, Held, Operator, Pod("new", "2026-03-18T03:00:05Z", "False"), lease).Observed.En, StringComparison.Ordinal);
        Assert.Contains("0 of 1 new pods are ready", See(plan, Held, Operator, fresh.Replace("uid: new,", "uid: new, deletionTimestamp: \"2026-03-18T03:00:08Z\",", StringComparison.Ordinal), lease).Observed.En, StringComparison.Ordinal);

        // Another workload of the name: nobody restarted that.
        Assert.Contains("is not seen", See(plan, Held, Operator.Replace("namespace: b, uid: dep}", "namespace: b, uid: another}", StringComparison.Ordinal), fresh, lease).Observed.En, StringComparison.Ordinal);
        Assert.Equal(VerificationState.Unknown, plan.Playbook.Verify(plan.Context with { View = ViewWithout("Pod", Held, Operator, fresh, lease) }).State);
    }

    [Fact]
    public void Verify_DeleteBlockingDependent_IsDoneWhenTheDependentIsGone()
    {
        var plan = Context("delete-blocking-dependent", Owner, Dependent);
        Assert.Equal(VerificationState.Pending, See(plan, Owner, Dependent).State);
        Assert.Contains("waits for x/y", See(plan, Owner, Dependent.Replace("uid: web1,", "uid: web1, deletionTimestamp: \"2026-03-18T03:00:01Z\", finalizers: [x/y],", StringComparison.Ordinal)).Observed.En, StringComparison.Ordinal);
        Assert.Contains("goes when its other dependents have", See(plan, Owner).Observed.En, StringComparison.Ordinal);
        Assert.Equal(VerificationState.Verified, See(plan).State);
    }

    [Theory]
    [InlineData("Unknown", true, true, VerificationState.Pending)]
    [InlineData("Unknown", false, false, VerificationState.Pending)]
    [InlineData("Unknown", true, false, VerificationState.Verified)]
    [InlineData("True", true, false, VerificationState.NotVerified)]
    public void Verify_TaintOutOfService_WaitsForPodsAndAttachments(string ready, bool tainted, bool left, VerificationState state)
    {
        var taints = tainted ? "taints: [{key: node.kubernetes.io/out-of-service, value: nodeshutdown, effect: NoExecute}]" : "";
        var node = $$"""
            apiVersion: v1
            kind: Node
            metadata: {name: n1, uid: n1}
            spec: {{{taints}}}
            status: {conditions: [{type: Ready, status: "{{ready}}"}]}
            """;
        const string Attachment = "apiVersion: storage.k8s.io/v1\nkind: VolumeAttachment\nmetadata: {name: v, uid: v}\nspec: {attacher: x, nodeName: n1, source: {persistentVolumeName: p}}";
        var context = new PlaybookContext { Subject = new("v1", "Node", "", "n1", "n1"), View = View(left ? [node, Attachment] : [node]), Now = Now };

        Assert.Equal(state, Catalogue.FindPlaybook("taint-out-of-service")!.Verify(context).State);
        Assert.All(["Node", "Pod", "VolumeAttachment"], kind => Assert.Equal(
            VerificationState.Unknown, Catalogue.FindPlaybook("taint-out-of-service")!.Verify(context with { View = ViewWithout(kind, node) }).State));
    }

    [Theory]
    [InlineData("delete-api-service", "apiregistration.k8s.io/v1", "APIService")]
    [InlineData("finalize-namespace", "v1", "Namespace")]
    [InlineData("delete-volume-attachment", "storage.k8s.io/v1", "VolumeAttachment")]
    public void Verify_ObjectThatIsToGo_IsVerifiedWhenItsKindIsSeenWithoutIt(string playbook, string apiVersion, string kind)
    {
        var verify = Catalogue.FindPlaybook(playbook)!;
        var context = new PlaybookContext { Subject = new(apiVersion, kind, "", "x", "old"), View = View($"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: x, uid: old}}\nspec: {{}}"), Now = Now };

        Assert.Equal(VerificationState.Pending, verify.Verify(context).State);
        Assert.Equal(VerificationState.Verified, verify.Verify(context with { View = View($"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: x, uid: new}}\nspec: {{}}") }).State);
        Assert.Equal(VerificationState.Unknown, verify.Verify(context with { View = ManifestView.Of([], WatchState.Stale) }).State);
    }

    private static (IPlaybook Playbook, PlaybookContext Context) Context(string id, params string[] manifests)
    {
        var playbook = Catalogue.FindPlaybook(id)!;
        var view = View(manifests);
        var subject = id == "restart-controller" ? new Cluster.Resources.Metadata.ObjectReference("v1", "ConfigMap", "a", "held", "cm") : new("apps/v1", "Deployment", "a", "web", "web");
        var context = new PlaybookContext { Subject = subject, View = view, Now = Now };
        context = context with { Parameters = playbook.SuggestParameters(context).ToImmutableDictionary(StringComparer.Ordinal) };
        var plan = playbook.Plan(context);
        Assert.Null(plan.Refusal);
        return (playbook, context with { Actions = [.. plan.Steps.Select(static step => step.Action)] });
    }

    private static VerificationResult See((IPlaybook Playbook, PlaybookContext Context) plan, params string[] manifests) =>
        plan.Playbook.Verify(plan.Context with { View = View(manifests), Now = Now.AddSeconds(10) });

    private static ClusterView View(params string[] manifests) => ManifestView.Of(Objects(manifests));

    private static ClusterView ViewWithout(string kind, params string[] manifests) => ManifestView.Of(Objects(manifests), unseen: [kind]);

    private static IEnumerable<System.Text.Json.Nodes.JsonObject> Objects(string[] manifests) => manifests.SelectMany(YamlJson.ParseAll).OfType<System.Text.Json.Nodes.JsonObject>();

    private static string Pod(string name, string created, string ready) => $$"""
        apiVersion: v1
        kind: Pod
        metadata: {name: queue-operator-2-{{name}}, namespace: b, uid: {{name}}, creationTimestamp: "{{created}}", ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: queue-operator-2, uid: rs2, controller: true}]}
        spec: {nodeName: n1}
        status: {phase: Running, conditions: [{type: Ready, status: "{{ready}}"}]}
        """;

    private static string Lease(string renewed) => $$"""
        apiVersion: coordination.k8s.io/v1
        kind: Lease
        metadata: {name: queue-operator, namespace: b, uid: lease}
        spec: {holderIdentity: queue-operator-2-new_1, leaseDurationSeconds: 15, renewTime: "{{renewed}}"}
        """;
}
