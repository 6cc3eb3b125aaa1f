using Portal.Cluster.Resources.Events;
using Portal.Cluster.Resources.Pods;
using Portal.Core.Deletions;
using Portal.Core.Findings;
using Portal.Core.Text;

namespace Portal.Problems.PodStuckTerminating.Reasons;

/// <summary>Row 6: the node is Ready and a container still runs, a minute after the kubelet should have killed it.</summary>
internal static class ContainerWillNotDie
{
    /// <summary>The reason's code.</summary>
    public const string Code = nameof(ContainerWillNotDie);

    /// <summary>Asks the row.</summary>
    public static Decision? Decide(StuckPod pod)
    {
        if (pod.Node is not { } node || NodeProof.Ready(node) != "True" || !pod.Containers.Any(static status => status.State.Type == ContainerStateType.Running))
        {
            return null;
        }

        var refused = pod.Events.FirstOrDefault(static e => e.Reason == "FailedKillPod");
        var hook = pod.Events.FirstOrDefault(static e => e.Reason == "FailedPreStopHook");
        return new(new Verdict
        {
            Reason = Code,
            Title = new(
                $"{pod.Name} cannot be deleted: a container on {pod.Pod.NodeName} does not die",
                $"{pod.Name} 删不掉：{pod.Pod.NodeName} 上有容器杀不死"),
            Explanation = refused is not null
                ? new(
                    "The kubelet tries to kill it and the container runtime fails. The process may hang in the kernel (state D, most often on a network file system), or the runtime has lost it.",
                    "kubelet 在尝试杀死它，但容器运行时失败了。进程可能卡在内核中（状态 D，多半是网络文件系统），也可能运行时已经丢失了它。")
                : new(
                    "Its grace period is over, so SIGKILL was sent or should have been. A process that outlives it hangs in the kernel (state D, most often on a network file system), or the container runtime has lost it.",
                    "宽限期已过，SIGKILL 已经发出或早该发出。仍然活着的进程多半卡在内核中（状态 D，多半是网络文件系统），或者容器运行时已经丢失了它。"),
            NextStep = new($"Look at the process on {pod.Pod.NodeName} and at what it waits for.", $"在 {pod.Pod.NodeName} 上查看这个进程，以及它在等什么。"),
            Cause = refused is not null
                ? Causes.OnNode(pod, "kill", new(
                    $"The container runtime of node {pod.Pod.NodeName} cannot kill containers",
                    $"节点 {pod.Pod.NodeName} 的容器运行时杀不死容器"))
                : Causes.Workload(pod, static name => new($"Containers of {name} do not end", $"{name} 的容器不会结束")),
            Evidence =
            [
                .. PodProof.OfContainers(pod),
                .. OfEvent(refused, new("The kubelet could not kill it.", "kubelet 杀不死它。")),
                .. OfEvent(hook, new("Its preStop hook failed or used up the grace period.", "preStop 钩子失败，或用完了宽限期。")),
                NodeProof.OfReady(pod, node, new("Its node is ready, so the kubelet works.", "所在节点就绪，kubelet 在工作。")),
                .. VolumeProof.Of(pod),
                .. PodProof.OfFinalizersBehind(pod),
            ],
            ManualSteps = [Ladder.FindProcess(pod)],
        });
    }

    private static IEnumerable<Evidence> OfEvent(KubernetesEvent? e, LocalizedText text) => e is null ? [] : [Proof.Event(e, text)];
}
