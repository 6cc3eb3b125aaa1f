using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Workloads;

/// <summary>The pods of a workload, and what they count as.</summary>
public static class OwnedPods
{
    /// <summary>The pods whose controller has that uid, by name.</summary>
    public static IReadOnlyList<JsonObject> Of(ClusterAccess cluster, ClusterIndex index, string ownerUid)
        => [.. Of(cluster, index, ownerUid, KnownResources.Pods)];

    /// <summary>The objects of a resource whose controller has that uid, by name.</summary>
    public static IEnumerable<JsonObject> Of(ClusterAccess cluster, ClusterIndex index, string ownerUid, ResourceDefinition resource) => index.Dependents(ownerUid)
        .Where(key => key.StorageKey == resource.StorageKey)
        .OrderBy(key => key.Text, StringComparer.Ordinal)
        .Select(key => cluster.Get(resource, key.Namespace, key.Name))
        .OfType<JsonObject>()
        .Where(json => json.Controller().Text("uid") == ownerUid);

    /// <summary>Whether the pod counts as a replica: neither ended nor being deleted.</summary>
    public static bool IsActive(JsonObject pod) => !pod.IsTerminating() && pod.Text("status", "phase") is not ("Succeeded" or "Failed");

    /// <summary>Whether the pod is ready.</summary>
    public static bool IsReady(JsonObject pod) => pod.ConditionStatus("Ready") == "True";

    /// <summary>Whether the pod has been ready for <c>minReadySeconds</c>.</summary>
    public static bool IsAvailable(JsonObject pod, long minReadySeconds, DateTimeOffset now)
        => IsReady(pod) && (minReadySeconds <= 0 || pod.Condition("Ready").TimeAt("lastTransitionTime")?.AddSeconds(minReadySeconds) <= now);

    /// <summary>Writes a status field as Go does with omitempty: a zero is left out.</summary>
    public static void Count(JsonObject status, string name, int value)
    {
        if (value == 0)
        {
            status.Remove(name);
        }
        else
        {
            status[name] = value;
        }
    }
}
