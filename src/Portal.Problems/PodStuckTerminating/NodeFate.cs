using Portal.Cluster.Watching;
using Portal.Core.Deletions;
using Portal.Core.Text;

namespace Portal.Problems.PodStuckTerminating;

/// <summary>Whether a pod's containers may still run, by what the API server knows of its node.</summary>
/// <param name="Gone">Confirmed: the Node is not there, it was declared out of service by a person, or the pod never had one.</param>
/// <param name="Seen">False when the nodes are not read completely and nothing can be said.</param>
/// <param name="Text">What was seen.</param>
internal sealed record NodeFate(bool Gone, bool Seen, LocalizedText Text)
{
    /// <summary>
    /// Judges the node. Ready Unknown is not gone, and neither is a Ready node with the out-of-service taint: that one is alive, somebody marked it by mistake.
    /// </summary>
    public static NodeFate Of(StuckPod pod) => pod.Pod.NodeName.Length == 0
        ? new(true, true, new("The pod was never bound to a node: nothing of it runs.", "这个 Pod 从未绑定到节点：没有任何东西在运行。"))
        : Of(pod.View, pod.Pod.NodeName);

    /// <summary>Judges a node by its name.</summary>
    public static NodeFate Of(ClusterView view, string name)
    {
        if (view.Nodes.Find("", name) is not { } node)
        {
            return view.Nodes.Status.State == WatchState.Synced
                ? new(true, true, new($"Node {name} does not exist.", $"节点 {name} 不存在。"))
                : new(false, false, new("The nodes of the cluster are not read completely.", "集群的节点尚未完整读取。"));
        }

        var ready = NodeProof.Ready(node);
        var since = node.Condition("Ready")?.LastTransitionTime is { } at ? Proof.Time(at) : null;
        var outOfService = NodeProof.Taint(node, NodeProof.OutOfServiceTaint) is not null;
        return ready switch
        {
            "True" when outOfService => new(false, true, new(
                $"Node {name} carries the out-of-service taint, but is Ready: it is alive.",
                $"节点 {name} 带有 out-of-service 污点，但处于 Ready：它还活着。")),
            "True" => new(false, true, new($"Node {name} is Ready: its kubelet answers.", $"节点 {name} 处于 Ready：kubelet 有响应。")),
            _ when outOfService => new(true, true, new(
                $"Node {name} is not Ready and a person has declared it out of service.",
                $"节点 {name} 不是 Ready，并且有人已将其标记为停止服务。")),
            _ => new(false, true, new(
                $"Node {name} exists, its Ready condition is {ready}{(since is null ? "" : $" since {since}")}, and nobody has declared it out of service: the machine may still run.",
                $"节点 {name} 存在，Ready 为 {ready}{(since is null ? "" : $"（自 {since}）")}，也没有人将其标记为停止服务：机器可能仍在运行。")),
        };
    }
}
