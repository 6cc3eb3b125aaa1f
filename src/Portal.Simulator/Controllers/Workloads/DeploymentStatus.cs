using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Workloads;

/// <summary>The status of a Deployment, by which <c>kubectl rollout status</c> goes.</summary>
internal static class DeploymentStatus
{
    /// <summary>Notes that a ReplicaSet was made for a new template.</summary>
    public static void NewReplicaSet(string name, DateTimeOffset now, Action<Action<JsonObject>> write) => write(status =>
        status["conditions"] = Set(status, "Progressing", "True", now, "NewReplicaSetCreated", $"Created new replica set \"{name}\""));

    /// <summary>Counts the ReplicaSets' pods, and sets Available and Progressing.</summary>
    public static void Write(JsonObject deployment, IReadOnlyList<JsonObject> sets, JsonObject? current, DateTimeOffset now, Action<Action<JsonObject>> write)
    {
        var wanted = (int)(deployment.Number("spec", "replicas") ?? 1);
        var (total, updated) = (sets.Sum(set => Count(set, "replicas")), Count(current, "replicas"));
        var available = sets.Sum(set => Count(set, "availableReplicas"));
        var before = (int)(deployment.Number("status", "updatedReplicas") ?? 0);
        write(status =>
        {
            status["observedGeneration"] = deployment.Number("metadata", "generation") ?? 1;
            OwnedPods.Count(status, "replicas", total);
            OwnedPods.Count(status, "updatedReplicas", updated);
            OwnedPods.Count(status, "readyReplicas", sets.Sum(set => Count(set, "readyReplicas")));
            OwnedPods.Count(status, "availableReplicas", available);
            OwnedPods.Count(status, "unavailableReplicas", Math.Max(0, Math.Max(total, wanted) - available));
            status["terminatingReplicas"] = sets.Sum(set => Count(set, "terminatingReplicas"));
            var enough = available >= wanted - Rollout.Of(deployment, wanted).Unavailable;
            status["conditions"] = enough
                ? Set(status, "Available", "True", now, "MinimumReplicasAvailable", "Deployment has minimum availability.")
                : Set(status, "Available", "False", now, "MinimumReplicasUnavailable", "Deployment does not have minimum availability.");
            if (deployment.IsTerminating() || current is null)
            {
                return;
            }

            if (updated == wanted && total == wanted && available == wanted)
            {
                status["conditions"] = Set(status, "Progressing", "True", now, "NewReplicaSetAvailable", $"ReplicaSet \"{current.Name()}\" has successfully progressed.");
            }
            else if (updated != before)
            {
                status["conditions"] = Set(status, "Progressing", "True", now, "ReplicaSetUpdated", $"ReplicaSet \"{current.Name()}\" is progressing.");
            }
        });
    }

    private static int Count(JsonObject? set, string name) => (int)(set.Number("status", name) ?? 0);

    private static JsonArray Set(JsonObject status, string type, string value, DateTimeOffset now, string reason, string message)
    {
        var before = new JsonObject { ["status"] = status.DeepClone() }.Condition(type);
        var same = before is not null && before.Text("status") == value && before.Text("reason") == reason && before.Text("message") == message;
        var updated = same ? before.Text("lastUpdateTime") : Timestamps.Format(now);
        return Conditions.Set(status["conditions"] as JsonArray, type, value, now, reason, message, new JsonObject { ["lastUpdateTime"] = updated });
    }
}
