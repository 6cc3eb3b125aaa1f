using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Workloads;

/// <summary>Deployments: one ReplicaSet for each template, rolled over as the strategy says.</summary>
public sealed class DeploymentController(ClusterAccess cluster, ClusterIndex index, WorkSchedule work, EventRecorder events)
    : WorkloadController(KnownResources.Deployments, cluster, index, work, events)
{
    private const string Component = "deployment-controller";
    private const string Revision = "deployment.kubernetes.io/revision";

    /// <inheritdoc/>
    public override string Name => Component;

    /// <inheritdoc/>
    protected override bool IsOwned(ObjectChange change) => change.Is(KnownResources.ReplicaSets);

    /// <inheritdoc/>
    protected override void Reconcile(JsonObject workload)
    {
        var sets = ReplicaSets(workload);
        var hash = PodTemplates.Hash(workload.At("spec", "template"));
        if (!workload.IsTerminating() && !workload.IsTrue("spec", "paused"))
        {
            var current = Current(workload, sets);
            if (workload.Text("spec", "strategy", "type") == "Recreate")
            {
                Recreate(workload, sets, current, hash);
            }
            else
            {
                Roll(workload, sets, current ?? Create(workload, sets, hash, Room(workload, sets)));
            }
        }

        sets = ReplicaSets(workload);
        var latest = Current(workload, sets);
        DeploymentStatus.Write(workload, sets, latest, Work.Now, change => WriteStatus(workload, change));
        CleanUp(workload, sets, latest);
    }

    /// <summary>
    /// The ReplicaSet of the template as it is; of a Deployment that is as it was found, the newest one.
    /// </summary>
    private JsonObject? Current(JsonObject deployment, List<JsonObject> sets)
    {
        var hash = PodTemplates.Hash(deployment.At("spec", "template"));
        if (sets.Find(set => set.Labels().Get("pod-template-hash") == hash) is { } known)
        {
            return known;
        }

        return IsAsFound(deployment) ? sets.OrderBy(set => set.TimeAt("metadata", "creationTimestamp")).LastOrDefault() : null;
    }

    private static int Replicas(JsonObject json) => (int)Math.Clamp(json.Number("spec", "replicas") ?? 1, 0, int.MaxValue);

    private static int Available(JsonObject json) => (int)(json.Number("status", "availableReplicas") ?? 0);

    private List<JsonObject> ReplicaSets(JsonObject deployment) => [.. OwnedPods.Of(Cluster, Index, deployment.Uid(), KnownResources.ReplicaSets)];

    /// <summary>How many pods a new ReplicaSet may have at once: it is made with them.</summary>
    private static int Room(JsonObject deployment, List<JsonObject> sets)
    {
        var wanted = Replicas(deployment);
        var total = sets.Sum(Replicas);
        return total == 0 ? wanted : Math.Clamp(wanted + Rollout.Of(deployment, wanted).Surge - total, 0, wanted);
    }

    private JsonObject? Create(JsonObject deployment, List<JsonObject> sets, string hash, int replicas)
    {
        var revision = sets.Select(set => long.TryParse(set.Annotation(Revision), CultureInfo.InvariantCulture, out var known) ? known : 0).DefaultIfEmpty().Max() + 1;
        var text = revision.ToString(CultureInfo.InvariantCulture);
        var made = Cluster.TryCreate(KnownResources.ReplicaSets, NewReplicaSet(deployment, hash, replicas, text));
        if (made is not null)
        {
            sets.Add(made);
            Cluster.Change(Resource, deployment.Namespace(), deployment.Name(), json => json.Metadata().ObjectAt("annotations")[Revision] = text, "status");
            if (replicas > 0)
            {
                ReportScaled(deployment, made, 0, replicas);
            }

            DeploymentStatus.NewReplicaSet(made.Name(), Work.Now, change => WriteStatus(deployment, change));
        }

        return made;
    }

    private JsonObject NewReplicaSet(JsonObject deployment, string hash, int replicas, string revision)
    {
        var template = deployment.At("spec", "template")!.DeepClone().AsObject();
        template.ObjectAt("metadata").ObjectAt("labels")["pod-template-hash"] = hash;
        var selector = deployment.At("spec", "selector")?.DeepClone().AsObject() ?? [];
        selector.ObjectAt("matchLabels")["pod-template-hash"] = hash;
        var wanted = Replicas(deployment);
        return new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["name"] = deployment.Name() + "-" + hash,
                ["namespace"] = deployment.Namespace(),
                ["labels"] = template.At("metadata", "labels")!.DeepClone(),
                ["annotations"] = new JsonObject
                {
                    ["deployment.kubernetes.io/desired-replicas"] = wanted.ToString(CultureInfo.InvariantCulture),
                    ["deployment.kubernetes.io/max-replicas"] = (wanted + Rollout.Of(deployment, wanted).Surge).ToString(CultureInfo.InvariantCulture),
                    [Revision] = revision,
                },
                ["ownerReferences"] = new JsonArray(PodTemplates.OwnerReference(Resource, deployment)),
            },
            ["spec"] = new JsonObject { ["replicas"] = replicas, ["selector"] = selector, ["template"] = template },
        };
    }

    private void Roll(JsonObject deployment, List<JsonObject> sets, JsonObject? current)
    {
        if (current is null)
        {
            return;
        }

        var wanted = Replicas(deployment);
        var rollout = Rollout.Of(deployment, wanted);
        var old = sets.Where(set => set.Uid() != current.Uid()).ToList();
        var total = old.Sum(Replicas) + Replicas(current);
        var room = wanted + rollout.Surge - total;
        var next = old.Sum(Replicas) == 0 ? wanted : Math.Min(wanted, Replicas(current) + Math.Max(0, room));
        if (next != Replicas(current))
        {
            Scale(deployment, current, next);
            return;
        }

        // Old pods go as far as enough stay available.
        var spare = old.Sum(Available) + Available(current) - (wanted - rollout.Unavailable);
        foreach (var set in old.Where(set => Replicas(set) > 0))
        {
            var unhealthy = Math.Max(0, Replicas(set) - Available(set));
            var removable = Math.Min(Replicas(set), unhealthy + Math.Max(0, Math.Min(spare, Available(set))));
            spare -= Math.Max(0, removable - unhealthy);
            if (removable > 0)
            {
                Scale(deployment, set, Replicas(set) - removable);
            }
        }
    }

    private void Recreate(JsonObject deployment, List<JsonObject> sets, JsonObject? current, string hash)
    {
        var old = sets.Where(set => set.Uid() != current?.Uid()).ToList();
        foreach (var set in old.Where(set => Replicas(set) > 0))
        {
            Scale(deployment, set, 0);
        }

        if (old.Exists(set => (set.Number("status", "replicas") ?? 0) + (set.Number("status", "terminatingReplicas") ?? 0) > 0))
        {
            return;
        }

        current ??= Create(deployment, sets, hash, 0);
        if (current is not null && Replicas(current) != Replicas(deployment))
        {
            Scale(deployment, current, Replicas(deployment));
        }
    }

    private void Scale(JsonObject deployment, JsonObject set, int replicas)
    {
        var before = Replicas(set);
        Cluster.Change(KnownResources.ReplicaSets, set.Namespace(), set.Name(), json =>
        {
            json.ObjectAt("spec")["replicas"] = replicas;
            json.Metadata().ObjectAt("annotations")["deployment.kubernetes.io/desired-replicas"] = Replicas(deployment).ToString(CultureInfo.InvariantCulture);
        });
        ReportScaled(deployment, set, before, replicas);
    }

    private void ReportScaled(JsonObject deployment, JsonObject set, int before, int replicas) =>
        Report(
            deployment,
            "ScalingReplicaSet",
            string.Create(CultureInfo.InvariantCulture, $"Scaled {(replicas > before ? "up" : "down")} replica set {set.Name()} from {before} to {replicas}"),
            Component);

    private void CleanUp(JsonObject deployment, List<JsonObject> sets, JsonObject? current)
    {
        var keep = (int)Math.Clamp(deployment.Number("spec", "revisionHistoryLimit") ?? 10, 0, int.MaxValue);
        var done = sets.Where(set => set.Uid() != current?.Uid() && Replicas(set) == 0 && (set.Number("status", "replicas") ?? 0) == 0)
            .OrderBy(set => set.TimeAt("metadata", "creationTimestamp")).ToList();
        foreach (var set in done.Take(done.Count - keep))
        {
            Cluster.Delete(KnownResources.ReplicaSets, set.Namespace(), set.Name());
        }
    }
}
