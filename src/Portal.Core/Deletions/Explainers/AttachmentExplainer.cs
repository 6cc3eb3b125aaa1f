using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Storage;
using Portal.Cluster.Watching;
using Portal.Core.Deletions.Controllers;

namespace Portal.Core.Deletions.Explainers;

/// <summary>Volume attachments: the external-attacher detaches the volume, then removes its finalizer; a node or a driver that is gone stops that.</summary>
public sealed class AttachmentExplainer : IDeletionExplainer
{
    /// <inheritdoc/>
    public bool Explains(ResourceKind kind) => kind == KnownResources.VolumeAttachments;

    /// <inheritdoc/>
    public DeletionVerdict Explain(DeletingObject obj)
    {
        var verdict = FinalizerExplainer.Explain(obj, FinalizerHolders.Of(obj));
        if (obj.View.VolumeAttachments.Find("", obj.Metadata.Name) is not { } attachment || attachment.Metadata.Uid != obj.Metadata.Uid)
        {
            return verdict;
        }

        var driver = StorageDrivers.IsThere(obj.View, attachment.Attacher);
        if (driver is false)
        {
            var holder = new Holder
            {
                Type = HolderType.Controller,
                Name = $"CSIDriver {attachment.Attacher}",
                Object = new("storage.k8s.io/v1", "CSIDriver", "", attachment.Attacher, ""),
                Alive = false,
                Text = new(
                    $"CSI driver {attachment.Attacher} is not installed any more: nobody detaches the volume.",
                    $"CSI 驱动 {attachment.Attacher} 已不在集群中：没有人会卸下这个卷。"),
                Evidence = [Proof.Field(obj.Reference, "spec.attacher", attachment.Attacher, obj.Deadline, new("This driver should detach it.", "应由这个驱动卸下。"))],
            };
            return verdict with
            {
                Reason = "DriverGone",
                Text = new(
                    $"VolumeAttachment {obj.Metadata.Name} cannot go: {holder.Text.En}", $"VolumeAttachment {obj.Metadata.Name} 删不掉：{holder.Text.Zh}"),
                Holders = [holder, .. verdict.Holders],
                Cause = Causes.Driver(attachment.Attacher),
            };
        }

        return NodeGone(obj, attachment, verdict) ?? DetachFails(obj, attachment, verdict);
    }

    private static DeletionVerdict? NodeGone(DeletingObject obj, VolumeAttachment attachment, DeletionVerdict verdict)
    {
        if (obj.View.Nodes.Status.State != WatchState.Synced || obj.View.Nodes.Find("", attachment.NodeName) is not null)
        {
            return null;
        }

        var holder = new Holder
        {
            Type = HolderType.Node,
            Name = $"node/{attachment.NodeName}",
            Object = new("v1", "Node", "", attachment.NodeName, ""),
            Alive = false,
            Text = new(
                $"Node {attachment.NodeName} does not exist: the driver may not find the machine that it should detach the volume from.",
                $"节点 {attachment.NodeName} 已不存在：驱动可能找不到要卸卷的机器。"),
            Evidence =
            [
                Proof.Field(obj.Reference, "spec.nodeName", attachment.NodeName, obj.Deadline, new("There is no node of that name.", "没有这个名字的节点。")),
            ],
        };
        return verdict with
        {
            Reason = "NodeGone",
            Text = new(
                $"VolumeAttachment {obj.Metadata.Name} cannot go: node {attachment.NodeName} does not exist.{Error(attachment).En}",
                $"VolumeAttachment {obj.Metadata.Name} 删不掉：节点 {attachment.NodeName} 已不存在。{Error(attachment).Zh}"),
            NextStep = new(
                "Make sure at the storage provider that the volume is attached to no machine, then remove the attachment.",
                "先在存储提供方确认卷没有挂在任何机器上，再移除这条挂接记录。"),
            Holders = [holder, .. verdict.Holders],
            Cause = Causes.Node(attachment.NodeName, "", new($"Node {attachment.NodeName} is gone", $"节点 {attachment.NodeName} 已不存在")),
        };
    }

    private static DeletionVerdict DetachFails(DeletingObject obj, VolumeAttachment attachment, DeletionVerdict verdict)
    {
        if (attachment.DetachError.Length == 0)
        {
            return verdict;
        }

        var holder = new Holder
        {
            Type = HolderType.Volume,
            Name = $"PersistentVolume {attachment.PersistentVolumeName}",
            Object = new("v1", "PersistentVolume", "", attachment.PersistentVolumeName, ""),
            Text = new($"The driver tried to detach the volume and failed: {attachment.DetachError}", $"驱动尝试卸下卷但失败：{attachment.DetachError}"),
            Evidence =
            [
                Proof.Field(obj.Reference, "status.detachError.message", attachment.DetachError, obj.Deadline, new("The detach failed.", "卸载失败。")),
            ],
        };
        return verdict with
        {
            Reason = "DetachFails",
            Text = new(
                $"VolumeAttachment {obj.Metadata.Name} cannot go: the volume cannot be detached from node {attachment.NodeName}.{Error(attachment).En}",
                $"VolumeAttachment {obj.Metadata.Name} 删不掉：卷无法从节点 {attachment.NodeName} 卸下。{Error(attachment).Zh}"),
            Holders = [holder, .. verdict.Holders],
            Cause = Causes.Driver(attachment.Attacher),
        };
    }

    private static Text.LocalizedText Error(VolumeAttachment attachment) => attachment.DetachError.Length == 0
        ? new("", "") : new($" The driver says: {attachment.DetachError}", $"驱动报告：{attachment.DetachError}");
}
