using System.Collections.Immutable;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Nodes;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Watching;

namespace Portal.Core.Nodes;

/// <summary>
/// What the other nodes have left for the pods of a node: those that are Ready, not cordoned and have no taint that this node does not have. A sum: pods
/// may not fit even where it is enough. Pure.
/// </summary>
/// <param name="Nodes">How many such nodes there are.</param>
/// <param name="Cpu">Thousandths of cores that are not asked for.</param>
/// <param name="Memory">Bytes that are not asked for.</param>
public sealed record NodeRoom(int Nodes, long Cpu, long Memory)
{
    /// <summary>The room beside a node.</summary>
    public static NodeRoom Beside(Node node, ClusterView view)
    {
        var room = new NodeRoom(0, 0, 0);
        var own = node.Taints.Select(static taint => (taint.Key, taint.Value, taint.Effect)).ToImmutableHashSet();
        foreach (var other in view.Nodes.Items)
        {
            if (other.Metadata.Uid == node.Metadata.Uid || !IsOpen(other)
                || other.Taints.Any(taint => taint.Effect is "NoSchedule" or "NoExecute" && !own.Contains((taint.Key, taint.Value, taint.Effect))))
            {
                continue;
            }

            var (cpu, memory) = (Quantity.Thousandths(other.Allocatable.GetValueOrDefault("cpu", "")) ?? 0, Quantity.Whole(other.Allocatable.GetValueOrDefault("memory", "")) ?? 0);
            foreach (var pod in view.Pods.By(PodIndexes.ByNode, other.Metadata.Name).Where(static pod => !pod.IsFinished))
            {
                (cpu, memory) = (cpu - pod.CpuRequest, memory - pod.MemoryRequest);
            }

            room = new NodeRoom(room.Nodes + 1, room.Cpu + Math.Max(0, cpu), room.Memory + Math.Max(0, memory));
        }

        return room;
    }

    /// <summary>Whether a node takes pods: it is Ready, not cordoned and stays.</summary>
    public static bool IsOpen(Node node) => node is { Unschedulable: false, Metadata.DeletionTimestamp: null } && node.Condition("Ready") is { Status: "True" };
}
