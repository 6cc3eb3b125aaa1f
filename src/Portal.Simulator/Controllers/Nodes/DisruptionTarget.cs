using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Nodes;

/// <summary>The condition that says who ends a pod, and why (KEP 3329).</summary>
public static class DisruptionTarget
{
    /// <summary>Sets the condition in the pod's status.</summary>
    public static void Set(JsonObject pod, string reason, string message, DateTimeOffset now)
    {
        var before = pod.Condition("DisruptionTarget");
        var made = new JsonObject
        {
            ["type"] = "DisruptionTarget",
            ["observedGeneration"] = pod.Number("metadata", "generation") ?? 1,
            ["status"] = "True",
            ["lastProbeTime"] = null,
            ["lastTransitionTime"] = before.Text("status") == "True" ? before.Text("lastTransitionTime") : Timestamps.Format(now),
            ["reason"] = reason,
            ["message"] = message,
        };
        var conditions = pod.ObjectAt("status").ArrayAt("conditions");
        if (before is not null)
        {
            conditions[conditions.IndexOf(before)] = made;
        }
        else
        {
            conditions.Add(made);
        }
    }
}
