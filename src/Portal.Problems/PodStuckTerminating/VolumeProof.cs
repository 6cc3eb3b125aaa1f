using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Deletions;
using Portal.Core.Findings;

namespace Portal.Problems.PodStuckTerminating;

/// <summary>
/// The volumes of a stuck pod: still attached to its node, they hold up the pod that follows it. Evidence beside every reason, never the reason.
/// </summary>
internal static class VolumeProof
{
    private const int MostSuccessors = 3;

    /// <summary>Attachments to the pod's node, and what the following pods say of it.</summary>
    public static IEnumerable<Evidence> Of(StuckPod pod) => OfAttachments(pod).Concat(OfSuccessors(pod));

    private static IEnumerable<Evidence> OfAttachments(StuckPod pod)
    {
        foreach (var attachment in pod.Attachments)
        {
            var reference = ObjectReference.To(KnownResources.VolumeAttachments, attachment);
            var at = attachment.Metadata.DeletionTimestamp ?? attachment.Metadata.CreationTimestamp ?? pod.Deadline;
            if (attachment.DetachError.Length > 0)
            {
                yield return Proof.Field(
                    reference, "status.detachError.message", attachment.DetachError, at,
                    new(
                        $"Volume {attachment.PersistentVolumeName} cannot be detached from {attachment.NodeName}.",
                        $"卷 {attachment.PersistentVolumeName} 无法从 {attachment.NodeName} 卸下。"));
            }

            if (attachment.Attached)
            {
                yield return Proof.Field(
                    reference, "status.attached", "true", at,
                    new(
                        $"Volume {attachment.PersistentVolumeName} is still attached to {attachment.NodeName}.",
                        $"卷 {attachment.PersistentVolumeName} 仍挂接在 {attachment.NodeName} 上。"));
            }
        }
    }

    private static IEnumerable<Evidence> OfSuccessors(StuckPod pod) => pod.Successors.Take(MostSuccessors).SelectMany(successor => pod.EventsOf(successor)
        .Where(static e => e.Reason == "FailedAttachVolume").Take(1)
        .Select(e => Proof.Event(e, new($"Pod {ObjectKey.Of(successor)} waits for the volume.", $"Pod {ObjectKey.Of(successor)} 在等这个卷。"))));
}
