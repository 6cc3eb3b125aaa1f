using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Resources.Storage;
using Portal.Cluster.Watching;
using Portal.Core.Deletions.Controllers;
using Portal.Core.Remediation;
using Portal.Core.Text;

namespace Portal.Problems.PodStuckTerminating.Playbooks.Attachments;

/// <summary>What must hold before an attachment is deleted.</summary>
internal static class AttachmentChecks
{
    /// <summary>Whether its node or its driver is gone, as far as that can be seen.</summary>
    public static bool IsStale(VolumeAttachment attachment, PlaybookContext context) =>
        NodeFate.Of(context.View, attachment.NodeName).Gone || StorageDrivers.IsThere(context.View, attachment.Attacher) is false;

    /// <summary>The questions in order.</summary>
    public static IEnumerable<Question> Of(VolumeAttachment attachment, PlaybookContext context)
    {
        var (name, node) = (attachment.Metadata.Name, attachment.NodeName);
        var deleted = attachment.Metadata.DeletionTimestamp is not null;
        yield return Question.Of(
            new("Nobody has deleted it yet.", "还没有人删除它。"),
            !deleted,
            deleted ? new("metadata.deletionTimestamp is set.", "metadata.deletionTimestamp 已设置。") : new("metadata.deletionTimestamp is not set.", "metadata.deletionTimestamp 未设置。"),
            new Refusal(
                "AlreadyDeleted",
                new(
                    $"VolumeAttachment {name} is in deletion already; to delete it once more changes nothing. {Held(attachment).En}",
                    $"VolumeAttachment {name} 已在删除中，再删一次没有作用。{Held(attachment).Zh}"),
                new(
                    "Repair the driver; or, once the node is gone, use the playbook remove-finalizer.", "修复驱动；或者在节点已不存在时使用处置方案 remove-finalizer。")));

        var fate = NodeFate.Of(context.View, node);
        if (!fate.Seen)
        {
            yield return Question.Of(new("Its node can be seen.", "能够看到它的节点。"), null, fate.Text, new Refusal(
                "NodeNotSeen",
                new($"Whether node {node} is gone cannot be seen. {fate.Text.En}", $"看不到节点 {node} 是否还在。{fate.Text.Zh}"),
                new("Give the portal the right to list nodes, or wait until they are read.", "授予 Portal 列出节点的权限，或等待节点读取完成。")));
        }

        if (!fate.Gone)
        {
            foreach (var question in OfLivingNode(attachment, fate, context))
            {
                yield return question;
            }
        }
        else
        {
            yield return Question.Of(new("Its node is gone or out of service.", "它的节点已不存在或已停止服务。"), true, fate.Text, null);
        }
    }

    private static IEnumerable<Question> OfLivingNode(VolumeAttachment attachment, NodeFate fate, PlaybookContext context)
    {
        var node = attachment.NodeName;
        var seen = context.View.Pods.Status.State == WatchState.Synced && context.View.Volumes.Status.State == WatchState.Synced;
        string[] users = [.. Users(attachment, context.View)];
        var names = string.Join(", ", users.Take(3)) + (users.Length > 3 ? $" (+{users.Length - 3})" : "");
        yield return Question.Of(
            new("No pod on its node uses the volume.", "节点上没有 Pod 在使用这个卷。"),
            users.Length > 0 ? false : seen ? true : null,
            users.Length > 0 ? new($"These do: {names}.", $"正在使用：{names}。")
                : seen ? new("None is seen.", "没有看到。") : new("Pods and volumes are not read completely.", "Pod 和卷尚未完整读取。"),
            new Refusal(
                "VolumeInUse",
                users.Length > 0
                    ? new($"Volume {attachment.PersistentVolumeName} is used on {node} by {names}. {fate.Text.En}", $"卷 {attachment.PersistentVolumeName} 正在 {node} 上被 {names} 使用。{fate.Text.Zh}")
                    : new($"Whether a pod on {node} uses volume {attachment.PersistentVolumeName} cannot be seen.", $"看不到 {node} 上是否有 Pod 在使用卷 {attachment.PersistentVolumeName}。"),
                new(
                    $"Let the pods go first; if the machine {node} is off, take it out of service.",
                    $"先让这些 Pod 消失；如果机器 {node} 已断电，将其标记为停止服务。")));

        var driver = StorageDrivers.IsThere(context.View, attachment.Attacher);
        yield return Question.Of(
            new("Its node or its driver is gone.", "它的节点或驱动已不存在。"),
            driver is false,
            driver is false
                ? new($"CSI driver {attachment.Attacher} is not installed any more.", $"CSI 驱动 {attachment.Attacher} 已不在集群中。")
                : fate.Text,
            new Refusal(
                "NodeLives",
                new(
                    $"Node {node} is there and so may be its driver: the attach/detach controller ends the attachment. {fate.Text.En}",
                    $"节点 {node} 还在，驱动也可能还在：挂接/卸下控制器会结束这条记录。{fate.Text.Zh}"),
                new(
                    $"Wait for the controller, or look into the log of the attacher of {attachment.Attacher}.",
                    $"等待控制器处理，或查看 {attachment.Attacher} 的 attacher 日志。")));
    }

    /// <summary>Pods on the attachment's node that name the claim of its volume and have not ended.</summary>
    private static IEnumerable<string> Users(VolumeAttachment attachment, ClusterView view) =>
        view.Volumes.Find("", attachment.PersistentVolumeName)?.ClaimReference is not { } claim ? [] : view.Pods.By(PodIndexes.ByClaim, Indexes.ClaimKey(claim.Namespace, claim.Name))
            .Where(pod => pod.NodeName == attachment.NodeName && pod.Phase is not ("Succeeded" or "Failed"))
            .Select(static pod => $"{pod.Metadata.Namespace}/{pod.Metadata.Name}").Order(StringComparer.Ordinal);

    private static LocalizedText Held(VolumeAttachment attachment) => attachment.Metadata.Finalizers.IsEmpty
        ? new("No finalizer holds it.", "没有 finalizer 拦着它。")
        : new($"{string.Join(", ", attachment.Metadata.Finalizers)} holds it.", $"{string.Join("、", attachment.Metadata.Finalizers)} 拦着它。");
}
