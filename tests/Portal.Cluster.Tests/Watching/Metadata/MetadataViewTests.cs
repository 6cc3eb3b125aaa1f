using Portal.Cluster.Discovery;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Watching;
using Portal.Cluster.Watching.Metadata;
using Portal.Testing.Manifests;
using Xunit;

namespace Portal.Cluster.Tests.Watching.Metadata;

public sealed class MetadataViewTests
{
    private const string Cluster = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: kafkas.kafka.strimzi.io}
        spec:
          group: kafka.strimzi.io
          scope: Namespaced
          names: {plural: kafkas, kind: Kafka}
          versions: [{name: v1beta2, served: true}]
        ---
        apiVersion: kafka.strimzi.io/v1beta2
        kind: Kafka
        metadata:
          name: orders
          namespace: shop
          uid: kafka-1
          labels: {app: orders}
          finalizers: [strimzi.io/hold]
          deletionTimestamp: 2026-11-24T05:00:00Z
          managedFields:
            - {manager: strimzi, operation: Update, fieldsV1: {"f:metadata": {"f:finalizers": {"v:\"strimzi.io/hold\"": {}}}}}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: orders-config
          namespace: shop
          uid: cm-1
          labels: {app: orders}
          ownerReferences: [{apiVersion: kafka.strimzi.io/v1beta2, kind: Kafka, name: orders, uid: kafka-1, blockOwnerDeletion: true}]
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: orders-0
          namespace: shop
          uid: pod-1
          deletionTimestamp: 2026-11-24T05:00:00Z
          ownerReferences: [{apiVersion: kafka.strimzi.io/v1beta2, kind: Kafka, name: orders, uid: kafka-1}]
        ---
        apiVersion: apiregistration.k8s.io/v1
        kind: APIService
        metadata: {name: v1beta1.metrics.k8s.io}
        spec: {group: metrics.k8s.io, version: v1beta1, service: {namespace: kube-system, name: metrics-server}}
        status: {conditions: [{type: Available, status: "False", reason: MissingEndpoints, message: no endpoints}]}
        """;

    private static MetadataView View => ManifestView.Of(ManifestFile.Documents(Cluster)).Metadata;

    [Fact]
    public void InDeletion_FullAndDiscoveredKinds_HasBoth() =>
        Assert.Equal(
            ["Kafka orders", "Pod orders-0"],
            View.InDeletion.Select(o => $"{o.Kind.Kind} {o.Metadata.Name}").Order(StringComparer.Ordinal));

    [Fact]
    public void InDeletion_DiscoveredKind_KeepsLabelsAndWhoWroteTheFinalizer()
    {
        var kafka = View.OfKind("kafka.strimzi.io", "Kafka")!.Find(new ObjectKey("shop", "orders"))!.Metadata;

        Assert.Equal("orders", kafka.Labels["app"]);
        Assert.Equal(["strimzi.io/hold"], Assert.Single(kafka.ManagedFields).Finalizers);
        Assert.Empty(View.OfKind("", "ConfigMap")!.Objects.Single().Metadata.Labels);
    }

    [Fact]
    public void DependentsOf_Owner_FindsThemInAllKinds() =>
        Assert.Equal(["cm-1", "pod-1"], View.DependentsOf("kafka-1").Select(o => o.Metadata.Uid).Order(StringComparer.Ordinal));

    [Fact]
    public void Owner_SameNameOtherUid_IsNotThere()
    {
        var owner = View.DependentsOf("kafka-1")[0].Metadata.OwnerReferences[0];

        Assert.Equal("kafka-1", View.Owner(owner, "shop")!.Value.Metadata.Uid);
        Assert.Null(View.Owner(owner with { Uid = "kafka-0" }, "shop"));
        Assert.Null(View.Owner(owner, "other"));
    }

    [Fact]
    public void ContentOf_Namespace_CountsByKind() =>
        Assert.Equal(
            [("ConfigMap", 1, 0), ("Kafka", 1, 1), ("Pod", 1, 1)],
            View.ContentOf("shop").Select(c => (c.Kind.Kind, c.Count, c.InDeletion)).Order());

    [Fact]
    public void Gaps_ApiServiceNotAvailable_NamesItsGroup()
    {
        var gap = Assert.Single(View.Gaps);

        Assert.Equal(("metrics.k8s.io", "v1beta1", MetadataGapCause.Undiscovered, "no endpoints"), (gap.Group, gap.Version, gap.Cause, gap.Reason));
        Assert.False(View.Sees("metrics.k8s.io", "PodMetrics"));
        Assert.True(View.Sees("kafka.strimzi.io", "Kafka"));
        Assert.True(View.Sees("example.com", "Gone"));
    }

    [Fact]
    public void Gaps_NothingDiscovered_SaysSo()
    {
        var view = new ClusterView { Cluster = "c" }.Metadata;

        Assert.Contains(view.Gaps, g => g is { Group: DiscoveryGap.AllGroups, Cause: MetadataGapCause.Undiscovered });
        Assert.Contains(view.Gaps, g => g is { Kind: "Pod", Cause: MetadataGapCause.Syncing });
        Assert.False(view.Sees("example.com", "Gone"));
    }

    [Fact]
    public void Gaps_KindForbidden_KeepsWhatWasKnown()
    {
        var kind = new ResourceKind("", "v1", "secrets", "Secret", true);
        var secret = new ObjectMetadata { Metadata = new ObjectMeta { Name = "s", Namespace = "shop", Uid = "1" } };
        var status = new WatchStatus(WatchState.Forbidden, null, "may not list secrets", 1) { Since = DateTimeOffset.UnixEpoch };
        var kinds = new ClusterKinds([new ServedKind { Kind = kind, Verbs = ["list", "watch", "delete"] }], [], DateTimeOffset.UnixEpoch);

        var gap = Assert.Single(new MetadataView([], new MetadataSnapshots(kinds, [new ResourceSnapshot<ObjectMetadata>(kind, [secret], status)])).Gaps);

        Assert.Equal((MetadataGapCause.Forbidden, "Secret", 1, "may not list secrets"), (gap.Cause, gap.Kind, gap.Known, gap.Reason));
        Assert.Equal(DateTimeOffset.UnixEpoch, gap.Since);
    }

    [Fact]
    public void Gaps_ListWithoutWatch_IsOne()
    {
        var kind = new ResourceKind("aggregated.example.com", "v1", "things", "Thing", true);
        var kinds = new ClusterKinds([new ServedKind { Kind = kind, Verbs = ["list", "delete"] }], [], DateTimeOffset.UnixEpoch);

        var view = new MetadataView([], new MetadataSnapshots(kinds, []));

        Assert.Equal(MetadataGapCause.Unwatchable, Assert.Single(view.Gaps).Cause);
        Assert.False(view.Sees("aggregated.example.com", "Thing"));
    }

    [Fact]
    public void Metadata_CopyWithOtherPods_IsMadeAnew()
    {
        var view = ManifestView.Of(ManifestFile.Documents(Cluster));
        Assert.Same(view.Metadata, view.Metadata);
        Assert.Equal(2, view.Metadata.InDeletion.Count);

        var other = view with { Pods = new ResourceSnapshot<Pod>(KnownResources.Pods, [], WatchStatus.Initial) };

        Assert.Equal("Kafka", Assert.Single(other.Metadata.InDeletion).Kind.Kind);
    }

    [Fact]
    public void Wanted_KindsWatchedInFullEventsAndSecondNames_AreLeftOut()
    {
        ServedKind Kind(string group, string resource, params string[] verbs) =>
            new() { Kind = new ResourceKind(group, "v1", resource, resource, true), Verbs = [.. verbs] };

        var kinds = new ClusterKinds(
            [
                Kind("", "pods", "list", "watch", "delete"),
                Kind("", "events", "list", "watch", "delete"),
                Kind("events.k8s.io", "events", "list", "watch", "delete"),
                Kind("", "configmaps", "list", "watch", "delete"),
                Kind("", "bindings", "create"),
                Kind("metrics.k8s.io", "pods", "get", "list"),
                Kind("project.openshift.io", "projects", "list", "watch", "delete"),
            ],
            [],
            DateTimeOffset.UnixEpoch);

        Assert.Equal(["configmaps"], MetadataSnapshots.Wanted(kinds).Select(k => k.Resource));
    }
}
