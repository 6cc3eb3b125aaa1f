using Portal.Core.Deletions;
using Portal.Core.Findings;

namespace Portal.Problems.PodStuckTerminating.Reasons;

/// <summary>
/// Row 4: the node is not Ready and somebody has declared it out of service. The pod garbage collector force deletes its pods within 20 s; it looks at
/// the key of the taint only.
/// </summary>
internal static class OutOfServicePending
{
    /// <summary>The reason's code.</summary>
    public const string Code = nameof(OutOfServicePending);

    /// <summary>Asks the row. The taint on a Ready node only evicts.</summary>
    public static Decision? Decide(StuckPod pod)
    {
        if (pod.Node is not { } node || NodeProof.Ready(node) == "True" || NodeProof.Taint(node, NodeProof.OutOfServiceTaint) is not { } taint)
        {
            return null;
        }

        var since = taint.TimeAdded is { } added && added > pod.Deadline ? added : pod.Deadline;
        var patience = DeletionTimes.After(since, Limits.OutOfService);
        var waiting = pod.Now < patience;
        var held = !pod.Pod.Metadata.Finalizers.IsEmpty;
        return new(
            new Verdict
            {
                Reason = Code,
                Title = waiting
                    ? new(
                        $"{pod.Name} is about to be deleted: its node {pod.Pod.NodeName} is out of service",
                        $"{pod.Name} 即将被删除：所在节点 {pod.Pod.NodeName} 已停止服务")
                    : new(
                        $"{pod.Name} is not deleted although its node {pod.Pod.NodeName} is out of service",
                        $"所在节点 {pod.Pod.NodeName} 已停止服务，{pod.Name} 却没有被删除"),
                Explanation = new(
                    "The node does not report and carries the out-of-service taint, so the pod garbage collector force deletes its pods within about 20 s and their volumes are detached at once.",
                    "节点不再上报，并带有 out-of-service 污点，因此 Pod 垃圾回收会在约 20 秒内强制删除它的 Pod，并立即卸下它们的卷。"),
                NextStep = waiting
                    ? new("Nothing to do: the pod garbage collector clears it by itself.", "无需操作：Pod 垃圾回收会自行清理它。")
                    : held
                        ? new(
                            $"Find out who should remove finalizer {pod.Pod.Metadata.Finalizers[0]}; the force deletion does not remove it.",
                            $"查明应由谁移除 finalizer {pod.Pod.Metadata.Finalizers[0]}；强制删除不会移除它。")
                        : new(
                            "Look why the pod garbage collector in kube-controller-manager does not work.",
                            "查看 kube-controller-manager 中的 Pod 垃圾回收为什么没有工作。"),
                Cause = Causes.Node(pod, new($"Node {pod.Pod.NodeName} is out of service", $"节点 {pod.Pod.NodeName} 已停止服务")),
                Evidence =
                [
                    .. NodeProof.OfTaint(pod, node, NodeProof.OutOfServiceTaint, new(
                        "Somebody has declared the node out of service.",
                        "有人已将该节点标记为停止服务。")),
                    NodeProof.OfReady(pod, node, new("The node does not report.", "该节点不再上报状态。")),
                    .. PodProof.OfFinalizersBehind(pod),
                    .. VolumeProof.Of(pod),
                ],
                ManualSteps = [Ladder.CheckPodGarbageCollector()],
                AtMost = waiting ? Severity.Info : Severity.Critical,
            },
            waiting ? patience : null);
    }
}
