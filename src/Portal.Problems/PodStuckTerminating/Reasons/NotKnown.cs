using Portal.Core.Deletions;
using Portal.Core.Findings;

namespace Portal.Problems.PodStuckTerminating.Reasons;

/// <summary>No row holds: what is missing for a verdict is said, and nothing is guessed.</summary>
internal static class NotKnown
{
    /// <summary>The reason's code.</summary>
    public const string Code = "Unknown";

    /// <summary>Says so.</summary>
    public static Decision Decide(StuckPod pod)
    {
        var blind = pod.Pod.NodeName.Length > 0 && pod.Node is null;
        return new(new Verdict
        {
            Reason = Code,
            Title = new($"{pod.Name} cannot be deleted, and it cannot be seen why", $"{pod.Name} 删不掉，而且看不出原因"),
            Explanation = blind
                ? new(
                    $"The state of its node {pod.Pod.NodeName} decides, and the nodes of the cluster are not read completely.",
                    $"原因取决于所在节点 {pod.Pod.NodeName} 的状态，而集群的节点尚未完整读取。")
                : new(
                    "Its node is ready, no container runs, no finalizer holds it and the grace is 0: the API server should have removed it.",
                    "所在节点就绪，没有容器在运行，没有 finalizer，宽限期也为 0：API server 本该已经移除它。"),
            NextStep = blind
                ? new("Give the portal the right to list nodes, or wait until they are read.", "授予 Portal 列出节点的权限，或等待节点读取完成。")
                : new("Look at the pod with kubectl and at the log of the kubelet of its node.", "用 kubectl 查看这个 Pod，并查看所在节点 kubelet 的日志。"),
            Cause = blind
                ? new("visibility/nodes", new("The nodes of the cluster are not read completely", "集群的节点尚未完整读取"), null)
                : Causes.Workload(pod, static name => new($"Pods of {name} are not removed", $"{name} 的 Pod 没有被移除")),
            Evidence = [Proof.Field(pod.Reference, "spec.nodeName", pod.Pod.NodeName, pod.Deadline, new(
                "The pod is bound to this node.",
                "Pod 绑定在这个节点上。"))],
            AtMost = Severity.Warning,
        });
    }
}
