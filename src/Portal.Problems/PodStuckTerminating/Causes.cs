using Portal.Core.Findings;
using Portal.Core.Text;

namespace Portal.Problems.PodStuckTerminating;

/// <summary>The common roots: 300 pods of one dead node are one cause.</summary>
internal static class Causes
{
    /// <summary>The pod's node, in a state that the title names.</summary>
    public static CauseReference Node(StuckPod pod, LocalizedText title) => new($"node/{pod.Pod.NodeName}", title, pod.NodeReference);

    /// <summary>Something on the pod's node that is not the state of the node itself.</summary>
    public static CauseReference OnNode(StuckPod pod, string what, LocalizedText title) => new($"node/{pod.Pod.NodeName}/{what}", title, pod.NodeReference);

    /// <summary>A finalizer.</summary>
    public static CauseReference Finalizer(string finalizer) => new(
        $"finalizer/{finalizer}", new($"Finalizer {finalizer} is not removed", $"Finalizer {finalizer} 一直没有被移除"), null);

    /// <summary>A controller of the control plane.</summary>
    public static CauseReference PodGarbageCollector() => new("controller/pod-gc", new(
        "The pod garbage collector does not work",
        "Pod 垃圾回收没有工作"), null);

    /// <summary>The pod itself.</summary>
    public static CauseReference Pod(StuckPod pod, LocalizedText title) => new($"pod/{pod.Name}", title, pod.Reference);

    /// <summary>The workload that the pod belongs to, or the pod itself.</summary>
    public static CauseReference Workload(StuckPod pod, Func<string, LocalizedText> title)
    {
        var owner = pod.Pod.Metadata.Controller;
        var name = owner is null ? $"Pod {pod.Name}" : $"{owner.Kind} {pod.Pod.Metadata.Namespace}/{owner.Name}";
        return owner is null
            ? Pod(pod, title(name))
            : new(
                $"workload/{owner.Kind}/{pod.Pod.Metadata.Namespace}/{owner.Name}",
                title(name),
                new(owner.ApiVersion, owner.Kind, pod.Pod.Metadata.Namespace, owner.Name, owner.Uid));
    }
}
