using System.Text.RegularExpressions;
using Portal.Cluster.Resources.Nodes;
using Portal.Cluster.Resources.Pods;
using Portal.Core.Deletions;
using Portal.Core.Findings;

namespace Portal.Problems.PodStuckTerminating.Reasons;

/// <summary>
/// Row 7: the node is Ready, no container runs, and yet the kubelet has not set the grace to 0: it cannot unmount a volume, remove a file system or tear
/// down the sandbox. No event says so (recorded: kubelet/unmount-busy); that nothing runs and the grace stands is the proof.
/// </summary>
internal static partial class CleanupBlocked
{
    /// <summary>The reason's code.</summary>
    public const string Code = nameof(CleanupBlocked);

    /// <summary>Asks the row.</summary>
    public static Decision? Decide(StuckPod pod)
    {
        if (pod.Node is not { } node || NodeProof.Ready(node) != "True" || pod.Grace <= 0
            || pod.Containers.Any(static status => status.State.Type == ContainerStateType.Running))
        {
            return null;
        }

        return new(LeaksMounts(node) ? PrivateTmp(pod, node) : Busy(pod, node));
    }

    /// <summary>Kernels that refuse to remove a mount point which any mount namespace still holds, under docker, which mounts in the host's namespace.</summary>
    private static bool LeaksMounts(Node node) =>
        node.KernelVersion.StartsWith("3.10.", StringComparison.Ordinal) && node.ContainerRuntimeVersion.StartsWith("docker://", StringComparison.Ordinal);

    private static Verdict PrivateTmp(StuckPod pod, Node node) => new()
    {
        Reason = Code,
        Title = new(
            $"{pod.Name} cannot be deleted: {pod.Pod.NodeName} cannot remove its mounts, probably held by a service with PrivateTmp",
            $"{pod.Name} 删不掉：{pod.Pod.NodeName} 无法移除它的挂载点，很可能被某个 PrivateTmp 服务占着"),
        Explanation = new(
            $"Its containers have ended, but the kubelet has not finished. The node runs kernel {node.KernelVersion} with docker: there, a systemd service with PrivateTmp keeps a copy of the mounts of the moment it started, and the kernel refuses to remove them (device or resource busy).",
            $"容器已结束，但 kubelet 还没有处理完。该节点是内核 {node.KernelVersion} 加 docker：带 PrivateTmp 的 systemd 服务会留有它启动那一刻的挂载副本，内核因此拒绝移除（device or resource busy）。"),
        NextStep = new($"Find on {pod.Pod.NodeName} the service that holds the mount and restart it.", $"在 {pod.Pod.NodeName} 上找到占着挂载点的服务并重启它。"),
        Cause = Causes.OnNode(pod, "cleanup", new(
            $"Node {pod.Pod.NodeName} cannot remove the mounts of dead containers",
            $"节点 {pod.Pod.NodeName} 无法移除已死容器的挂载点")),
        Evidence =
        [
            .. Common(pod, node),
            Proof.Field(pod.NodeReference, "status.nodeInfo.kernelVersion", node.KernelVersion, node.Metadata.CreationTimestamp ?? pod.Deadline, new(
                "This kernel refuses to remove a mount that any namespace holds.",
                "这个内核拒绝移除任何命名空间仍占着的挂载点。")),
            Proof.Field(
                pod.NodeReference,
                "status.nodeInfo.containerRuntimeVersion",
                node.ContainerRuntimeVersion,
                node.Metadata.CreationTimestamp ?? pod.Deadline,
                new(
                "The containers are docker's.",
                "容器由 docker 管理。")),
            .. Behind(pod),
        ],
        ManualSteps = [Ladder.FindPrivateTmpHolder(pod), Ladder.RestartHolder(), Ladder.DetachMounts()],
    };

    private static Verdict Busy(StuckPod pod, Node node) => new()
    {
        Reason = Code,
        Title = new(
            $"{pod.Name} cannot be deleted: {pod.Pod.NodeName} cannot clean up after its containers",
            $"{pod.Name} 删不掉：{pod.Pod.NodeName} 无法完成容器结束后的清理"),
        Explanation = new(
            "Its containers have ended, but the kubelet has not finished: a volume cannot be unmounted, a mount is busy, or the network of the sandbox cannot be torn down. The kubelet tries again and again and writes no event about it.",
            "容器已结束，但 kubelet 还没有处理完：可能是卷无法卸载、挂载点被占用，或沙箱网络无法拆除。kubelet 会不断重试，但不会为此产生事件。"),
        NextStep = new($"Find on {pod.Pod.NodeName} who holds a mount of the pod.", $"在 {pod.Pod.NodeName} 上查找谁占着这个 Pod 的挂载点。"),
        Cause = Causes.OnNode(pod, "cleanup", new($"Node {pod.Pod.NodeName} cannot clean up after pods", $"节点 {pod.Pod.NodeName} 无法清理已结束的 Pod")),
        Evidence = [.. Common(pod, node), .. Behind(pod)],
        ManualSteps = pod.Claims.Any() ? [Ladder.CheckCsiDriver(pod), Ladder.FindMount(pod)] : [Ladder.FindMount(pod)],
    };

    private static IEnumerable<Evidence> Common(StuckPod pod, Node node)
    {
        if (pod.Pod.ContainerStatuses.IsEmpty)
        {
            yield return Proof.Field(pod.Reference, "status.containerStatuses", "", pod.Deadline, new(
                "No container was ever reported.",
                "从未上报过任何容器。"));
        }

        for (var i = 0; i < pod.Pod.ContainerStatuses.Length; i++)
        {
            var status = pod.Pod.ContainerStatuses[i];
            yield return status.State.Type == ContainerStateType.Terminated
                ? Proof.Field(
                    pod.Reference,
                    $"status.containerStatuses[{i}].state.terminated.finishedAt",
                    status.State.FinishedAt is { } end ? Proof.Time(end) : "",
                    status.State.FinishedAt ?? pod.Deadline,
                    new($"Container {status.Name} has ended.", $"容器 {status.Name} 已结束。"))
                : Proof.Field(
                    pod.Reference, $"status.containerStatuses[{i}].state.waiting.reason", status.State.Reason, pod.Deadline,
                    new($"Container {status.Name} does not run.", $"容器 {status.Name} 没有在运行。"));
        }

        foreach (var e in pod.Events.Where(static e => e.Reason == "FailedKillPod" || Removal().IsMatch(e.Message)).Take(2))
        {
            yield return Proof.Event(e, new("The kubelet says what it could not remove.", "kubelet 说明了它无法移除什么。"));
        }

        yield return NodeProof.OfReady(pod, node, new("Its node is ready, so the kubelet works.", "所在节点就绪，kubelet 在工作。"));
    }

    private static IEnumerable<Evidence> Behind(StuckPod pod) => VolumeProof.Of(pod).Concat(PodProof.OfFinalizersBehind(pod));

    [GeneratedRegex(@"UnmountVolume|TearDown failed|device or resource busy|[Dd]evice is busy|remove root filesystem", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Removal();
}
