using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Workloads;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Seeding;

/// <summary>The objects of a seeded workload, as its controllers left them when the last pod became ready.</summary>
internal static class WorkloadObjects
{
    /// <summary>The workload without status.</summary>
    public static JsonObject Workload(WorkloadPlan plan, DateTimeOffset created)
    {
        var labels = new JsonObject { ["app.kubernetes.io/name"] = plan.Name };
        var spec = new JsonObject
        {
            ["selector"] = new JsonObject { ["matchLabels"] = labels.DeepClone() },
            ["template"] = new JsonObject
            {
                ["metadata"] = new JsonObject { ["labels"] = labels.DeepClone() },
                ["spec"] = new JsonObject
                {
                    ["containers"] = new JsonArray(new JsonObject
                    {
                        ["name"] = "main",
                        ["image"] = plan.Image,
                        ["resources"] = new JsonObject
                        {
                            ["requests"] = new JsonObject { ["cpu"] = "50m", ["memory"] = "64Mi" },
                            ["limits"] = new JsonObject { ["memory"] = "256Mi" },
                        },
                    }),
                },
            },
        };
        if (plan.Resource != KnownResources.DaemonSets)
        {
            spec["replicas"] = plan.Replicas;
        }

        if (plan.Resource == KnownResources.StatefulSets)
        {
            spec["serviceName"] = plan.Name;
        }

        return new JsonObject { ["metadata"] = Metadata(plan.Name, plan.Namespace, created, labels), ["spec"] = spec };
    }

    /// <summary>The ReplicaSet of a Deployment.</summary>
    public static JsonObject ReplicaSet(JsonObject deployment, string hash, DateTimeOffset created)
    {
        var template = deployment.At("spec", "template")!.DeepClone().AsObject();
        template.ObjectAt("metadata").ObjectAt("labels")["pod-template-hash"] = hash;
        var selector = deployment.At("spec", "selector")!.DeepClone().AsObject();
        selector.ObjectAt("matchLabels")["pod-template-hash"] = hash;
        var replicas = deployment.Number("spec", "replicas") ?? 0;
        var metadata = Metadata(deployment.Name() + "-" + hash, deployment.Namespace(), created, template.At("metadata", "labels")!.DeepClone().AsObject());
        metadata["annotations"] = new JsonObject
        {
            ["deployment.kubernetes.io/desired-replicas"] = replicas.ToString(CultureInfo.InvariantCulture),
            ["deployment.kubernetes.io/max-replicas"] = (replicas + ((replicas + 3) / 4)).ToString(CultureInfo.InvariantCulture),
            ["deployment.kubernetes.io/revision"] = "1",
        };
        metadata["ownerReferences"] = new JsonArray(PodTemplates.OwnerReference(KnownResources.Deployments, deployment));
        return new JsonObject
        {
            ["metadata"] = metadata,
            ["spec"] = new JsonObject { ["replicas"] = replicas, ["selector"] = selector, ["template"] = template },
            ["status"] = new JsonObject
            {
                ["replicas"] = replicas,
                ["fullyLabeledReplicas"] = replicas,
                ["readyReplicas"] = replicas,
                ["availableReplicas"] = replicas,
                ["terminatingReplicas"] = 0,
                ["observedGeneration"] = 1,
            },
        };
    }

    /// <summary>The status of a workload all of whose pods are ready.</summary>
    public static JsonObject Status(WorkloadPlan plan, int pods, string revision, DateTimeOffset since)
    {
        if (plan.Resource == KnownResources.DaemonSets)
        {
            return new JsonObject
            {
                ["currentNumberScheduled"] = pods,
                ["numberMisscheduled"] = 0,
                ["desiredNumberScheduled"] = pods,
                ["numberReady"] = pods,
                ["observedGeneration"] = 1,
                ["updatedNumberScheduled"] = pods,
                ["numberAvailable"] = pods,
            };
        }

        var status = new JsonObject { ["observedGeneration"] = 1, ["replicas"] = pods, ["readyReplicas"] = pods, ["updatedReplicas"] = pods, ["availableReplicas"] = pods };
        if (plan.Resource == KnownResources.StatefulSets)
        {
            status["currentReplicas"] = pods;
            status["currentRevision"] = revision;
            status["updateRevision"] = revision;
            status["collisionCount"] = 0;
            return status;
        }

        status["terminatingReplicas"] = 0;
        status["conditions"] = new JsonArray(
            Condition("Available", "MinimumReplicasAvailable", "Deployment has minimum availability."),
            Condition("Progressing", "NewReplicaSetAvailable", $"ReplicaSet \"{plan.Name}-{revision}\" has successfully progressed."));
        return status;

        JsonObject Condition(string type, string reason, string message) => new()
        {
            ["type"] = type,
            ["status"] = "True",
            ["lastUpdateTime"] = Timestamps.Format(since),
            ["lastTransitionTime"] = Timestamps.Format(since),
            ["reason"] = reason,
            ["message"] = message,
        };
    }

    private static JsonObject Metadata(string name, string ns, DateTimeOffset created, JsonObject labels) => new()
    {
        ["name"] = name,
        ["namespace"] = ns,
        ["uid"] = Guid.NewGuid().ToString(),
        ["generation"] = 1,
        ["creationTimestamp"] = Timestamps.Format(created),
        ["labels"] = labels,
    };
}
