using System.Collections.Immutable;
using System.Globalization;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Admission;
using Portal.Cluster.Resources.Events;
using Portal.Cluster.Resources.Leases;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Namespaces;
using Portal.Cluster.Resources.Nodes;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Resources.Services;
using Portal.Cluster.Resources.Storage;
using Portal.Cluster.Resources.Workloads;
using Portal.Cluster.Watching;

namespace Portal.Testing.Detection;

/// <summary>
/// A small cluster that changes at the whim of a random source: few names, so that objects meet, and the values that detectors branch on. Everything
/// comes from the seed.
/// </summary>
public sealed class RandomCluster
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 6, 0, 0, TimeSpan.Zero);
    private static readonly string[] Namespaces = ["shop", "kube-system"];
    private static readonly string[] PodNames = ["db-0", "db-1", "web-x", "job-y", "example-operator-0", "csi-node-a"];
    private static readonly string[] NodeNames = ["n1", "n2", "n3"];
    private static readonly string[] ClaimNames = ["data-db-0", "data-db-1"];
    private static readonly string[] VolumeNames = ["pv-1", "pv-2"];
    private static readonly string[] Finalizers = ["example.com/hold", "batch.kubernetes.io/job-tracking", "foregroundDeletion", "other.example.org/x"];
    private static readonly string[] Managers = ["example-operator", "kube-controller-manager", "kubectl-patch"];

    // Around the margins that detectors have: 20 s, a minute, five minutes, an hour.
    private static readonly int[] Overdue = [-3600, -240, -1, 0, 20, 59, 61, 299, 301, 3599, 3601, 90_000];
    private static readonly int[] Steps = [0, 1, 1, 30, 60, 61, 300, 3600];

    private readonly Random _random;
    private readonly Dictionary<(string Kind, ObjectKey Key), IKubernetesObject> _objects = [];
    private readonly Dictionary<string, WatchState> _states = [];
    private DateTimeOffset _now = Start;
    private int _version;

    private RandomCluster(int seed) => _random = new Random(seed);

    /// <summary>A history of a cluster.</summary>
    /// <param name="seed">What everything comes from.</param>
    /// <param name="steps">How many moments.</param>
    public static IReadOnlyList<HistoryStep> History(int seed, int steps)
    {
        var cluster = new RandomCluster(seed);
        var history = new List<HistoryStep> { cluster.Step(40) };
        while (history.Count < steps)
        {
            // Mostly one change at a time; sometimes several that arrive as one.
            history.Add(cluster.Step(cluster._random.Next(4) == 0 ? cluster._random.Next(2, 8) : cluster._random.Next(2)));
        }

        return history;
    }

    private HistoryStep Step(int changes)
    {
        var seconds = Pick(Steps);
        _now += TimeSpan.FromSeconds(seconds);
        var what = new List<string> { $"{seconds.ToString(CultureInfo.InvariantCulture)} s later" };
        for (var i = 0; i < changes; i++)
        {
            what.Add(Change());
        }

        return new HistoryStep(View(), _now, string.Join(", ", what));
    }

    private string Change() => _random.Next(100) switch
    {
        < 40 => Put(KnownResources.Pods, Pick(Namespaces), Pick(PodNames), Pod),
        < 55 => Put(KnownResources.Nodes, "", Pick(NodeNames), Node),
        < 63 => Put(KnownResources.Claims, "shop", Pick(ClaimNames), Claim),
        < 68 => Put(KnownResources.Volumes, "", Pick(VolumeNames), Volume),
        < 74 => Put(KnownResources.VolumeAttachments, "", "csi-" + Pick(VolumeNames), Attachment),
        < 79 => Put(KnownResources.StatefulSets, "shop", "db", Workload),
        < 83 => Put(KnownResources.Jobs, "shop", "job", Workload),
        < 88 => Put(KnownResources.Leases, "kube-node-lease", Pick(NodeNames), Lease),
        < 91 => Put(KnownResources.Leases, "kube-system", Pick(["kube-controller-manager", "example-operator"]), Lease),
        < 94 => Put(KnownResources.Events, "shop", $"e{_random.Next(4).ToString(CultureInfo.InvariantCulture)}", Event),
        94 => Put(KnownResources.ValidatingWebhooks, "", "guard", Webhook),
        95 => Put(KnownResources.Services, "kube-system", "guard", Service),
        96 => Put(KnownResources.EndpointSlices, "kube-system", "guard-1", Slice),
        97 => Put(KnownResources.Namespaces, "", Pick(Namespaces), Namespace),
        _ => Watch(),
    };

    private string Watch()
    {
        var resource = Pick([KnownResources.Pods, KnownResources.Nodes, KnownResources.Leases, KnownResources.VolumeAttachments]).Resource;
        _states[resource] = Pick([WatchState.Synced, WatchState.Synced, WatchState.Stale, WatchState.Syncing, WatchState.Forbidden]);
        return $"{resource} {_states[resource]}";
    }

    private string Put(ResourceKind kind, string @namespace, string name, Func<ObjectMeta, IKubernetesObject> make)
    {
        var key = (kind.Resource, new ObjectKey(@namespace, name));
        _objects.TryGetValue(key, out var before);
        _version++;
        if (before is not null && _random.Next(4) == 0)
        {
            _objects.Remove(key);
            return $"{kind.Kind} {key.Item2} gone";
        }

        // A fifth of the changes is a deletion and a creation that arrive as one.
        var uid = before is not null && _random.Next(5) > 0 ? before.Metadata.Uid : $"{kind.Resource}-{name}-{_version.ToString(CultureInfo.InvariantCulture)}";
        _objects[key] = make(new ObjectMeta
        {
            Name = name,
            Namespace = @namespace,
            Uid = uid,
            ResourceVersion = _version.ToString(CultureInfo.InvariantCulture),
            CreationTimestamp = Start,
        });
        return $"{kind.Kind} {key.Item2}";
    }

    private Pod Pod(ObjectMeta meta)
    {
        var deleted = _random.Next(10) < 7;
        var finalizers = Some(Finalizers);
        meta = meta with
        {
            DeletionTimestamp = deleted ? _now - TimeSpan.FromSeconds(Pick(Overdue)) : null,
            DeletionGracePeriodSeconds = deleted ? Pick([0L, 0L, 30L, 3600L]) : null,
            Finalizers = finalizers,
            ManagedFields = finalizers.IsEmpty ? [] : [new ManagedFieldsEntry(Pick(Managers), "Update", Start, "", finalizers)],
            OwnerReferences = Owners(),
            Labels = ImmutableDictionary<string, string>.Empty.Add("app.kubernetes.io/name", Pick(Managers)),
            Annotations = _random.Next(12) == 0 ? ImmutableDictionary<string, string>.Empty.Add("kubernetes.io/config.mirror", "x") : ImmutableDictionary<string, string>.Empty,
        };
        return new Pod
        {
            Metadata = meta,
            NodeName = _random.Next(6) == 0 ? "" : Pick(NodeNames),
            ClaimNames = Some(ClaimNames),
            Phase = Pick(["Running", "Running", "Pending", "Succeeded", "Failed"]),
            Conditions = [new Condition("Ready", Pick(["True", "False"]), "", "", Start, null)],
            ContainerStatuses = [new ContainerStatus("main", false, 0, State(), ContainerState.None)],
        };
    }

    private ContainerState State() => Pick([ContainerStateType.Running, ContainerStateType.Terminated, ContainerStateType.Waiting]) switch
    {
        ContainerStateType.Running => new ContainerState(ContainerStateType.Running, "", "", null, Start, null),
        ContainerStateType.Terminated => new ContainerState(ContainerStateType.Terminated, "Completed", "", 0, Start, Start),
        _ => new ContainerState(ContainerStateType.Waiting, "ContainerCreating", "", null, null, null),
    };

    private ImmutableArray<OwnerReference> Owners() => _random.Next(4) switch
    {
        0 => [new OwnerReference("apps/v1", "StatefulSet", "db", Uid(KnownResources.StatefulSets, "shop", "db"), true, true)],
        1 => [new OwnerReference("batch/v1", "Job", "job", Uid(KnownResources.Jobs, "shop", "job"), true, true)],
        2 => [new OwnerReference("v1", "Pod", "db-0", Uid(KnownResources.Pods, "shop", "db-0"), false, _random.Next(2) == 0)],
        _ => [],
    };

    private string Uid(ResourceKind kind, string @namespace, string name) =>
        _objects.GetValueOrDefault((kind.Resource, new ObjectKey(@namespace, name)))?.Metadata.Uid ?? "gone";

    private Node Node(ObjectMeta meta) => new()
    {
        Metadata = meta,
        Taints = _random.Next(3) == 0 ? [new Taint(Pick(["node.kubernetes.io/unreachable", "node.kubernetes.io/out-of-service"]), "", "NoExecute", _now)] : [],
        Conditions = [new Condition("Ready", Pick(["True", "True", "False", "Unknown"]), Pick(["KubeletReady", "NodeStatusUnknown"]), "message", _now - TimeSpan.FromSeconds(Pick(Overdue)), _now)],
        KernelVersion = Pick(["3.10.0-514.el7", "6.1.0"]),
        ContainerRuntimeVersion = Pick(["docker://1.12.6", "containerd://2.0.0"]),
    };

    private PersistentVolumeClaim Claim(ObjectMeta meta) => new()
    {
        Metadata = meta with { OwnerReferences = Owners() },
        VolumeName = Pick(VolumeNames),
        AccessModes = [Pick(["ReadWriteOnce", "ReadWriteMany"])],
        Phase = "Bound",
    };

    private PersistentVolume Volume(ObjectMeta meta) => new() { Metadata = meta, CsiDriver = "csi.example.com", Phase = "Bound" };

    private VolumeAttachment Attachment(ObjectMeta meta) => new()
    {
        Metadata = meta with { DeletionTimestamp = _random.Next(2) == 0 ? _now : null },
        NodeName = Pick(NodeNames),
        PersistentVolumeName = meta.Name["csi-".Length..],
        Attached = _random.Next(2) == 0,
        DetachError = Pick(["", "rpc error"]),
    };

    private Workload Workload(ObjectMeta meta) => new() { Metadata = meta, Desired = _random.Next(3), Ready = _random.Next(3) };

    private Lease Lease(ObjectMeta meta) => new()
    {
        Metadata = meta,
        HolderIdentity = Pick([meta.Name, "example-operator-0_1234", ""]),
        RenewTime = _now - TimeSpan.FromSeconds(Pick(Overdue)),
        LeaseDurationSeconds = Pick([15, 40]),
    };

    private KubernetesEvent Event(ObjectMeta meta)
    {
        var pod = Pick(PodNames);
        return new KubernetesEvent
        {
            Metadata = meta,
            InvolvedObject = new ObjectReference("v1", "Pod", "shop", pod, Uid(KnownResources.Pods, "shop", pod)),
            Type = "Warning",
            Reason = Pick(["FailedKillPod", "FailedAttachVolume", "FailedPreStopHook", "Killing"]),
            Message = Pick(["error killing pod", "Multi-Attach error for volume \"pv-1\" Volume is already used by pod(s) db-0", "device or resource busy"]),
            FirstTimestamp = _now,
            LastTimestamp = _now,
        };
    }

    private WebhookConfiguration Webhook(ObjectMeta meta) => new()
    {
        Metadata = meta,
        Webhooks =
        [
            new AdmissionWebhook
            {
                Name = "guard.example.com",
                FailurePolicy = Pick(["Fail", "Ignore"]),
                Service = new ServiceReference("kube-system", "guard", 443),
                Rules = [new WebhookRule(["UPDATE", "DELETE"], [""], ["*"], ["pods"], "*")],
                NamespaceSelector = _random.Next(2) == 0 ? null : new LabelSelector(ImmutableDictionary<string, string>.Empty.Add("guarded", "yes"), []),
            },
        ],
    };

    private Service Service(ObjectMeta meta) => new() { Metadata = meta, Selector = ImmutableDictionary<string, string>.Empty.Add("app.kubernetes.io/name", Pick(Managers)) };

    private EndpointSlice Slice(ObjectMeta meta) => new()
    {
        Metadata = meta with { Labels = ImmutableDictionary<string, string>.Empty.Add("kubernetes.io/service-name", "guard") },
        Endpoints = 1,
        Ready = _random.Next(2),
    };

    private Namespace Namespace(ObjectMeta meta) => new() { Metadata = meta with { Labels = ImmutableDictionary<string, string>.Empty.Add("guarded", Pick(["yes", "no"])) } };

    private ClusterView View() => new()
    {
        Cluster = "test",
        Pods = Snapshot<Pod>(KnownResources.Pods),
        Nodes = Snapshot<Node>(KnownResources.Nodes),
        Events = Snapshot<KubernetesEvent>(KnownResources.Events),
        Claims = Snapshot<PersistentVolumeClaim>(KnownResources.Claims),
        Volumes = Snapshot<PersistentVolume>(KnownResources.Volumes),
        VolumeAttachments = Snapshot<VolumeAttachment>(KnownResources.VolumeAttachments),
        StatefulSets = Snapshot<Workload>(KnownResources.StatefulSets),
        Jobs = Snapshot<Workload>(KnownResources.Jobs),
        Leases = Snapshot<Lease>(KnownResources.Leases),
        ValidatingWebhooks = Snapshot<WebhookConfiguration>(KnownResources.ValidatingWebhooks),
        Services = Snapshot<Service>(KnownResources.Services),
        EndpointSlices = Snapshot<EndpointSlice>(KnownResources.EndpointSlices),
        Namespaces = Snapshot<Namespace>(KnownResources.Namespaces),
    };

    private ResourceSnapshot<T> Snapshot<T>(ResourceKind kind)
        where T : class, IKubernetesObject
    {
        var objects = _objects.Where(pair => pair.Key.Kind == kind.Resource).Select(static pair => (T)pair.Value).ToArray();
        return new ResourceSnapshot<T>(kind, objects, new WatchStatus(_states.GetValueOrDefault(kind.Resource, WatchState.Synced), _now, null, objects.Length), _version);
    }

    private T Pick<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];

    private ImmutableArray<string> Some(string[] values) => [.. values.Where(_ => _random.Next(4) == 0)];
}
