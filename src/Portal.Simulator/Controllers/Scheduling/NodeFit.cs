using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Scheduling;

/// <summary>Whether a node can take a pod, with the scheduler's words when it cannot (kubelet/unschedulable.json).</summary>
/// <param name="Reason">Null when it can.</param>
/// <param name="PreemptionHelps">Whether removing other pods could make room.</param>
public readonly record struct NodeFit(string? Reason, bool PreemptionHelps)
{
    /// <summary>It fits.</summary>
    public static NodeFit Yes => new(null, false);

    /// <summary>The scheduler's filters in their order: the first that refuses is the reason.</summary>
    public static NodeFit Check(JsonObject pod, JsonObject node, PodRequest load)
    {
        if (node.IsTrue("spec", "unschedulable") && !Tolerates(pod, "node.kubernetes.io/unschedulable"))
        {
            return new("node(s) were unschedulable", false);
        }

        if (Tolerations.FirstUntolerated(pod, node, "NoSchedule", "NoExecute") is not null)
        {
            return new("node(s) had untolerated taint(s)", false);
        }

        if (!NodeSelectorTerms.Allows(pod, node))
        {
            return new("node(s) didn't match Pod's node affinity/selector", false);
        }

        var request = PodRequest.Of(pod);
        var (cpu, memory, pods) = (Quantity.At(node, "status", "allocatable", "cpu"), Quantity.At(node, "status", "allocatable", "memory"),
            Quantity.At(node, "status", "allocatable", "pods"));
        if (load.Pods + 1 > pods)
        {
            return new("Too many pods", true);
        }

        if (request.Cpu > 0 && load.Cpu + request.Cpu > cpu)
        {
            return new("Insufficient cpu", request.Cpu <= cpu);
        }

        if (request.Memory > 0 && load.Memory + request.Memory > memory)
        {
            return new("Insufficient memory", request.Memory <= memory);
        }

        return Yes;
    }

    /// <summary>The message of FailedScheduling and of the condition PodScheduled.</summary>
    public static string Message(IReadOnlyCollection<NodeFit> fits)
    {
        var total = fits.Count;
        if (total == 0)
        {
            return "no nodes available to schedule pods";
        }

        var reasons = Count(fits.Select(fit => fit.Reason ?? ""));
        var preemption = Count(fits.Select(fit => fit.PreemptionHelps
            ? "No preemption victims found for incoming pod"
            : "Preemption is not helpful for scheduling"));
        return $"0/{total} nodes are available: {reasons}. no new claims to deallocate, preemption: 0/{total} nodes are available: {preemption}.";
    }

    private static string Count(IEnumerable<string> texts) => string.Join(", ", texts.GroupBy(text => text, StringComparer.Ordinal)
        .Select(group => $"{group.Count()} {group.Key}").Order(StringComparer.Ordinal));

    private static bool Tolerates(JsonObject pod, string key)
    {
        var taint = new JsonObject { ["key"] = key, ["effect"] = "NoSchedule" };
        return pod.Items("spec", "tolerations").Any(toleration => Tolerations.Tolerates(toleration, taint));
    }
}
