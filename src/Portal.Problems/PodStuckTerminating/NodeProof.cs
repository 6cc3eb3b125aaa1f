using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Nodes;
using Portal.Core.Deletions;
using Portal.Core.Findings;
using Portal.Core.Text;

namespace Portal.Problems.PodStuckTerminating;

/// <summary>What the API server knows of a pod's node, as evidence.</summary>
internal static class NodeProof
{
    /// <summary>Set by the node lifecycle controller while Ready is Unknown.</summary>
    public const string UnreachableTaint = "node.kubernetes.io/unreachable";

    /// <summary>Set by a person who confirms that the machine is off (KEP 2268).</summary>
    public const string OutOfServiceTaint = "node.kubernetes.io/out-of-service";

    /// <summary>The status of the Ready condition; Unknown where the node never had one.</summary>
    public static string Ready(Node node) => node.Condition("Ready")?.Status ?? "Unknown";

    /// <summary>Whether the node carries a taint of that key, whatever its value and effect.</summary>
    public static Taint? Taint(Node node, string key) => node.Taints.FirstOrDefault(taint => taint.Key == key);

    /// <summary>The Ready condition.</summary>
    public static Evidence OfReady(StuckPod pod, Node node, LocalizedText text)
    {
        var ready = node.Condition("Ready");
        return Proof.Field(
            pod.NodeReference, "status.conditions[Ready]", ready is null ? "" : $"{ready.Status}, {ready.Reason}: {ready.Message}",
            ready?.LastTransitionTime ?? node.Metadata.CreationTimestamp ?? pod.Deadline, text);
    }

    /// <summary>A taint.</summary>
    public static IEnumerable<Evidence> OfTaint(StuckPod pod, Node node, string key, LocalizedText text)
    {
        if (Taint(node, key) is { } taint)
        {
            var value = taint.Value.Length == 0 ? $"{taint.Key}:{taint.Effect}" : $"{taint.Key}={taint.Value}:{taint.Effect}";
            yield return Proof.Field(pod.NodeReference, "spec.taints", value, taint.TimeAdded ?? pod.Deadline, text);
        }
    }

    /// <summary>The heartbeat of the kubelet, of a node that does not report.</summary>
    public static IEnumerable<Evidence> OfLease(StuckPod pod)
    {
        if (pod.View.Leases.Find("kube-node-lease", pod.Pod.NodeName) is { RenewTime: { } renewed } lease)
        {
            yield return Proof.Field(
                ObjectReference.To(KnownResources.Leases, lease), "spec.renewTime", Proof.Time(renewed), renewed,
                new("The kubelet renewed its lease for the last time then.", "kubelet 最后一次续约是在这个时间。"));
        }
    }

    /// <summary>The mark of the taint manager on the pod, of a pod that it deleted.</summary>
    public static IEnumerable<Evidence> OfEviction(StuckPod pod)
    {
        var mark = pod.Pod.Conditions.FirstOrDefault(static condition => condition is { Type: "DisruptionTarget", Status: "True" });
        if (mark is not null)
        {
            yield return Proof.Field(
                pod.Reference, "status.conditions[DisruptionTarget]", $"{mark.Reason}: {mark.Message}", mark.LastTransitionTime ?? pod.Deadline,
                mark.Reason switch
                {
                    "DeletionByTaintManager" => new("No person deleted it: the taint manager did, because of the node.", "不是人删除的：污点驱逐因节点问题删除了它。"),
                    "DeletionByPodGC" => new(
                        "No person deleted it: the pod garbage collector did, because its node is gone.",
                        "不是人删除的：节点已不存在，Pod 垃圾回收删除了它。"),
                    _ => new("It was deleted by a disruption, as its condition says.", "它因一次中断而被删除，见这个状况。"),
                });
        }
    }
}
