using Portal.Core.Deletions;
using Portal.Core.Findings;

namespace Portal.Problems.PodStuckTerminating.Reasons;

/// <summary>
/// Row 9: the mirror of a static pod. To delete it changes nothing that lasts: the kubelet makes it again for as long as the manifest is on the node
/// (recorded: kubelet/static-pod).
/// </summary>
internal static class MirrorPod
{
    /// <summary>The reason's code.</summary>
    public const string Code = nameof(MirrorPod);

    /// <summary>The annotation by which the kubelet marks a mirror.</summary>
    public const string Annotation = "kubernetes.io/config.mirror";

    /// <summary>Whether the pod is a mirror.</summary>
    public static bool Is(Cluster.Resources.Pods.Pod pod) => pod.Metadata.Annotations.ContainsKey(Annotation);

    /// <summary>Asks the row.</summary>
    public static Decision? Decide(StuckPod pod) => !Is(pod.Pod) ? null : new(new Verdict
    {
        Reason = Code,
        Title = new(
            $"{pod.Name} cannot be deleted: it mirrors a static pod of {pod.Pod.NodeName}",
            $"{pod.Name} 删不掉：它是 {pod.Pod.NodeName} 上静态 Pod 的镜像"),
        Explanation = new(
            "A static pod lives in a file on its node. Deleting its mirror in the API server ends nothing; the kubelet makes the mirror again for as long as the file is there.",
            "静态 Pod 由节点上的文件决定。在 API server 中删除它的镜像不会结束任何东西；只要文件还在，kubelet 就会重新创建镜像。"),
        NextStep = new($"Remove the pod's manifest on {pod.Pod.NodeName} if it is to end.", $"如果要结束它，请移走 {pod.Pod.NodeName} 上的清单文件。"),
        Cause = Causes.Pod(pod, new($"Pod {pod.Name} is the mirror of a static pod", $"Pod {pod.Name} 是静态 Pod 的镜像")),
        Evidence =
        [
            Proof.Field(
                pod.Reference,
                $"metadata.annotations[{Annotation}]",
                pod.Pod.Metadata.Annotations[Annotation],
                pod.Pod.Metadata.CreationTimestamp ?? pod.Deadline,
                new(
                "The kubelet has marked it as a mirror.",
                "kubelet 将它标记为镜像 Pod。")),
            .. PodProof.OfContainers(pod),
        ],
        ManualSteps = [Ladder.RemoveManifest(pod)],
        AtMost = Severity.Warning,
    });
}
