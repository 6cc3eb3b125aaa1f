using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Scheduling;

/// <summary>What a pod asks of a node.</summary>
/// <param name="Cpu">Cores.</param>
/// <param name="Memory">Bytes.</param>
/// <param name="Pods">Number of pods; 1 for one pod.</param>
public readonly record struct PodRequest(decimal Cpu, decimal Memory, int Pods)
{
    /// <summary>Adds up.</summary>
    public static PodRequest operator +(PodRequest left, PodRequest right) => new(left.Cpu + right.Cpu, left.Memory + right.Memory, left.Pods + right.Pods);

    /// <summary>Takes away.</summary>
    public static PodRequest operator -(PodRequest left, PodRequest right) => new(left.Cpu - right.Cpu, left.Memory - right.Memory, left.Pods - right.Pods);

    /// <summary>The requests of all containers together, or of the largest init container where that is more.</summary>
    public static PodRequest Of(JsonObject pod) => new(Sum(pod, "cpu"), Sum(pod, "memory"), 1);

    private static decimal Sum(JsonObject pod, string resource)
    {
        var running = pod.Items("spec", "containers").Sum(container => Quantity.At(container, "resources", "requests", resource))
            + pod.Items("spec", "initContainers").Where(container => container.Text("restartPolicy") == "Always")
                .Sum(container => Quantity.At(container, "resources", "requests", resource));
        var init = pod.Items("spec", "initContainers").Select(container => Quantity.At(container, "resources", "requests", resource)).DefaultIfEmpty().Max();
        return Math.Max(running, init);
    }
}
