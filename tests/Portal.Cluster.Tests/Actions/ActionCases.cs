using Portal.Cluster.Actions;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Namespaces;
using Portal.Cluster.Resources.Nodes;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Resources.Workloads;

namespace Portal.Cluster.Tests.Actions;

internal static class ActionCases
{
    public const string Uid = "7fe251db-7829-4fb8-b3da-d0bbaf8a6f49";
    public const string ResourceVersion = "254";

    public static Pod Pod(params string[] finalizers) => new()
    {
        Metadata = new ObjectMeta { Name = "db-0", Namespace = "shop", Uid = Uid, ResourceVersion = ResourceVersion, Finalizers = [.. finalizers] },
    };

    public static ClusterAction RemoveFinalizer(string finalizer = "example.com/hold") =>
        Portal.Cluster.Actions.RemoveFinalizer.From(KnownResources.Pods, Pod("example.com/other", finalizer), finalizer);

    public static ClusterAction ForceDelete() => ForceDeletePod.From(Pod());

    public static ClusterAction Finalize() => FinalizeNamespace.From(new Namespace { Metadata = new ObjectMeta { Name = "shop", Uid = Uid, ResourceVersion = ResourceVersion } });

    public static ClusterAction Restart(string name = "db") => RestartWorkload.From(
        KnownResources.Deployments,
        new Workload { Metadata = new ObjectMeta { Name = name, Namespace = "shop", Uid = Uid, ResourceVersion = ResourceVersion } },
        new DateTimeOffset(2026, 11, 24, 3, 0, 0, TimeSpan.Zero));

    public static ClusterAction Taint(string value = "nodeshutdown", params Taint[] before) =>
        AddTaint.From(Node(before), new Taint("node.kubernetes.io/out-of-service", value, "NoExecute", null));

    public static ClusterAction Untaint() => RemoveTaint.From(Node(Unreachable, OutOfService), OutOfService);

    public static Taint Unreachable { get; } = new("node.kubernetes.io/unreachable", "", "NoExecute", new DateTimeOffset(2026, 11, 24, 1, 41, 25, TimeSpan.Zero));

    public static Taint OutOfService { get; } = new("node.kubernetes.io/out-of-service", "nodeshutdown", "NoExecute", null);

    public static Node Node(params Taint[] taints) =>
        new() { Metadata = new ObjectMeta { Name = "n1", Uid = Uid, ResourceVersion = ResourceVersion }, Taints = [.. taints] };

    public static ClusterAction Delete() => DeleteObject.From(KnownResources.Pods, Pod()) with { GracePeriodSeconds = 5, PropagationPolicy = "Orphan" };

    public static ClusterAction Cordon(bool unschedulable = true) => SetUnschedulable.From(
        new Node { Metadata = new ObjectMeta { Name = "n1", Uid = Uid, ResourceVersion = ResourceVersion } }, unschedulable);

    public static ClusterAction Evict() => EvictPod.From(Pod(), gracePeriodSeconds: 5);
}
