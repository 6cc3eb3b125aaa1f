using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Nodes;

/// <summary>What the node lifecycle controller derives from a node, as pure functions (kubelet/node-down.json).</summary>
public static class NodeHealth
{
    /// <summary>The taint of a node whose kubelet says it is not ready.</summary>
    public const string NotReadyTaint = "node.kubernetes.io/not-ready";

    /// <summary>The taint of a node that is silent.</summary>
    public const string UnreachableTaint = "node.kubernetes.io/unreachable";

    /// <summary>The taint with which an operator declares a node shut down (KEP 2268).</summary>
    public const string OutOfServiceTaint = "node.kubernetes.io/out-of-service";

    private static readonly string[] Types = ["MemoryPressure", "DiskPressure", "PIDPressure", "Ready"];
    private static readonly string[] NoSchedule =
    [
        NotReadyTaint, UnreachableTaint, "node.kubernetes.io/memory-pressure", "node.kubernetes.io/disk-pressure", "node.kubernetes.io/pid-pressure",
        "node.kubernetes.io/unschedulable",
    ];

    private static readonly string[] NoExecute = [NotReadyTaint, UnreachableTaint];

    /// <summary>The conditions of a node that has been silent for too long.</summary>
    public static JsonArray Unknown(JsonObject node, DateTimeOffset now)
    {
        var conditions = node.At("status", "conditions") as JsonArray;
        foreach (var type in Types)
        {
            var before = node.Condition(type);
            var beat = new JsonObject
            {
                ["lastHeartbeatTime"] = before.Text("lastHeartbeatTime") ?? node.Text("metadata", "creationTimestamp"),
            };
            conditions = before is null
                ? Conditions.Set(conditions, type, "Unknown", now, "NodeStatusNeverUpdated", "Kubelet never posted node status.", beat)
                : Conditions.Set(conditions, type, "Unknown", now, "NodeStatusUnknown", "Kubelet stopped posting node status.", beat);
        }

        return conditions!;
    }

    /// <summary>The NoSchedule taints that a node's conditions call for.</summary>
    public static IReadOnlyList<string> NoScheduleTaints(JsonObject node)
    {
        var taints = new List<string>();
        switch (node.ConditionStatus("Ready"))
        {
            case "False":
                taints.Add(NotReadyTaint);
                break;
            case "Unknown":
                taints.Add(UnreachableTaint);
                break;
        }

        if (node.ConditionStatus("MemoryPressure") == "True")
        {
            taints.Add("node.kubernetes.io/memory-pressure");
        }

        if (node.ConditionStatus("DiskPressure") == "True")
        {
            taints.Add("node.kubernetes.io/disk-pressure");
        }

        if (node.ConditionStatus("PIDPressure") == "True")
        {
            taints.Add("node.kubernetes.io/pid-pressure");
        }

        if (node.IsTrue("spec", "unschedulable"))
        {
            taints.Add("node.kubernetes.io/unschedulable");
        }

        return taints;
    }

    /// <summary>The NoExecute taints that a node's Ready condition calls for.</summary>
    public static IReadOnlyList<string> NoExecuteTaints(JsonObject node) => node.ConditionStatus("Ready") switch
    {
        "False" => [NotReadyTaint],
        "Unknown" => [UnreachableTaint],
        _ => [],
    };

    /// <summary>Adds the wanted taints of an effect that are missing.</summary>
    public static void AddTaints(JsonObject node, IReadOnlyList<string> wanted, string effect, DateTimeOffset now)
    {
        var spec = node.ObjectAt("spec");
        foreach (var key in wanted.Where(key => !Taints(node, effect).Contains(key)))
        {
            spec.ArrayAt("taints").Add(new JsonObject { ["key"] = key, ["effect"] = effect, ["timeAdded"] = Timestamps.Format(now) });
        }
    }

    /// <summary>Removes the taints of an effect that this controller manages and does not want any more.</summary>
    public static void RemoveTaints(JsonObject node, IReadOnlyList<string> wanted, string effect)
    {
        if (node.At("spec", "taints") is not JsonArray taints)
        {
            return;
        }

        var managed = effect == "NoSchedule" ? NoSchedule : NoExecute;
        var left = taints.Where(taint => taint.Text("effect") != effect || taint.Text("key") is not { } key || !managed.Contains(key) || wanted.Contains(key))
            .Select(taint => taint?.DeepClone()).ToArray();
        if (left.Length == taints.Count)
        {
            return;
        }

        if (left.Length == 0)
        {
            node.ObjectAt("spec").Remove("taints");
        }
        else
        {
            node.ObjectAt("spec")["taints"] = new JsonArray(left);
        }
    }

    /// <summary>The keys of the node's taints of an effect.</summary>
    public static IEnumerable<string> Taints(JsonObject node, string effect)
        => node.Items("spec", "taints").Where(taint => taint.Text("effect") == effect).Select(taint => taint.Text("key") ?? "");

    /// <summary>Whether an operator declared the node out of service and it is not ready: PodGC looks at the key alone.</summary>
    public static bool IsOutOfService(JsonObject node)
        => node.ConditionStatus("Ready") != "True" && node.Items("spec", "taints").Any(taint => taint.Text("key") == OutOfServiceTaint);
}
