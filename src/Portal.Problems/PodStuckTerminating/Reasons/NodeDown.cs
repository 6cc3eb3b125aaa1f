namespace Portal.Problems.PodStuckTerminating.Reasons;

/// <summary>
/// Row 5: the kubelet is silent. It cannot confirm that the containers ended, so the API server keeps the pod. The process may still run: an old lease says
/// that the kubelet is dead, not that the machine is.
/// </summary>
internal static class NodeDown
{
    /// <summary>The reason's code.</summary>
    public const string Code = nameof(NodeDown);

    /// <summary>Asks the row.</summary>
    public static Decision? Decide(StuckPod pod)
    {
        if (pod.Node is not { } node || (NodeProof.Ready(node) != "Unknown" && NodeProof.Taint(node, NodeProof.UnreachableTaint) is null))
        {
            return null;
        }

        return new(new Verdict
        {
            Reason = Code,
            Title = new($"{pod.Name} cannot be deleted: its node {pod.Pod.NodeName} is down", $"{pod.Name} 删不掉：所在节点 {pod.Pod.NodeName} 已宕机"),
            Explanation = new(
                "The kubelet cannot confirm that the containers stopped, so the API server keeps the pod. The silence says that the kubelet is dead, not that the machine is off: behind a network cut the process may still write to its disk.",
                "kubelet 无法确认容器已停止，API server 因此保留这个 Pod。没有心跳只说明 kubelet 没有声音，不说明机器已关机：网络分区时，进程可能仍在写盘。"),
            NextStep = new(
                $"Bring node {pod.Pod.NodeName} back; if that is not possible, confirm that the machine has no power and take it out of service.",
                $"恢复节点 {pod.Pod.NodeName}；若无法恢复，先确认机器已断电，再将其标记为停止服务。"),
            Cause = Causes.Node(pod, new($"Node {pod.Pod.NodeName} is silent", $"节点 {pod.Pod.NodeName} 失去联系")),
            Evidence =
            [
                NodeProof.OfReady(pod, node, new("Its node does not report.", "所在节点不再上报状态。")),
                .. NodeProof.OfLease(pod),
                .. NodeProof.OfTaint(pod, node, NodeProof.UnreachableTaint, new(
                    "The control plane has marked the node as unreachable.",
                    "控制面已将该节点标记为无法访问。")),
                .. NodeProof.OfEviction(pod),
                .. VolumeProof.Of(pod),
                .. PodProof.OfFinalizersBehind(pod),
            ],
            ManualSteps = [Ladder.BringNodeBack(pod), Ladder.TakeOutOfService(pod), Ladder.DeleteNode(pod)],
        });
    }
}
