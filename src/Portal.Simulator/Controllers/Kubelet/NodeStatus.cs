using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Kubelet;

/// <summary>The conditions of a node as its kubelet posts them, with the recorded reasons and texts (kubelet/node-down.json).</summary>
public static class NodeStatus
{
    /// <summary>The types in the kubelet's order, with reason and message when all is well.</summary>
    public static readonly IReadOnlyList<(string Type, string Status, string Reason, string Message)> Healthy =
    [
        ("MemoryPressure", "False", "KubeletHasSufficientMemory", "kubelet has sufficient memory available"),
        ("DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure"),
        ("PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available"),
        ("Ready", "True", "KubeletReady", "kubelet is posting ready status"),
    ];

    /// <summary>Nothing changed: only the heartbeat times move.</summary>
    public static JsonArray Heartbeat(JsonObject node, DateTimeOffset now)
    {
        var conditions = new JsonArray();
        foreach (var condition in node.Items("status", "conditions").OfType<JsonObject>())
        {
            var copy = condition.DeepClone().AsObject();
            if (copy.ContainsKey("lastHeartbeatTime"))
            {
                copy["lastHeartbeatTime"] = Timestamps.Format(now);
            }

            conditions.Add(copy);
        }

        return conditions;
    }

    /// <summary>All four conditions as a healthy kubelet has them; conditions of others stay.</summary>
    public static JsonArray Ready(JsonObject node, DateTimeOffset now)
    {
        var conditions = node.At("status", "conditions") as JsonArray;
        foreach (var (type, status, reason, message) in Healthy)
        {
            conditions = Conditions.Set(conditions, type, status, now, reason, message, Beat(now));
        }

        return conditions!;
    }

    /// <summary>The first report after a halt: the runtime has not answered yet.</summary>
    public static JsonArray ComingBack(JsonObject node, DateTimeOffset now)
    {
        var beaten = new JsonObject { ["status"] = new JsonObject { ["conditions"] = Heartbeat(node, now) } };
        return Conditions.Set(beaten.At("status", "conditions") as JsonArray, "Ready", "False", now, "KubeletNotReady", "container runtime is down", Beat(now));
    }

    private static JsonObject Beat(DateTimeOffset now) => new() { ["lastHeartbeatTime"] = Timestamps.Format(now) };
}
