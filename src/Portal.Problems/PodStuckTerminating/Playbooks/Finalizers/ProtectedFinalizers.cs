using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Resources.Storage;
using Portal.Cluster.Watching;
using Portal.Core.Deletions;
using Portal.Core.Deletions.Controllers;
using Portal.Core.Deletions.Finalizers;
using Portal.Core.Text;

namespace Portal.Problems.PodStuckTerminating.Playbooks.Finalizers;

/// <summary>
/// Finalizers that guard storage, money or whole kinds: to skip them loses data, and their owners are part of every cluster. Four of them guard against
/// something that can be seen not to be there any more (facts, section Remediate, 4); the others are never removed.
/// </summary>
internal static class ProtectedFinalizers
{
    private const string Claim = "kubernetes.io/pvc-protection";
    private const string Volume = "kubernetes.io/pv-protection";
    private const string Attacher = "external-attacher/";
    private const string Provisioner = "external-provisioner.volume.kubernetes.io/finalizer";

    /// <summary>Whether the finalizer is one that guards something.</summary>
    public static bool Contains(string finalizer) => KnownFinalizers.Find(finalizer) is { Guarded: true };

    /// <summary>What the finalizer still guards of this object, as a sentence; null if it guards nothing, or nothing any more.</summary>
    public static LocalizedText? Guards(DeletingObject obj, string finalizer) => finalizer switch
    {
        _ when !Contains(finalizer) => null,
        Claim when obj.Kind == KnownResources.Claims => Users(obj),
        Volume when obj.Kind == KnownResources.Volumes => Bound(obj),
        Provisioner when obj.Kind == KnownResources.Volumes && obj.View.Volumes.Find("", obj.Metadata.Name) is { } volume && volume.Metadata.Uid == obj.Metadata.Uid
            && StorageDrivers.IsThere(obj.View, volume.CsiDriver) is false => Bound(obj) ?? Attached(obj),
        _ when finalizer.StartsWith(Attacher, StringComparison.Ordinal) && (obj.Kind == KnownResources.VolumeAttachments || obj.Kind == KnownResources.Volumes) => Attached(obj),
        _ when KnownFinalizers.Find(finalizer) is { } known => new(
            $"{known.Owner} {known.Waits.En} before it lets go. Skipped: {known.Left.En}",
            $"{known.Owner} 会先{known.Waits.Zh}再放手。如果跳过：{known.Left.Zh}"),
        _ => null,
    };

    private static LocalizedText? Users(DeletingObject claim)
    {
        if (claim.View.Pods.Status.State != WatchState.Synced)
        {
            return new("It keeps the claim while a pod uses it, and the pods are not read completely.", "只要还有 Pod 使用，它就保留存储声明，而 Pod 尚未完整读取。");
        }

        var users = claim.View.Pods.By(PodIndexes.ByClaim, claim.Key.ToString()).Where(static pod => pod.NodeName.Length > 0)
            .Select(static pod => pod.Metadata.Name).Order(StringComparer.Ordinal).ToArray();
        var names = string.Join(", ", users.Take(3)) + (users.Length > 3 ? $" (+{users.Length - 3})" : "");
        return users.Length == 0 ? null : new(
            $"It keeps the claim for the pods that name it: {names}. Ended pods count until their objects are gone.",
            $"它为引用该存储声明的 Pod 保留它：{names}。已结束的 Pod 在对象消失之前也算。");
    }

    private static LocalizedText? Bound(DeletingObject obj) => obj.View.Volumes.Find("", obj.Metadata.Name) is { } volume && volume.Metadata.Uid == obj.Metadata.Uid
        ? volume.Phase != "Bound" ? null : new(
            $"It keeps the volume while it is Bound{(volume.ClaimReference is { } claim ? $", to claim {claim.Key}" : "")}.",
            $"只要卷还是 Bound，它就保留这个卷{(volume.ClaimReference is { } bound ? $"（存储声明 {bound.Key}）" : "")}。")
        : new("It keeps a volume while it is Bound, and the volume is not seen.", "只要卷还是 Bound，它就保留这个卷，而门户看不到这个卷。");

    /// <summary>Of an attachment it may go with its node; on a volume it waits until there is no attachment any more.</summary>
    private static LocalizedText? Attached(DeletingObject obj)
    {
        if (obj.View.VolumeAttachments.Status.State != WatchState.Synced)
        {
            return new("It keeps a volume until it is detached, and the attachments are not read completely.", "它保留卷，直到卷被卸下，而挂接记录尚未完整读取。");
        }

        if (obj.View.VolumeAttachments.Find("", obj.Metadata.Name) is { } self && self.Metadata.Uid == obj.Metadata.Uid)
        {
            var fate = NodeFate.Of(obj.View, self.NodeName);
            return fate.Gone ? null : new(
                $"It keeps the record until the volume is detached from node {self.NodeName}. {fate.Text.En}",
                $"它保留这条记录，直到卷从节点 {self.NodeName} 卸下。{fate.Text.Zh}");
        }

        var left = obj.View.VolumeAttachments.By(StorageIndexes.AttachmentsByVolume, obj.Metadata.Name).Select(static a => a.Metadata.Name).Order(StringComparer.Ordinal).FirstOrDefault();
        return left is null ? null : new(
            $"It keeps the volume while it is attached; VolumeAttachment {left} is left.", $"卷还挂接着，它就保留这个卷；VolumeAttachment {left} 残留。");
    }
}
