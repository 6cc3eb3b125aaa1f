using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Pods;
using Portal.Core.Deletions;
using Portal.Core.Remediation;
using Portal.Core.Text;
using Portal.Problems.PodStuckTerminating.Reasons;

namespace Portal.Problems.PodStuckTerminating.Playbooks.Pods;

/// <summary>What must hold before the record of a pod is removed without its kubelet, and what to do instead where it does not.</summary>
/// <param name="Checks">The checks, as far as they were asked: the first that refuses ends them.</param>
/// <param name="Refusal">The refusal, or null.</param>
internal sealed record ForceDeleteChecks(ImmutableArray<PlanCheck> Checks, Refusal? Refusal)
{
    /// <summary>Asks them in order.</summary>
    public static ForceDeleteChecks Ask(Pod pod, PlaybookContext context)
    {
        var name = ObjectKey.Of(pod).ToString();
        var checks = ImmutableArray.CreateBuilder<PlanCheck>();
        ForceDeleteChecks Refused(string code, LocalizedText text, LocalizedText instead) => new(checks.ToImmutable(), new Refusal(code, text, instead));

        var deadline = pod.Metadata.DeletionTimestamp;
        var overdue = deadline is { } at && context.Now > DeletionTimes.After(at, DeletionTimes.PodMargin);
        checks.Add(Check(
            new("Its deletion is overdue.", "它的删除已经超期。"), overdue,
            deadline is null ? new(
                "Nobody has deleted it.",
                "没有人删除过它。") : new($"Its deadline is {Proof.Time(deadline.Value)}.", $"它的期限是 {Proof.Time(deadline.Value)}。")));
        if (deadline is null)
        {
            return Refused(
                "NotInDeletion",
                new($"Nobody has deleted {name}. Force deletion is for a deletion that does not come to its end.", $"没有人删除过 {name}。强制删除只用于无法完成的删除。"),
                new("Delete it the usual way, with its grace period.", "按正常方式删除它，保留宽限期。"));
        }

        if (!overdue)
        {
            return Refused(
                "StillInGracePeriod",
                new(
                    $"{name} still has time until {Proof.Time(deadline.Value)}, and a minute for its kubelet.",
                    $"{name} 的期限是 {Proof.Time(deadline.Value)}，之后还要给 kubelet 一分钟。"),
                new("Wait until then.", "请等到那时。"));
        }

        var mirror = MirrorPod.Is(pod);
        checks.Add(Check(
            new("It is not the mirror of a static pod.", "它不是静态 Pod 的镜像。"), !mirror,
            mirror ? new("It carries the mirror annotation.", "它带有镜像注解。") : new("It has no mirror annotation.", "它没有镜像注解。")));
        if (mirror)
        {
            return Refused(
                "MirrorPod",
                new($"{name} mirrors a file on {pod.NodeName}; the kubelet makes it again.", $"{name} 是 {pod.NodeName} 上一个文件的镜像；kubelet 会重新创建它。"),
                new($"Remove the manifest on {pod.NodeName}.", $"移走 {pod.NodeName} 上的清单文件。"));
        }

        var held = !pod.Metadata.Finalizers.IsEmpty;
        checks.Add(Check(
            new("No finalizer holds it.", "没有 finalizer 拦着它。"), !held,
            held ? new(
                $"It has {string.Join(", ", pod.Metadata.Finalizers)}.",
                $"它有 {string.Join("、", pod.Metadata.Finalizers)}。") : new("It has none.", "它没有 finalizer。")));
        if (held)
        {
            return Refused(
                "FinalizerHolds",
                new(
                    $"A grace period of 0 does not help against a finalizer: {name} would stay until {string.Join(", ", pod.Metadata.Finalizers)} is removed.",
                    $"宽限期设为 0 对 finalizer 无效：在 {string.Join("、", pod.Metadata.Finalizers)} 被移除之前，{name} 仍会留着。"),
                new("Use the playbook remove-finalizer first; it looks for the controller.", "请先使用处置方案 remove-finalizer；它会查找对应的控制器。"));
        }

        var stuck = new StuckPod(pod, context.View, context.Now);
        var fate = NodeFate.Of(stuck);
        checks.Add(new(
            new(
                "Its node is confirmed gone.",
                "已确认它的节点不复存在。"), fate.Gone ? CheckResult.Pass : fate.Seen ? CheckResult.Fail : CheckResult.Unknown, fate.Text));
        return fate.Gone ? new(checks.ToImmutable(), null) : new(checks.ToImmutable(), MayStillRun(stuck, fate));
    }

    private static PlanCheck Check(LocalizedText text, bool holds, LocalizedText detail) => Question.Of(text, holds, detail, null).Check;

    /// <summary>Names the worst of what a second copy would do.</summary>
    private static Refusal MayStillRun(StuckPod pod, NodeFate fate)
    {
        var name = pod.Name;
        if (!fate.Seen)
        {
            return new(
                "NodeNotSeen",
                new($"Whether the node of {name} is gone cannot be seen. {fate.Text.En}", $"看不到 {name} 的节点是否还在。{fate.Text.Zh}"),
                new("Give the portal the right to list nodes, or wait until they are read.", "授予 Portal 列出节点的权限，或等待节点读取完成。"));
        }

        var instead = Instead(pod);
        if (pod.Pod.Metadata.Controller is { Kind: "StatefulSet" } owner)
        {
            return new(
                "StatefulSetPodMayStillRun",
                new(
                    $"StatefulSet {owner.Name} would start a second {name} while the first may still run and write. {fate.Text.En}",
                    $"StatefulSet {owner.Name} 会启动第二个 {name}，而第一个可能仍在运行和写入。{fate.Text.Zh}"),
                instead);
        }

        if (ExclusiveVolumes(pod) is { Length: > 0 } volumes)
        {
            return new(
                "VolumeMayStillBeInUse",
                new(
                    $"{name} mounts {string.Join(", ", volumes)}, which one node at a time may write to, and its containers may still run. {fate.Text.En}",
                    $"{name} 挂载了 {string.Join("、", volumes)}，这类卷同一时间只允许一个节点写入，而它的容器可能仍在运行。{fate.Text.Zh}"),
                instead);
        }

        return new(
            "NodeNotConfirmedGone",
            new($"Force deletion removes the record of {name} and stops no process. {fate.Text.En}", $"强制删除只会移除 {name} 的记录，不会停止任何进程。{fate.Text.Zh}"),
            instead);
    }

    /// <summary>Claims that are not known to be shared; one that is not read counts as exclusive.</summary>
    internal static ImmutableArray<string> ExclusiveVolumes(StuckPod pod) =>
    [
        .. pod.Pod.ClaimNames.Distinct(StringComparer.Ordinal).Where(name => pod.View.Claims.Find(pod.Pod.Metadata.Namespace, name) is not { } claim
            || claim.AccessModes.IsEmpty || claim.AccessModes.Any(static mode => mode is not ("ReadWriteMany" or "ReadOnlyMany"))),
    ];

    private static LocalizedText Instead(StuckPod pod)
    {
        var node = pod.Pod.NodeName;
        return NodeProof.Ready(pod.Node!) switch
        {
            "True" => new(
                $"Look on {node} for what holds the pod; its kubelet finishes the deletion as soon as it can.",
                $"在 {node} 上查找是什么拦着这个 Pod；kubelet 一旦能完成就会完成删除。"),
            "False" => new($"Repair the container runtime on {node}; the kubelet then finishes the deletion.", $"修复 {node} 上的容器运行时，kubelet 随后会完成删除。"),
            _ => new(
                $"Bring {node} back; or let a second person confirm that the machine has no power and take the node out of service.",
                $"恢复 {node}；或者由第二个人确认机器已断电，再将该节点标记为停止服务。"),
        };
    }
}
