using Portal.Core.Deletions;
using Portal.Core.Findings;

namespace Portal.Problems.PodStuckTerminating.Reasons;

/// <summary>
/// Row 1: no node and no finalizer. The API server removes such a pod at the DELETE itself, so one that stays waits for the pod garbage collector.
/// </summary>
internal static class Unscheduled
{
    /// <summary>The reason's code.</summary>
    public const string Code = nameof(Unscheduled);

    /// <summary>Asks the row.</summary>
    public static Decision? Decide(StuckPod pod) => pod.Pod.NodeName.Length > 0 || !pod.Pod.Metadata.Finalizers.IsEmpty ? null : new(new Verdict
    {
        Reason = Code,
        Title = new($"{pod.Name} cannot be deleted: it was never scheduled, and nobody cleans it up", $"{pod.Name} 删不掉：它从未被调度，也没有人清理它"),
        Explanation = new(
            "The API server removes a pod without a node at the DELETE itself. One that stays is cleared by the pod garbage collector in kube-controller-manager each 20 s, and that has not happened.",
            "没有节点的 Pod，API server 在 DELETE 时就会直接移除。留下来的由 kube-controller-manager 中的 Pod 垃圾回收每 20 秒清理一次，而它没有清理。"),
        NextStep = new(
            "Look why the pod garbage collector in kube-controller-manager does not work.",
            "查看 kube-controller-manager 中的 Pod 垃圾回收为什么没有工作。"),
        Cause = Causes.PodGarbageCollector(),
        Evidence = [Proof.Field(pod.Reference, "spec.nodeName", "", pod.Pod.Metadata.CreationTimestamp ?? pod.Deadline, new(
            "It has no node.",
            "它没有节点。"))],
        ManualSteps = [Ladder.CheckPodGarbageCollector()],
        AtMost = Severity.Warning,
    });
}
