using Portal.Core.Deletions;

namespace Portal.Problems.PodStuckTerminating.Reasons;

/// <summary>Row 2: the pod names a node that is not there. The pod garbage collector clears it, after a quarantine of 40 s.</summary>
internal static class NodeGone
{
    /// <summary>The reason's code.</summary>
    public const string Code = nameof(NodeGone);

    /// <summary>Asks the row: only a complete list of nodes proves that one is missing.</summary>
    public static Decision? Decide(StuckPod pod)
    {
        if (pod.Pod.NodeName.Length == 0 || pod.Node is not null || !pod.NodesAreSeen)
        {
            return null;
        }

        var patience = DeletionTimes.After(pod.Deadline, Limits.PodGarbageCollection);
        var waiting = pod.Now < patience;
        var held = !pod.Pod.Metadata.Finalizers.IsEmpty;
        return new(
            new Verdict
            {
                Reason = Code,
                Title = new(
                    $"{pod.Name} cannot be deleted: its node {pod.Pod.NodeName} does not exist any more",
                    $"{pod.Name} 删不掉：所在节点 {pod.Pod.NodeName} 已不存在"),
                Explanation = held
                    ? new(
                        $"There is no kubelet that could report the end of its containers, and {Held(pod)} holds the record beyond that.",
                        $"没有 kubelet 能上报容器已结束，而且还有 {Held(pod)} 拦着这条记录。")
                    : new(
                        "There is no kubelet that could report the end of its containers. The pod garbage collector in kube-controller-manager deletes such pods about a minute after the node went.",
                        "没有 kubelet 能上报容器已结束。节点消失约一分钟后，kube-controller-manager 中的 Pod 垃圾回收会删除这类 Pod。"),
                NextStep = held && pod.Grace == 0
                    ? new(
                        $"Find out who should remove {Held(pod)}; force deletion does not help against a finalizer.",
                        $"查明应由谁移除 {Held(pod)}；强制删除对 finalizer 无效。")
                    : waiting
                        ? new("Wait: the pod garbage collector clears it by itself.", "等待：Pod 垃圾回收会自行清理它。")
                        : new(
                            "Look why the pod garbage collector does not clear it; force delete it if the machine is known to be off.",
                            "查看 Pod 垃圾回收为什么没有清理；若确知机器已关机，可强制删除这个 Pod。"),
                Cause = Causes.Node(pod, new($"Node {pod.Pod.NodeName} does not exist any more", $"节点 {pod.Pod.NodeName} 已不存在")),
                Evidence =
                [
                    Proof.Field(pod.Reference, "spec.nodeName", pod.Pod.NodeName, pod.Deadline, new(
                        "The pod is bound to this node; no Node of that name exists.",
                        "Pod 绑定在这个节点上，而集群中没有这个名字的 Node。")),
                    .. PodProof.OfFinalizersBehind(pod),
                    .. NodeProof.OfEviction(pod),
                    .. VolumeProof.Of(pod),
                ],
                ManualSteps = [Ladder.CheckPodGarbageCollector()],
            },
            waiting ? patience : null);
    }

    private static string Held(StuckPod pod) => $"finalizer {pod.Pod.Metadata.Finalizers[0]}";
}
