using System.Text.Json.Nodes;
using Portal.Cluster.Actions;
using Portal.Cluster.Resources;
using Portal.Cluster.Watching;
using Portal.Core.Remediation.Safety;
using Portal.Testing.Manifests;
using Xunit;

namespace Portal.Core.Tests.Remediation.Safety;

public sealed class ProtectedThingsTests
{
    private static readonly PortalHome Home = new("portal", "portal-1", "uid-portal", "db.data.svc.cluster.local");

    private static readonly ClusterView View = ManifestView.Of(
    [
        Pod("portal", "portal-1", "uid-portal"),
        Pod("kube-system", "coredns-1", "uid-dns"),
        Pod("data", "pg-0", "uid-pg", """{"labels":{"app":"pg"},"ownerReferences":[{"apiVersion":"apps/v1","kind":"StatefulSet","name":"pg","uid":"s","controller":true}]}""", """{"volumes":[{"name":"d","persistentVolumeClaim":{"claimName":"pg-data"}}]}"""),
        Pod("data", "other-0", "uid-other"),
        Parse("""{"apiVersion":"v1","kind":"Service","metadata":{"name":"db","namespace":"data","uid":"svc"},"spec":{"selector":{"app":"pg"}}}"""),
        Parse("""{"apiVersion":"v1","kind":"PersistentVolumeClaim","metadata":{"name":"pg-data","namespace":"data","uid":"pvc"},"spec":{"volumeName":"pv-pg"}}"""),
        Parse("""{"apiVersion":"v1","kind":"PersistentVolume","metadata":{"name":"pv-pg","uid":"pv1"},"spec":{"persistentVolumeReclaimPolicy":"Delete"}}"""),
        Parse("""{"apiVersion":"v1","kind":"PersistentVolume","metadata":{"name":"pv-kept","uid":"pv2"},"spec":{"persistentVolumeReclaimPolicy":"Retain"}}"""),
        Parse("""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"kube-system","uid":"ns"}}"""),
        Parse("""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"portal","uid":"ns-portal"}}"""),
        Parse("""{"apiVersion":"apps/v1","kind":"StatefulSet","metadata":{"name":"pg","namespace":"data","uid":"s"},"spec":{"replicas":1}}"""),
        Parse("""{"apiVersion":"coordination.k8s.io/v1","kind":"Lease","metadata":{"name":"kube-controller-manager","namespace":"kube-system","uid":"lease"},"spec":{"holderIdentity":"m_1","leaseDurationSeconds":15,"renewTime":"2026-03-18T02:59:55Z"}}"""),
        Parse("""{"apiVersion":"batch/v1","kind":"Job","metadata":{"name":"import","namespace":"shop","uid":"job"}}"""),
        Pod("shop", "import-1", "uid-import", """{"deletionTimestamp":"2026-03-18T02:58:00Z","finalizers":["batch.kubernetes.io/job-tracking"],"ownerReferences":[{"apiVersion":"batch/v1","kind":"Job","name":"import","uid":"job","controller":true}]}"""),
        Pod("tools", "operator-1", "uid-operator", """{"labels":{"app.kubernetes.io/name":"hold-operator"}}""", status: """{"phase":"Running","conditions":[{"type":"Ready","status":"True"}]}"""),
        Pod("shop", "held-0", "uid-held", """{"deletionTimestamp":"2026-03-18T02:00:00Z","finalizers":["example.com/hold"],"managedFields":[{"manager":"hold-operator","operation":"Update","apiVersion":"v1","time":"2026-03-18T01:00:00Z","fieldsType":"FieldsV1","fieldsV1":{"f:metadata":{"f:finalizers":{"v:\"example.com/hold\"":{}}}}}]}"""),
    ]);

    [Fact]
    public void Of_EachProtectedThing_StopsAndSaysWhy()
    {
        Assert.Equal(SafetyRule.ProtectedNamespace, Rule(Delete(KnownResources.Pods, "kube-system", "coredns-1")));
        Assert.Equal(SafetyRule.ProtectedNamespace, Rule(Delete(KnownResources.Namespaces, "", "kube-system")));
        Assert.Equal(SafetyRule.RetainedVolume, Rule(Delete(KnownResources.Volumes, "", "pv-kept")));
        Assert.Equal(SafetyRule.PortalItself, Rule(Delete(KnownResources.Pods, "portal", "portal-1")));
        Assert.Equal(SafetyRule.PortalItself, Rule(Delete(KnownResources.Pods, "data", "pg-0")));
        Assert.Equal(SafetyRule.PortalItself, Rule(Delete(KnownResources.Claims, "data", "pg-data")));
        Assert.Equal(SafetyRule.PortalItself, Rule(Delete(KnownResources.Volumes, "", "pv-pg")));
        Assert.Equal(SafetyRule.PortalItself, Rule(Delete(KnownResources.Services, "data", "db")));
        Assert.Equal(SafetyRule.PortalItself, Rule(Delete(KnownResources.StatefulSets, "data", "pg")));
        Assert.Equal(SafetyRule.PortalItself, Rule(Delete(KnownResources.Namespaces, "", "portal")));
    }

    [Fact]
    public void Of_FinalizerWhoseControllerLives_IsLeftToIt()
    {
        var verdict = Assert.Single(Judge(RemoveFinalizer.From(KnownResources.Pods, View.Pods.Find("shop", "held-0")!, "example.com/hold")));

        Assert.Equal((SafetyRule.LivingController, true), (verdict.Rule, verdict.Stops));
        Assert.Contains("hold-operator", verdict.Seen.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_FinalizerWhoseControllerIsStillInItsTime_IsLeftToItToo() =>
        Assert.Equal(SafetyRule.LivingController, Rule(RemoveFinalizer.From(KnownResources.Pods, View.Pods.Find("shop", "import-1")!, "batch.kubernetes.io/job-tracking")));

    [Fact]
    public void Of_FinalizerOfAnObjectThatWasMadeAgain_SaysNothingOfTheNewOne()
    {
        var remove = RemoveFinalizer.From(KnownResources.Pods, View.Pods.Find("shop", "held-0")!, "example.com/hold");

        Assert.Empty(Judge(remove with { Target = remove.Target with { Uid = "before" } }));
    }

    [Fact]
    public void Of_OtherThings_AreNotProtected()
    {
        Assert.Empty(Judge(Delete(KnownResources.Pods, "data", "other-0")));

        // Elsewhere than at home, a namespace of that name is anybody's.
        var elsewhere = Home with { PodUid = "uid-of-another-cluster" };
        Assert.Empty(ProtectedThings.Of([Delete(KnownResources.Pods, "portal", "portal-1"), Delete(KnownResources.Pods, "data", "pg-0")], View, Facts.Now, Facts.Limits, elsewhere));
        Assert.Empty(ProtectedThings.Of([Delete(KnownResources.Pods, "portal", "portal-1")], View, Facts.Now, Facts.Limits, PortalHome.None));

        // A database that runs outside, at a name that begins as one of a Service does.
        Assert.Empty(ProtectedThings.Of([Delete(KnownResources.Pods, "data", "pg-0")], View, Facts.Now, Facts.Limits, Home with { DatabaseHost = "db.data.example.com" }));
        Assert.Empty(ProtectedThings.Of(
            [Delete(KnownResources.Pods, "kube-system", "coredns-1"), Delete(KnownResources.Volumes, "", "pv-kept")], View, Facts.Now, Facts.Limits with { ProtectedNamespaces = [], ProtectRetainedVolumes = false }, Home));
    }

    [Fact]
    public void Of_Evictions_AreLetThroughAndThePortalsOwnAreTold()
    {
        Assert.Empty(Judge(EvictPod.From(View.Pods.Find("kube-system", "coredns-1")!, null)));
        Assert.Equal(SafetyJudgement.Warns, Assert.Single(Judge(EvictPod.From(View.Pods.Find("portal", "portal-1")!, null))).Judgement);
    }

    [Fact]
    public void Of_TheSameThingInManySteps_IsSaidOnce()
    {
        var delete = Delete(KnownResources.Pods, "kube-system", "coredns-1");

        Assert.Single(ProtectedThings.Of([delete, delete], View, Facts.Now, Facts.Limits, Home));
    }

    private static SafetyRule Rule(ClusterAction action)
    {
        var verdict = Assert.Single(Judge(action));
        Assert.True(verdict is { Stops: true, Overridable: true });
        Assert.Contains(action.Target.Name, verdict.Seen.En, StringComparison.Ordinal);
        return verdict.Rule;
    }

    private static System.Collections.Immutable.ImmutableArray<SafetyVerdict> Judge(ClusterAction action) => ProtectedThings.Of([action], View, Facts.Now, Facts.Limits, Home);

    private static DeleteObject Delete(ResourceKind kind, string @namespace, string name) => DeleteObject.From(kind, View.Of(kind)!.Find(new(@namespace, name))!);

    private static JsonObject Pod(string @namespace, string name, string uid, string metadata = "{}", string spec = "{}", string status = "{}")
    {
        var pod = new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Pod", ["metadata"] = Parse(metadata), ["spec"] = Parse(spec), ["status"] = Parse(status) };
        (pod["metadata"]!["namespace"], pod["metadata"]!["name"], pod["metadata"]!["uid"]) = (@namespace, name, uid);
        return pod;
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
