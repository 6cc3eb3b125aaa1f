namespace Portal.Problems.PodStuckTerminating.Reasons;

/// <summary>Row 5b: the kubelet speaks, and says that it cannot work: its runtime or network plug-in hangs.</summary>
internal static class NodeNotReady
{
    /// <summary>The reason's code.</summary>
    public const string Code = nameof(NodeNotReady);

    /// <summary>Asks the row.</summary>
    public static Decision? Decide(StuckPod pod)
    {
        if (pod.Node is not { } node || NodeProof.Ready(node) != "False")
        {
            return null;
        }

        return new(new Verdict
        {
            Reason = Code,
            Title = new(
                $"{pod.Name} cannot be deleted: its node {pod.Pod.NodeName} is NotReady",
                $"{pod.Name} 删不掉：所在节点 {pod.Pod.NodeName} 处于 NotReady"),
            Explanation = new(
                "The kubelet of the node answers, but reports that its container runtime or network does not work, so it cannot end the pod's containers. They still run.",
                "节点的 kubelet 有响应，但上报容器运行时或网络不可用，因此无法结束这个 Pod 的容器。容器仍在运行。"),
            NextStep = new(
                $"Repair the container runtime on {pod.Pod.NodeName}; the kubelet then finishes the deletion alone.",
                $"修复 {pod.Pod.NodeName} 上的容器运行时，kubelet 随后会自行完成删除。"),
            Cause = Causes.Node(pod, new($"Node {pod.Pod.NodeName} is NotReady", $"节点 {pod.Pod.NodeName} 处于 NotReady")),
            Evidence =
            [
                NodeProof.OfReady(pod, node, new("The kubelet says why it is not ready.", "kubelet 说明了未就绪的原因。")),
                .. NodeProof.OfEviction(pod),
                .. PodProof.OfContainers(pod),
                .. VolumeProof.Of(pod),
                .. PodProof.OfFinalizersBehind(pod),
            ],
            ManualSteps = [Ladder.RepairRuntime(pod)],
        });
    }
}
