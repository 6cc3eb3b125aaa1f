using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Resources.Storage;
using Portal.Cluster.Watching;
using Portal.Core.Findings;
using Portal.Core.Text;

namespace Portal.Core.Tests.Findings.Detection;

/// <summary>A detector of the tests: pods whose deletion is a minute overdue, with the state of their node and of their volumes' attachments.</summary>
internal sealed class OverdueOnSickNode : IDetector
{
    private static readonly ResourceIndex<PersistentVolumeClaim> ClaimsByVolume = new("test/volume", static claim => [claim.VolumeName]);

    public string Problem => "OverdueOnSickNode";

    public ResourceKind SubjectKind => KnownResources.Pods;

    public IReadOnlyList<DetectorInput> Inputs { get; init; } = [OfNode, OfClaim, OfAttachment];

    public bool AsksToLookAgain { get; init; } = true;

    public Action<Pod, CancellationToken>? Before { get; set; }

    public static DetectorInput OfNode { get; } = new(
        KnownResources.Nodes, static (node, view) => view.Pods.By(PodIndexes.ByNode, node.Metadata.Name).Select(static pod => ObjectKey.Of(pod)));

    public static DetectorInput OfClaim { get; } = new(KnownResources.Claims, static (claim, view) => Mounting((PersistentVolumeClaim)claim, view));

    public static DetectorInput OfAttachment { get; } = new(
        KnownResources.VolumeAttachments,
        static (attachment, view) => view.Claims.By(ClaimsByVolume, ((VolumeAttachment)attachment).PersistentVolumeName).SelectMany(claim => Mounting(claim, view)));

    public Examination Examine(IKubernetesObject subject, ClusterView view, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var pod = (Pod)subject;
        Before?.Invoke(pod, cancellationToken);
        if (pod.Metadata.DeletionTimestamp is not { } deadline)
        {
            return Examination.Nothing;
        }

        var (warning, critical) = (deadline.AddMinutes(1), deadline.AddHours(1));
        if (now < warning)
        {
            return new Examination(null, AsksToLookAgain ? warning : null);
        }

        var node = view.Nodes.Find("", pod.NodeName);
        var attached = pod.ClaimNames
            .Select(name => view.Claims.Find(pod.Metadata.Namespace, name)).OfType<PersistentVolumeClaim>()
            .SelectMany(claim => view.VolumeAttachments.By(StorageIndexes.AttachmentsByVolume, claim.VolumeName))
            .Count(static a => a.Attached);
        var ready = node?.Condition("Ready")?.Status ?? "no node";
        return new Examination(
            new Observation
            {
                Subject = ObjectReference.To(KnownResources.Pods, pod),
                Reason = node is null ? "NodeGone" : ready == "True" ? "Overdue" : "NodeDown",
                Severity = now < critical ? Severity.Warning : Severity.Critical,
                Title = new LocalizedText($"{ObjectKey.Of(pod)} cannot be deleted", $"{ObjectKey.Of(pod)} 无法删除"),
                Explanation = new LocalizedText("Its deletion is overdue.", "删除已超时。"),
                NextStep = new LocalizedText("Look at its node.", "查看节点。"),
                Cause = new CauseReference($"node/{pod.NodeName}", new LocalizedText($"Node {pod.NodeName}", $"节点 {pod.NodeName}"), null),
                Evidence =
                [
                    new Evidence { Source = EvidenceSource.ApiServer, Text = new("Node", "节点"), Path = "status.conditions[Ready]", Value = ready, At = now },
                    new Evidence { Source = EvidenceSource.ApiServer, Text = new("Attached volumes", "已挂接的卷"), Path = "status.attached", Value = $"{attached}", At = now },
                ],
            },
            now < critical && AsksToLookAgain ? critical : null);
    }

    private static IEnumerable<ObjectKey> Mounting(PersistentVolumeClaim claim, ClusterView view) =>
        view.Pods.By(PodIndexes.ByNamespace, claim.Metadata.Namespace).Where(pod => pod.ClaimNames.Contains(claim.Metadata.Name)).Select(static pod => ObjectKey.Of(pod));
}
