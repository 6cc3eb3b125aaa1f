using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Controllers.Nodes;
using Portal.Simulator.Controllers.Scheduling;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Workloads;

/// <summary>DaemonSets: one pod on each node that they fit; a node that is not ready or cordoned keeps its pod.</summary>
public sealed class DaemonSetController(ClusterAccess cluster, ClusterIndex index, WorkSchedule work, EventRecorder events)
    : WorkloadController(KnownResources.DaemonSets, cluster, index, work, events)
{
    private const string Component = "daemonset-controller";
    private const string RevisionLabel = "controller-revision-hash";

    private static readonly (string Key, string Effect)[] Tolerated =
    [
        (NodeHealth.NotReadyTaint, "NoExecute"), (NodeHealth.UnreachableTaint, "NoExecute"), ("node.kubernetes.io/disk-pressure", "NoSchedule"),
        ("node.kubernetes.io/memory-pressure", "NoSchedule"), ("node.kubernetes.io/pid-pressure", "NoSchedule"), ("node.kubernetes.io/unschedulable", "NoSchedule"),
    ];

    /// <inheritdoc/>
    public override string Name => Component;

    /// <inheritdoc/>
    public override void Observe(ObjectChange change)
    {
        base.Observe(change);
        if (!change.Is(KnownResources.Nodes) || change.IsFound || !MayMatter(change))
        {
            return;
        }

        foreach (var set in Cluster.List(Resource))
        {
            Work.Add(this, set.Namespace + "/" + set.Name);
        }
    }

    /// <inheritdoc/>
    protected override void Reconcile(JsonObject workload)
    {
        var revision = IsAsFound(workload)
            ? OwnedPods.Of(Cluster, Index, workload.Uid()).Select(pod => pod.Labels().Get(RevisionLabel)).FirstOrDefault() ?? PodTemplates.Hash(workload.At("spec", "template"))
            : PodTemplates.Hash(workload.At("spec", "template"));
        var nodes = Cluster.List(KnownResources.Nodes).Select(stored => stored.ToJson()).Where(node => Wants(workload, node)).Select(node => node.Name()).ToList();
        var byNode = OwnedPods.Of(Cluster, Index, workload.Uid()).ToLookup(Target, StringComparer.Ordinal);
        if (!workload.IsTerminating())
        {
            Act(workload, nodes, byNode, revision);
        }

        var pods = OwnedPods.Of(Cluster, Index, workload.Uid());
        WriteStatus(workload, status => Count(workload, status, nodes, pods, revision));
    }

    /// <summary>The pod of a DaemonSet for one node: bound to it by affinity, and tolerating what happens to nodes.</summary>
    internal static JsonObject BuildPod(JsonObject set, string node, string revision)
    {
        var pod = PodTemplates.Build(KnownResources.DaemonSets, set, null, (RevisionLabel, revision), ("pod-template-generation", "1"));
        AddTolerations(pod);
        pod.ObjectAt("spec").ObjectAt("affinity").ObjectAt("nodeAffinity")["requiredDuringSchedulingIgnoredDuringExecution"] = new JsonObject
        {
            ["nodeSelectorTerms"] = new JsonArray(new JsonObject
            {
                ["matchFields"] = new JsonArray(new JsonObject { ["key"] = "metadata.name", ["operator"] = "In", ["values"] = new JsonArray(node) }),
            }),
        };
        return pod;
    }

    private static bool MayMatter(ObjectChange change)
    {
        if (change.Type != WatchEventType.Modified || change.Previous is null)
        {
            return true;
        }

        var before = change.Previous.ToJson();
        return !JsonNode.DeepEquals(before["spec"], change.Json["spec"]) || !JsonNode.DeepEquals(before.At("metadata", "labels"), change.Json.At("metadata", "labels"));
    }

    private static bool Wants(JsonObject set, JsonObject node)
    {
        var template = set.ObjectIn("spec", "template") ?? [];
        return NodeSelectorTerms.Allows(template, node) && Tolerations.FirstUntolerated(WithTolerations(template), node, "NoSchedule", "NoExecute") is null;
    }

    private static JsonObject WithTolerations(JsonObject template)
    {
        var copy = new JsonObject { ["spec"] = new JsonObject { ["tolerations"] = template.At("spec", "tolerations")?.DeepClone() ?? new JsonArray() } };
        // The pod stays where it is when a node goes silent, and comes to nodes that are not ready: both effects are tolerated here.
        copy.ObjectAt("spec").ArrayAt("tolerations").Add(new JsonObject { ["key"] = NodeHealth.NotReadyTaint, ["operator"] = "Exists" });
        copy.ObjectAt("spec").ArrayAt("tolerations").Add(new JsonObject { ["key"] = NodeHealth.UnreachableTaint, ["operator"] = "Exists" });
        AddTolerations(copy);
        return copy;
    }

    private static void AddTolerations(JsonObject pod)
    {
        var tolerations = pod.ObjectAt("spec").ArrayAt("tolerations");
        foreach (var (key, effect) in Tolerated)
        {
            tolerations.Add(new JsonObject { ["key"] = key, ["operator"] = "Exists", ["effect"] = effect });
        }
    }

    private static string Target(JsonObject pod) => pod.Text("spec", "nodeName") is { Length: > 0 } node ? node
        : pod.Items("spec", "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms")
            .SelectMany(term => term.Items("matchFields")).SelectMany(field => field.Texts("values")).FirstOrDefault() ?? "";

    private static void Count(JsonObject set, JsonObject status, List<string> nodes, IReadOnlyList<JsonObject> pods, string revision)
    {
        var there = pods.Where(pod => nodes.Contains(Target(pod)) && !pod.IsTerminating()).ToList();
        var available = there.Count(OwnedPods.IsReady);
        status["currentNumberScheduled"] = there.Select(Target).Distinct(StringComparer.Ordinal).Count();
        status["numberMisscheduled"] = pods.Count(pod => !nodes.Contains(Target(pod)));
        status["desiredNumberScheduled"] = nodes.Count;
        status["numberReady"] = available;
        status["observedGeneration"] = set.Number("metadata", "generation") ?? 1;
        OwnedPods.Count(status, "updatedNumberScheduled", there.Count(pod => pod.Labels().Get(RevisionLabel) == revision));
        OwnedPods.Count(status, "numberAvailable", available);
        OwnedPods.Count(status, "numberUnavailable", nodes.Count - available);
    }

    private void Act(JsonObject set, List<string> nodes, ILookup<string, JsonObject> byNode, string revision)
    {
        foreach (var node in nodes)
        {
            var ended = byNode[node].Where(pod => !OwnedPods.IsActive(pod) && !pod.IsTerminating()).ToList();
            ended.ForEach(DeletePod);
            if (!byNode[node].Any())
            {
                Create(set, node, revision);
            }
        }

        foreach (var pod in byNode.Where(group => !nodes.Contains(group.Key)).SelectMany(group => group).Where(pod => !pod.IsTerminating()))
        {
            // A node that is gone is PodGC's affair; one that the set does not want any more loses its pod.
            if (Cluster.Get(KnownResources.Nodes, "", Target(pod)) is not null)
            {
                DeletePod(pod);
                Report(set, "SuccessfulDelete", $"Deleted pod: {pod.Name()}", Component);
            }
        }

        if (set.Text("spec", "updateStrategy", "type") == "OnDelete")
        {
            return;
        }

        // One pod at a time (maxUnavailable 1).
        var all = byNode.SelectMany(group => group).ToList();
        var old = all.Find(pod => pod.Labels().Get(RevisionLabel) is { } known && known != revision && OwnedPods.IsActive(pod));
        if (old is not null && all.TrueForAll(pod => OwnedPods.IsReady(pod) && !pod.IsTerminating()))
        {
            DeletePod(old);
            Report(set, "SuccessfulDelete", $"Deleted pod: {old.Name()}", Component);
        }
    }

    private void Create(JsonObject set, string node, string revision)
    {
        if (Cluster.TryCreate(KnownResources.Pods, BuildPod(set, node, revision)) is { } made)
        {
            Report(set, "SuccessfulCreate", $"Created pod: {made.Name()}", Component);
        }
    }
}
