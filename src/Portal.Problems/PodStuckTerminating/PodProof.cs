using System.Collections.Immutable;
using System.Globalization;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Deletions;
using Portal.Core.Findings;

namespace Portal.Problems.PodStuckTerminating;

/// <summary>Evidence of pods in deletion.</summary>
internal static class PodProof
{
    /// <summary>The facts of the deletion itself, which stand behind each reason.</summary>
    public static ImmutableArray<Evidence> OfDeletion(StuckPod pod)
    {
        var facts = ImmutableArray.CreateBuilder<Evidence>();
        facts.Add(Proof.Field(
            pod.Reference, "metadata.deletionTimestamp", Proof.Time(pod.Deadline), pod.Deadline,
            new("The deadline of the deletion has passed.", "删除期限已过。")));
        facts.Add(Proof.Field(
            pod.Reference, "metadata.deletionGracePeriodSeconds", pod.Grace.ToString(CultureInfo.InvariantCulture), pod.Deadline,
            pod.Grace == 0
                ? new("The grace is 0: the kubelet is done with the pod, or the deletion was forced.", "宽限期已为 0：kubelet 已处理完毕，或者有人强制删除过。")
                : new(
                    $"The grace period was {pod.Grace} s; the kubelet has not reported the end, and nobody has forced it.",
                    $"宽限期为 {pod.Grace} 秒；kubelet 尚未上报终止完成，也没有人强制删除过。")));
        if (pod.Pod.Metadata.Finalizers.IsEmpty)
        {
            facts.Add(Proof.Field(pod.Reference, "metadata.finalizers", "", pod.Deadline, new("No finalizer holds it.", "没有 finalizer 拦着它。")));
        }

        facts.AddRange(OfStatefulSet(pod));
        return facts.ToImmutable();
    }

    /// <summary>Finalizers that hold the record once the reason itself is out of the way.</summary>
    public static IEnumerable<Evidence> OfFinalizersBehind(StuckPod pod) => pod.Pod.Metadata.Finalizers.Select((finalizer, index) => Proof.Field(
        pod.Reference, $"metadata.finalizers[{index}]", finalizer, pod.Deadline,
        new($"Finalizer {finalizer} will hold the pod afterwards.", $"之后还有 finalizer {finalizer} 拦着它。")));

    /// <summary>The containers that have not ended.</summary>
    public static IEnumerable<Evidence> OfContainers(StuckPod pod) => pod.Pod.ContainerStatuses
        .Select((status, index) => (status, path: $"status.containerStatuses[{index}]"))
        .Concat(pod.Pod.InitContainerStatuses.Select((status, index) => (status, path: $"status.initContainerStatuses[{index}]")))
        .Where(entry => entry.status.State.Type == Cluster.Resources.Pods.ContainerStateType.Running)
        .Select(entry => Proof.Field(
            pod.Reference,
            $"{entry.path}.state.running.startedAt",
            entry.status.State.StartedAt is { } started ? Proof.Time(started) : "",
            entry.status.State.StartedAt ?? pod.Deadline,
            new($"Container {entry.status.Name} still runs.", $"容器 {entry.status.Name} 仍在运行。")));

    private static IEnumerable<Evidence> OfStatefulSet(StuckPod pod)
    {
        if (pod.StatefulSet is { } set && set.Ready < set.Desired)
        {
            var reference = ObjectReference.To(KnownResources.StatefulSets, set);
            yield return Proof.Field(
                reference, "status.readyReplicas", set.Ready.ToString(CultureInfo.InvariantCulture), pod.Deadline,
                new(
                    $"StatefulSet {ObjectKey.Of(set)} has {set.Ready} of {set.Desired} replicas ready and cannot replace the pod while its name is taken.",
                    $"StatefulSet {ObjectKey.Of(set)} 只有 {set.Ready}/{set.Desired} 个副本就绪；同名 Pod 不消失，就无法补上这个副本。"));
        }
    }
}
