using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Workloads;

/// <summary>StatefulSets: pods with fixed names, one after the other (or all at once), each with its claims. A name is free only when its object is gone.</summary>
public sealed class StatefulSetController(ClusterAccess cluster, ClusterIndex index, WorkSchedule work, EventRecorder events)
    : WorkloadController(KnownResources.StatefulSets, cluster, index, work, events)
{
    private const string Component = "statefulset-controller";
    private const string RevisionLabel = "controller-revision-hash";

    /// <inheritdoc/>
    public override string Name => Component;

    /// <inheritdoc/>
    protected override void Reconcile(JsonObject workload)
    {
        var revision = Revision(workload);
        if (!workload.IsTerminating())
        {
            Act(workload, revision);
        }

        var pods = OwnedPods.Of(Cluster, Index, workload.Uid());
        var wanted = Replicas(workload);
        var updated = pods.Count(pod => pod.Labels().Get(RevisionLabel) == revision);
        var ready = pods.Count(pod => OwnedPods.IsReady(pod));
        var before = workload.Text("status", "currentRevision") ?? revision;
        var current = updated == pods.Count && ready == pods.Count && pods.Count == wanted ? revision : before;
        WriteStatus(workload, status =>
        {
            status["observedGeneration"] = workload.Number("metadata", "generation") ?? 1;
            status["replicas"] = pods.Count;
            OwnedPods.Count(status, "readyReplicas", ready);
            OwnedPods.Count(status, "currentReplicas", pods.Count(pod => pod.Labels().Get(RevisionLabel) == current));
            OwnedPods.Count(status, "updatedReplicas", updated);
            status["currentRevision"] = current;
            status["updateRevision"] = revision;
            status["collisionCount"] = 0;
            status["availableReplicas"] = pods.Count(pod => OwnedPods.IsAvailable(pod, workload.Number("spec", "minReadySeconds") ?? 0, Work.Now));
        });
    }

    private static int Replicas(JsonObject set) => (int)Math.Clamp(set.Number("spec", "replicas") ?? 1, 0, int.MaxValue);

    private string Revision(JsonObject set)
        => IsAsFound(set) && set.Text("status", "updateRevision") is { } known ? known : set.Name() + "-" + PodTemplates.Hash(set.At("spec", "template"));

    private void Act(JsonObject set, string revision)
    {
        EnsureRevision(set, revision);
        var pods = OwnedPods.Of(Cluster, Index, set.Uid()).ToDictionary(pod => pod.Name(), StringComparer.Ordinal);
        var inOrder = set.Text("spec", "podManagementPolicy") != "Parallel";
        var start = (int)Math.Clamp(set.Number("spec", "ordinals", "start") ?? 0, 0, int.MaxValue / 2);
        var wanted = Replicas(set);
        for (var ordinal = start; ordinal < start + wanted; ordinal++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{set.Name()}-{ordinal}");
            if (!pods.TryGetValue(name, out var pod))
            {
                Create(set, name, ordinal, revision);
            }
            else if (pod.Text("status", "phase") is "Failed" or "Succeeded" && !pod.IsTerminating())
            {
                DeletePod(pod);
            }
            else if (OwnedPods.IsReady(pod) && !pod.IsTerminating())
            {
                continue;
            }

            if (inOrder)
            {
                return;
            }
        }

        var condemned = pods.Values.Where(pod => Ordinal(pod) is var ordinal && (ordinal < start || ordinal >= start + wanted)).OrderByDescending(Ordinal).ToList();
        foreach (var pod in condemned)
        {
            if (!pod.IsTerminating())
            {
                DeletePod(pod);
                Report(set, "SuccessfulDelete", $"delete Pod {pod.Name()} in StatefulSet {set.Name()} successful", Component);
            }

            if (inOrder)
            {
                return;
            }
        }

        if (condemned.Count == 0 && set.Text("spec", "updateStrategy", "type") != "OnDelete")
        {
            Update(set, pods.Values, revision);
        }
    }

    private void Update(JsonObject set, IEnumerable<JsonObject> pods, string revision)
    {
        var partition = set.Number("spec", "updateStrategy", "rollingUpdate", "partition") ?? 0;
        foreach (var pod in pods.OrderByDescending(Ordinal).Where(pod => Ordinal(pod) >= partition))
        {
            if (pod.IsTerminating() || !OwnedPods.IsReady(pod))
            {
                return;
            }

            if (pod.Labels().Get(RevisionLabel) is { } known && known != revision)
            {
                DeletePod(pod);
                Report(set, "SuccessfulDelete", $"delete Pod {pod.Name()} in StatefulSet {set.Name()} successful", Component);
                return;
            }
        }
    }

    private void Create(JsonObject set, string name, int ordinal, string revision)
    {
        var number = ordinal.ToString(CultureInfo.InvariantCulture);
        var pod = PodTemplates.Build(Resource, set, name,
            ("apps.kubernetes.io/pod-index", number), (RevisionLabel, revision), ("statefulset.kubernetes.io/pod-name", name));
        var spec = pod.ObjectAt("spec");
        spec["hostname"] = name;
        if (set.Text("spec", "serviceName") is { Length: > 0 } service)
        {
            spec["subdomain"] = service;
        }

        foreach (var template in set.Items("spec", "volumeClaimTemplates").OfType<JsonObject>())
        {
            EnsureClaim(set, template, name);
            var volumes = spec.ArrayAt("volumes");
            foreach (var same in volumes.Where(volume => volume.Text("name") == template.Name()).ToList())
            {
                volumes.Remove(same);
            }

            volumes.Add(new JsonObject
            {
                ["name"] = template.Name(),
                ["persistentVolumeClaim"] = new JsonObject { ["claimName"] = template.Name() + "-" + name },
            });
        }

        if (Cluster.TryCreate(KnownResources.Pods, pod) is not null)
        {
            Report(set, "SuccessfulCreate", $"create Pod {name} in StatefulSet {set.Name()} successful", Component);
        }
    }

    private void EnsureClaim(JsonObject set, JsonObject template, string pod)
    {
        var name = template.Name() + "-" + pod;
        if (Cluster.Get(KnownResources.PersistentVolumeClaims, set.Namespace(), name) is not null)
        {
            return;
        }

        var labels = set.At("spec", "selector", "matchLabels")?.DeepClone() ?? new JsonObject();
        Cluster.TryCreate(KnownResources.PersistentVolumeClaims, new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = set.Namespace(), ["labels"] = labels },
            ["spec"] = template.At("spec")?.DeepClone(),
        });
        Report(set, "SuccessfulCreate", $"create Claim {name} Pod {pod} in StatefulSet {set.Name()} success", Component);
    }

    private void EnsureRevision(JsonObject set, string revision)
    {
        if (Cluster.Get(KnownResources.ControllerRevisions, set.Namespace(), revision) is not null || set.Text("status", "updateRevision") == revision)
        {
            return;
        }

        var number = OwnedPods.Of(Cluster, Index, set.Uid(), KnownResources.ControllerRevisions).Select(known => known.Number("revision") ?? 0).DefaultIfEmpty().Max();
        Cluster.TryCreate(KnownResources.ControllerRevisions, new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["name"] = revision,
                ["namespace"] = set.Namespace(),
                ["labels"] = set.At("spec", "template", "metadata", "labels")?.DeepClone() ?? new JsonObject(),
                ["ownerReferences"] = new JsonArray(PodTemplates.OwnerReference(Resource, set)),
            },
            ["data"] = new JsonObject { ["spec"] = new JsonObject { ["template"] = set.At("spec", "template")?.DeepClone() } },
            ["revision"] = number + 1,
        });
    }

    private static int Ordinal(JsonObject pod)
        => int.TryParse(pod.Name().AsSpan(pod.Name().LastIndexOf('-') + 1), CultureInfo.InvariantCulture, out var ordinal) ? ordinal : -1;
}
