using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Pods;
using Portal.Core.Deletions.Controllers;
using Portal.Core.Remediation;
using Portal.Core.Text;
using Portal.Problems.PodStuckTerminating.Finalizers;

namespace Portal.Problems.PodStuckTerminating;

/// <summary>What must hold before a finalizer is removed, and what to do instead where it does not.</summary>
/// <param name="Checks">The checks, as far as they were asked: the first that refuses ends them.</param>
/// <param name="Refusal">The refusal, or null.</param>
/// <param name="Holder">What was seen of the finalizer's controller.</param>
internal sealed record RemoveFinalizerChecks(ImmutableArray<PlanCheck> Checks, Refusal? Refusal, FinalizerHolder? Holder)
{
    /// <summary>Asks them in order.</summary>
    public static RemoveFinalizerChecks Ask(Pod pod, string finalizer, PlaybookContext context)
    {
        var name = ObjectKey.Of(pod).ToString();
        var checks = ImmutableArray.CreateBuilder<PlanCheck>();
        RemoveFinalizerChecks Refused(string code, LocalizedText text, LocalizedText instead) => new(checks.ToImmutable(), new Refusal(code, text, instead), null);

        var deleted = pod.Metadata.DeletionTimestamp is not null;
        checks.Add(PlaybookSubject.Check(
            new("Somebody has deleted the pod.", "已有人删除了这个 Pod。"), deleted,
            deleted ? new(
                "metadata.deletionTimestamp is set.",
                "metadata.deletionTimestamp 已设置。") : new("metadata.deletionTimestamp is not set.", "metadata.deletionTimestamp 未设置。")));
        if (!deleted)
        {
            return Refused(
                "NotInDeletion",
                new(
                    $"Nobody has deleted {name}. A finalizer of a living pod is its controller's business.",
                    $"没有人删除过 {name}。存活的 Pod 上的 finalizer 由其控制器负责。"),
                new("Delete the pod first; its controller then removes the finalizer.", "先删除这个 Pod；之后控制器会移除 finalizer。"));
        }

        var there = pod.Metadata.Finalizers.Contains(finalizer, StringComparer.Ordinal);
        checks.Add(PlaybookSubject.Check(
            new("The pod carries the finalizer.", "这个 Pod 带有该 finalizer。"), there,
            pod.Metadata.Finalizers.IsEmpty ? new(
                "It has none.",
                "它没有 finalizer。") : new($"It has {string.Join(", ", pod.Metadata.Finalizers)}.", $"它有 {string.Join("、", pod.Metadata.Finalizers)}。")));
        if (!there)
        {
            return Refused(
                "FinalizerNotThere",
                new($"{name} has no finalizer {finalizer}.", $"{name} 没有 finalizer {finalizer}。"),
                pod.Metadata.Finalizers.IsEmpty ? new(
                    "Nothing is to be removed; look at its node.",
                    "没有需要移除的；请查看它的节点。") : new($"Name one of {string.Join(", ", pod.Metadata.Finalizers)}.", $"请指定其中之一：{string.Join("、", pod.Metadata.Finalizers)}。"));
        }

        var guards = ProtectedFinalizers.Guards(finalizer);
        checks.Add(PlaybookSubject.Check(
            new("The finalizer does not guard storage or a whole kind.", "该 finalizer 不是用来保护存储或整个类型的。"), guards is null,
            guards is null ? new("It is not one of those.", "它不在此列。") : new($"It does: {guards.En}.", $"它是：{guards.Zh}。")));
        if (guards is not null)
        {
            return Refused(
                "FinalizerIsProtected",
                new($"{finalizer} is never removed by hand: {guards.En}.", $"{finalizer} 绝不能手工移除：{guards.Zh}。"),
                new(
                    "Remove what it guards against (the mounting pod, the attachment, the remaining objects); it then goes by itself.",
                    "先解除它所防护的情形（挂载它的 Pod、挂接记录、剩余对象），之后它会自行消失。"));
        }

        var stuck = new StuckPod(pod, context.View, context.Now);
        var fate = NodeFate.Of(stuck);
        var done = stuck.Grace == 0 || fate.Gone;
        checks.Add(PlaybookSubject.Check(
            new("The kubelet is done with the pod.", "kubelet 已处理完这个 Pod。"), done,
            stuck.Grace == 0 ? new("metadata.deletionGracePeriodSeconds is 0.", "metadata.deletionGracePeriodSeconds 为 0。") : fate.Text));
        if (!done)
        {
            return Refused(
                "KubeletNotDone",
                new(
                    $"The kubelet has not reported that the containers of {name} ended and its volumes are unmounted (grace {stuck.Grace} s, not 0). The finalizer is not what holds it yet.",
                    $"kubelet 尚未上报 {name} 的容器已结束、卷已卸载（宽限期为 {stuck.Grace} 秒，不是 0）。目前拦着它的还不是 finalizer。"),
                new("Follow the finding: repair the node or what blocks the kubelet there.", "按发现中的指引处理：修复节点，或解除节点上阻碍 kubelet 的问题。"));
        }

        var holder = FinalizerHolders.Of(stuck.AsDeleting, finalizer);
        var alive = holder.State is ControllerState.Alive or ControllerState.Working;
        checks.Add(new(
            new("Its controller is not there to remove it.", "它的控制器已不在，无法移除它。"),
            alive ? CheckResult.Fail : holder.State == ControllerState.Unknown ? CheckResult.Unknown : CheckResult.Pass, holder.Seen));
        return alive
            ? Refused(
                "ControllerIsAlive",
                new($"The controller of {finalizer} is alive. {holder.Seen.En}", $"{finalizer} 的控制器还活着。{holder.Seen.Zh}"),
                holder.State == ControllerState.Working
                    ? new("Wait: it is at work.", "等待：它正在处理。")
                    : new($"Read the log of {holder.Controller} to see why it does not finish.", $"查看 {holder.Controller} 的日志，弄清它为什么没有处理完。"))
            : new(checks.ToImmutable(), null, holder);
    }
}
