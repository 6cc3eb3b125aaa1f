using Portal.Cluster.Resources.Pods;
using Portal.Core.Deletions;
using Portal.Core.Deletions.Controllers;
using Portal.Core.Remediation;

namespace Portal.Problems.PodStuckTerminating.Playbooks.Finalizers;

/// <summary>What must hold before a finalizer is removed, and what to do instead where it does not.</summary>
internal static class RemoveFinalizerChecks
{
    /// <summary>The questions in order.</summary>
    /// <param name="obj">The object; whether somebody has deleted it is asked elsewhere.</param>
    /// <param name="finalizer">The finalizer.</param>
    /// <param name="holder">What was seen of the finalizer's controller.</param>
    public static IEnumerable<Question> Of(DeletingObject obj, string finalizer, Lazy<FinalizerHolder> holder)
    {
        yield return Deleted(obj);
        yield return IsThere(obj, finalizer);
        yield return Guards(obj, finalizer);
        if (obj.View.Pods.Find(obj.Key.Namespace, obj.Key.Name) is { } pod && pod.Metadata.Uid == obj.Metadata.Uid)
        {
            yield return KubeletIsDone(pod, obj);
        }
        else
        {
            yield return IsLate(obj);
        }

        yield return ControllerIsGone(finalizer, holder.Value);
    }

    private static Question Deleted(DeletingObject obj) => Question.Of(
        new("Somebody has deleted the object.", "已有人删除了这个对象。"),
        obj.Metadata.DeletionTimestamp is not null,
        obj.Metadata.DeletionTimestamp is not null
            ? new("metadata.deletionTimestamp is set.", "metadata.deletionTimestamp 已设置。")
            : new("metadata.deletionTimestamp is not set.", "metadata.deletionTimestamp 未设置。"),
        new Refusal(
            "NotInDeletion",
            new(
                $"Nobody has deleted {obj.Reference}. A finalizer of a living object is its controller's business.",
                $"没有人删除过 {obj.Reference}。存活的对象上的 finalizer 由其控制器负责。"),
            new("Delete the object first; its controller then removes the finalizer.", "先删除这个对象；之后控制器会移除 finalizer。")));

    private static Question IsThere(DeletingObject obj, string finalizer)
    {
        var (none, all) = (obj.Metadata.Finalizers.IsEmpty, obj.Metadata.Finalizers);
        return Question.Of(
            new("The object carries the finalizer.", "这个对象带有该 finalizer。"),
            all.Contains(finalizer, StringComparer.Ordinal),
            none ? new("It has none.", "它没有 finalizer。") : new($"It has {string.Join(", ", all)}.", $"它有 {string.Join("、", all)}。"),
            new Refusal(
                "FinalizerNotThere",
                new($"{obj.Reference} has no finalizer {finalizer}.", $"{obj.Reference} 没有 finalizer {finalizer}。"),
                none
                    ? new("Nothing is to be removed; look at what else holds it.", "没有需要移除的；请查看还有什么拦着它。")
                    : new($"Name one of {string.Join(", ", all)}.", $"请指定其中之一：{string.Join("、", all)}。")));
    }

    private static Question Guards(DeletingObject obj, string finalizer)
    {
        var guards = ProtectedFinalizers.Guards(obj, finalizer);
        return Question.Of(
            new("The finalizer does not guard storage or a whole kind.", "该 finalizer 没有在保护存储或整个类型。"),
            guards is null,
            guards ?? (ProtectedFinalizers.Contains(finalizer)
                ? new("It did, and what it guards against is not there any more.", "它曾经是，但它所防护的情形已不存在。")
                : new("It is not one of those.", "它不在此列。")),
            guards is null ? null : new Refusal(
                "FinalizerIsProtected",
                new($"{finalizer} is not removed by hand. {guards.En}", $"{finalizer} 不能手工移除。{guards.Zh}"),
                new(
                    "Remove what it guards against (the pod, the claim, the attachment, the remaining objects); it then goes by itself.",
                    "先解除它所防护的情形（Pod、存储声明、挂接记录、剩余对象），之后它会自行消失。")));
    }

    private static Question KubeletIsDone(Pod pod, DeletingObject obj)
    {
        var stuck = new StuckPod(pod, obj.View, obj.Now);
        var fate = NodeFate.Of(stuck);
        return Question.Of(
            new("The kubelet is done with the pod.", "kubelet 已处理完这个 Pod。"),
            stuck.Grace == 0 || fate.Gone,
            stuck.Grace == 0 ? new("metadata.deletionGracePeriodSeconds is 0.", "metadata.deletionGracePeriodSeconds 为 0。") : fate.Text,
            new Refusal(
                "KubeletNotDone",
                new(
                    $"The kubelet has not reported that the containers of {stuck.Name} ended and its volumes are unmounted (grace {stuck.Grace} s, not 0). The finalizer is not what holds it yet.",
                    $"kubelet 尚未上报 {stuck.Name} 的容器已结束、卷已卸载（宽限期为 {stuck.Grace} 秒，不是 0）。目前拦着它的还不是 finalizer。"),
                new("Follow the finding: repair the node or what blocks the kubelet there.", "按发现中的指引处理：修复节点，或解除节点上阻碍 kubelet 的问题。")));
    }

    private static Question IsLate(DeletingObject obj)
    {
        var until = DeletionTimes.After(obj.Deadline, DeletionTimes.Margin);
        return Question.Of(
            new("Its controller has had its time.", "它的控制器已有足够的时间。"),
            obj.Now > until,
            new($"It was deleted at {Proof.Time(obj.Deadline)}.", $"它在 {Proof.Time(obj.Deadline)} 被删除。"),
            new Refusal(
                "StillInTime",
                new(
                    $"{obj.Reference} was deleted only at {Proof.Time(obj.Deadline)}; a controller gets five minutes for its work.",
                    $"{obj.Reference} 在 {Proof.Time(obj.Deadline)} 才被删除；控制器有五分钟来完成工作。"),
                new($"Wait until {Proof.Time(until)}.", $"请等到 {Proof.Time(until)}。")));
    }

    private static Question ControllerIsGone(string finalizer, FinalizerHolder holder)
    {
        var alive = holder.State is ControllerState.Alive or ControllerState.Working;
        return Question.Of(
            new("Its controller is not there to remove it.", "它的控制器已不在，无法移除它。"),
            alive ? false : holder.State == ControllerState.Unknown ? null : true,
            holder.Seen,
            !alive ? null : new Refusal(
                "ControllerIsAlive",
                new($"The controller of {finalizer} is alive. {holder.Seen.En}", $"{finalizer} 的控制器还活着。{holder.Seen.Zh}"),
                holder switch
                {
                    { Dependents.IsEmpty: false } => new(
                        $"Free or delete {holder.Dependents[0]} first; the finalizer then goes by itself.", $"先处理或删除 {holder.Dependents[0]}；之后 finalizer 会自行消失。"),
                    { State: ControllerState.Working } => new("Wait: it is at work.", "等待：它正在处理。"),
                    _ => new($"Read the log of {holder.Controller} to see why it does not finish.", $"查看 {holder.Controller} 的日志，弄清它为什么没有处理完。"),
                }));
    }
}
