using System.Collections.Immutable;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Events;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Storage;
using Portal.Cluster.Watching;
using Portal.Core.Deletions.Controllers;

namespace Portal.Core.Deletions.Explainers;

/// <summary>
/// Persistent volumes: <c>kubernetes.io/pv-protection</c> waits while the volume is Bound; an attachment that is left and the provisioner that should delete the
/// storage hold it after that.
/// </summary>
public sealed class VolumeExplainer : IDeletionExplainer
{
    private const string Protection = "kubernetes.io/pv-protection";

    /// <inheritdoc/>
    public bool Explains(ResourceKind kind) => kind == KnownResources.Volumes;

    /// <inheritdoc/>
    public DeletionVerdict Explain(DeletingObject obj)
    {
        var finalizers = FinalizerHolders.Of(obj);
        if (obj.View.Volumes.Find("", obj.Metadata.Name) is not { } volume || volume.Metadata.Uid != obj.Metadata.Uid)
        {
            return FinalizerExplainer.Explain(obj, finalizers);
        }

        ImmutableArray<Holder> own = [.. finalizers.Select(holder => FinalizerExplainer.Of(obj, holder))];
        return Bound(obj, volume, own) ?? Attached(obj, volume, own) ?? Provisioned(obj, volume, finalizers);
    }

    private static DeletionVerdict? Bound(DeletingObject obj, PersistentVolume volume, ImmutableArray<Holder> own)
    {
        if (volume.Phase != "Bound" || volume.ClaimReference is not { } claim || !obj.Metadata.Finalizers.Contains(Protection, StringComparer.Ordinal))
        {
            return null;
        }

        var found = obj.View.Claims.Find(claim.Namespace, claim.Name);
        var there = found is not null && (claim.Uid.Length == 0 || found.Metadata.Uid == claim.Uid);
        var reference = there ? ObjectReference.To(KnownResources.Claims, found!) : claim with { ApiVersion = "v1", Kind = "PersistentVolumeClaim" };
        var deleting = there && found!.Metadata.DeletionTimestamp is not null;
        return new DeletionVerdict
        {
            Reason = "Bound",
            Text = new(
                $"Volume {volume.Metadata.Name} is bound to claim {claim.Key}. {Protection} waits until it is not.",
                $"卷 {volume.Metadata.Name} 绑定在存储声明 {claim.Key} 上。{Protection} 会等到解除绑定。"),
            NextStep = deleting
                ? new($"Free claim {claim.Key} first: it is in deletion itself.", $"先处理存储声明 {claim.Key}：它自己也正在删除。")
                : new(
                    $"If the data is to go, delete claim {claim.Key}; if it is wanted, let it be: the volume stays usable while its claim is there.",
                    $"如果数据不再需要，删除存储声明 {claim.Key}；如果还需要，就不要动它：声明还在时卷仍可使用。"),
            Holders =
            [
                new Holder
                {
                    Type = HolderType.Volume,
                    Name = $"PersistentVolumeClaim {claim.Key}",
                    Object = reference,
                    Alive = there ? true : null,
                    Text = deleting
                        ? new($"Claim {claim.Key} is in deletion itself.", $"存储声明 {claim.Key} 自身也正在删除。")
                        : there
                            ? new($"Claim {claim.Key} is there and bound to the volume.", $"存储声明 {claim.Key} 存在，并绑定着这个卷。")
                            : new($"Claim {claim.Key} is not seen, but the volume still says Bound.", $"看不到存储声明 {claim.Key}，但卷仍显示 Bound。"),
                    Evidence =
                    [
                        Proof.Field(obj.Reference, "status.phase", volume.Phase, obj.Deadline, new("The volume is Bound.", "卷处于 Bound。")),
                        Proof.Field(obj.Reference, "spec.claimRef", $"{claim.Key}, uid {claim.Uid}", obj.Deadline, new("It names this claim.", "它引用了这个声明。")),
                    ],
                },
                .. own,
            ],
            Cause = Causes.Object(reference, new($"Claim {claim.Key} is bound to a volume that is to go", $"存储声明 {claim.Key} 绑定着要删除的卷")),
        };
    }

    private static DeletionVerdict? Attached(DeletingObject obj, PersistentVolume volume, ImmutableArray<Holder> own)
    {
        var attachments = obj.View.VolumeAttachments.By(StorageIndexes.AttachmentsByVolume, volume.Metadata.Name);
        if (attachments.IsEmpty)
        {
            return null;
        }

        var first = attachments.OrderBy(static a => a.Metadata.Name, StringComparer.Ordinal).First();
        var reference = ObjectReference.To(KnownResources.VolumeAttachments, first);
        return new DeletionVerdict
        {
            Reason = "Attached",
            Text = new(
                $"Volume {volume.Metadata.Name} is still attached to node {first.NodeName}{(NodeIsGone(obj, first) ? ", which does not exist any more" : "")}.",
                $"卷 {volume.Metadata.Name} 仍挂接在{(NodeIsGone(obj, first) ? "已不存在的" : "")}节点 {first.NodeName} 上。"),
            NextStep = new(
                $"Free VolumeAttachment {first.Metadata.Name} first.",
                $"先处理 VolumeAttachment {first.Metadata.Name}。"),
            Holders =
            [
                .. attachments.Select(attachment => new Holder
                {
                    Type = HolderType.Volume,
                    Name = $"VolumeAttachment {attachment.Metadata.Name}",
                    Object = ObjectReference.To(KnownResources.VolumeAttachments, attachment),
                    Alive = NodeIsGone(obj, attachment) ? false : null,
                    Text = NodeIsGone(obj, attachment)
                        ? new(
                            $"It says that the volume is attached to node {attachment.NodeName}, which does not exist any more: nobody there can unmount it.",
                            $"它表明卷挂接在节点 {attachment.NodeName} 上，而该节点已不存在：没有谁能在那里卸载它。")
                        : new(
                            $"It says that the volume is attached to node {attachment.NodeName}.",
                            $"它表明卷挂接在节点 {attachment.NodeName} 上。"),
                    Evidence =
                    [
                        Proof.Field(
                            ObjectReference.To(KnownResources.VolumeAttachments, attachment), "status.attached", attachment.Attached ? "true" : "false",
                            attachment.Metadata.CreationTimestamp ?? obj.Deadline, new("The attachment is there.", "挂接记录存在。")),
                    ],
                }),
                .. own,
            ],
            Cause = Causes.Object(reference, new(
                $"Volume {volume.Metadata.Name} is still attached to {first.NodeName}", $"卷 {volume.Metadata.Name} 仍挂接在 {first.NodeName} 上")),
        };
    }

    private static bool NodeIsGone(DeletingObject obj, VolumeAttachment attachment) =>
        obj.View.Nodes.Status.State == WatchState.Synced && obj.View.Nodes.Find("", attachment.NodeName) is null;

    private static DeletionVerdict Provisioned(DeletingObject obj, PersistentVolume volume, ImmutableArray<FinalizerHolder> finalizers)
    {
        var verdict = FinalizerExplainer.Explain(obj, finalizers);
        var failure = obj.View.Events.By(EventIndexes.ByObject, $"PersistentVolume/{volume.Metadata.Name}")
            .Where(static e => e.Reason is "VolumeFailedDelete" or "FailedDelete").OrderByDescending(static e => e.LastTimestamp).FirstOrDefault();
        if (volume.CsiDriver.Length == 0 && failure is null)
        {
            return verdict;
        }

        var driver = volume.CsiDriver;
        var gone = StorageDrivers.IsThere(obj.View, driver) is false;
        var holder = new Holder
        {
            Type = HolderType.Controller,
            Name = driver.Length > 0 ? $"CSIDriver {driver}" : "kube-controller-manager",
            Object = driver.Length > 0 ? new("storage.k8s.io/v1", "CSIDriver", "", driver, "") : null,
            Alive = StorageDrivers.IsThere(obj.View, driver),
            Text = failure is not null
                ? new($"The provisioner cannot delete the storage: {failure.Message}", $"provisioner 无法删除底层存储：{failure.Message}")
                : gone
                    ? new(
                        $"CSI driver {driver} is not installed any more: nobody deletes the storage behind the volume.",
                        $"CSI 驱动 {driver} 已不在集群中：没有人会删除卷背后的存储。")
                    : new($"CSI driver {driver} should delete the storage behind the volume.", $"CSI 驱动 {driver} 应当删除卷背后的存储。"),
            Left = new(
                $"The disk{(volume.VolumeHandle.Length > 0 ? $" {volume.VolumeHandle}" : "")} stays at the storage provider, is paid for, and nothing in the cluster knows it.",
                $"磁盘{(volume.VolumeHandle.Length > 0 ? $" {volume.VolumeHandle} " : "")}留在存储提供方，继续计费，集群里已没有任何记录。"),
            Evidence =
            [
                Proof.Field(obj.Reference, "spec.csi.driver", driver, obj.Deadline, new("The volume belongs to this driver.", "卷属于这个驱动。")),
                .. failure is null ? [] : new[] { Proof.Event(failure, new("The deletion of the storage failed.", "删除底层存储失败。")) },
            ],
        };
        return verdict with
        {
            Reason = gone ? "DriverGone" : failure is not null ? "DeleteFailed" : verdict.Reason,
            Text = gone || failure is not null ? holder.Text : verdict.Text,
            NextStep = gone
                ? new(
                    $"Install CSI driver {driver} once more: it then deletes the disk and lets go. If it is not to come back, make a note of the disk, remove finalizer {finalizers[0].Finalizer}, and delete the disk at the storage provider.",
                    $"重新安装 CSI 驱动 {driver}：它会删除磁盘并放手。如果不再需要它，先记下这块盘，移除 finalizer {finalizers[0].Finalizer}，再到存储提供方删除磁盘。")
                : verdict.NextStep,
            Holders = [holder, .. verdict.Holders],
            Cause = driver.Length > 0 ? Causes.Driver(driver) : verdict.Cause,
        };
    }
}
