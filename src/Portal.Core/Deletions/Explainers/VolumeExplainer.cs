using System.Collections.Immutable;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Events;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Storage;
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
                $"Volume {volume.Metadata.Name} is still attached to node {first.NodeName}.",
                $"卷 {volume.Metadata.Name} 仍挂接在节点 {first.NodeName} 上。"),
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
                    Text = new(
                        $"VolumeAttachment {attachment.Metadata.Name} says that the volume is attached to node {attachment.NodeName}.",
                        $"VolumeAttachment {attachment.Metadata.Name} 表明卷挂接在节点 {attachment.NodeName} 上。"),
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
                $"VolumeAttachment {first.Metadata.Name} is left", $"VolumeAttachment {first.Metadata.Name} 残留")),
        };
    }

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
        var holder = new Holder
        {
            Type = HolderType.Controller,
            Name = driver.Length > 0 ? $"CSIDriver {driver}" : "kube-controller-manager",
            Object = driver.Length > 0 ? new("storage.k8s.io/v1", "CSIDriver", "", driver, "") : null,
            Alive = StorageDrivers.IsThere(obj.View, driver),
            Text = failure is not null
                ? new($"The provisioner cannot delete the storage: {failure.Message}", $"provisioner 无法删除底层存储：{failure.Message}")
                : StorageDrivers.IsThere(obj.View, driver) is false
                    ? new(
                        $"CSI driver {driver} is not installed any more: nobody deletes the storage behind the volume.",
                        $"CSI 驱动 {driver} 已不在集群中：没有人会删除卷背后的存储。")
                    : new($"CSI driver {driver} should delete the storage behind the volume.", $"CSI 驱动 {driver} 应当删除卷背后的存储。"),
            Left = new(
                "The disk stays at the storage provider, is paid for, and nothing in the cluster knows it.",
                "磁盘留在存储提供方，继续计费，集群里已没有任何记录。"),
            Evidence =
            [
                Proof.Field(obj.Reference, "spec.csi.driver", driver, obj.Deadline, new("The volume belongs to this driver.", "卷属于这个驱动。")),
                .. failure is null ? [] : new[] { Proof.Event(failure, new("The deletion of the storage failed.", "删除底层存储失败。")) },
            ],
        };
        return verdict with
        {
            Reason = StorageDrivers.IsThere(obj.View, driver) is false ? "DriverGone" : failure is not null ? "DeleteFailed" : verdict.Reason,
            Text = StorageDrivers.IsThere(obj.View, driver) is false || failure is not null ? holder.Text : verdict.Text,
            Holders = [holder, .. verdict.Holders],
            Cause = driver.Length > 0 ? Causes.Driver(driver) : verdict.Cause,
        };
    }
}
