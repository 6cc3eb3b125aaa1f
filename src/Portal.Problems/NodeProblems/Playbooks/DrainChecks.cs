using System.Collections.Immutable;
using Portal.Cluster.Resources.Nodes;
using Portal.Cluster.Watching;
using Portal.Core.Nodes;
using Portal.Core.Remediation;
using Portal.Core.Text;

namespace Portal.Problems.NodeProblems.Playbooks;

/// <summary>What must hold before a node is drained, and what to do instead where it does not.</summary>
/// <param name="Checks">The checks, as far as they were asked: the first that refuses ends them.</param>
/// <param name="Refusal">The refusal, or null.</param>
internal sealed record DrainChecks(ImmutableArray<PlanCheck> Checks, Refusal? Refusal)
{
    /// <summary>Asks them in order.</summary>
    public static DrainChecks Ask(Node node, DrainPlan plan, DrainParameters parameters, NodeRoom room, PlaybookContext context)
    {
        var checks = ImmutableArray.CreateBuilder<PlanCheck>();
        foreach (var (check, refusal) in Questions(node, plan, parameters, room, context))
        {
            checks.Add(check);
            if (refusal is not null)
            {
                return new(checks.ToImmutable(), refusal);
            }
        }

        return new(checks.ToImmutable(), null);
    }

    private static IEnumerable<(PlanCheck Check, Refusal? Refusal)> Questions(Node node, DrainPlan plan, DrainParameters parameters, NodeRoom room, PlaybookContext context)
    {
        var name = node.Metadata.Name;
        yield return Ask(
            new("The parameters can be used.", "参数可用。"), parameters.Problem is null,
            parameters.Problem?.Text ?? new("They can.", "可用。"), parameters.Problem);

        var seen = context.View is { Pods.Status.State: WatchState.Synced, Nodes.Status.State: WatchState.Synced };
        yield return (
            new(
                new("All pods and nodes are seen.", "能看到所有 Pod 和节点。"), seen ? CheckResult.Pass : CheckResult.Unknown,
                seen ? new($"{name} has {PodNames.Count(plan.Pods.Length)}.", $"{name} 上有 {plan.Pods.Length} 个 Pod。") : new("They are not read completely.", "尚未完整读取。")),
            seen ? null : new(
                "PodsNotSeen",
                new($"Which pods are on {name} is not seen completely.", $"无法完整看到 {name} 上有哪些 Pod。"),
                new("Give the portal the right to list pods and nodes, or wait until they are read.", "授予 Portal 列出 Pod 和节点的权限，或等待读取完成。")));

        var ready = node.Condition("Ready");
        yield return Ask(
            new("Its kubelet answers.", "它的 kubelet 有响应。"), ready is { Status: "True" },
            ready is null ? new("It has never said that it is Ready.", "它从未上报过就绪。") : new($"Ready is {ready.Status}: {ready.Reason}.", $"Ready 为 {ready.Status}：{ready.Reason}。"),
            new(
                "NodeNotReady",
                new(
                    $"{name} is not Ready: evictions would be accepted, but its kubelet ends no pods, so they would stay in deletion.",
                    $"{name} 未就绪：驱逐会被接受，但它的 kubelet 不会结束 Pod，它们会一直处于删除中。"),
                new(
                    $"Cordon {name}, and bring it back; or, when the machine is confirmed to be off, take it out of service.",
                    $"先将 {name} 设为不可调度，再恢复它；如果已确认机器断电，则将其标记为停止服务。")));

        if (ControlPlane.Contains(node))
        {
            var others = context.View.Nodes.Items.Count(other => other.Metadata.Uid != node.Metadata.Uid && ControlPlane.Contains(other) && NodeRoom.IsOpen(other));
            yield return Ask(
                new("Another node of the control plane is up.", "还有其他控制平面节点在工作。"), others > 0,
                new($"Ready and schedulable besides it: {others}.", $"另有 {others} 个就绪且可调度。"),
                new(
                    "LastControlPlaneNode",
                    new($"{name} is the last node of the control plane that is Ready and schedulable.", $"{name} 是最后一个就绪且可调度的控制平面节点。"),
                    new("Bring another one back first, or uncordon it.", "请先恢复另一个控制平面节点，或恢复其调度。")));
        }

        var homeless = plan.Pods.Where(static pod => pod.Verdict is DrainVerdict.Evict or DrainVerdict.Blocked && !pod.Consents.HasFlag(DrainConsents.NoController)).ToList();
        var (cpu, memory) = (homeless.Sum(static pod => pod.Pod.CpuRequest), homeless.Sum(static pod => pod.Pod.MemoryRequest));
        yield return Ask(
            new("The evicted pods have somewhere to go.", "被驱逐的 Pod 有处可去。"), room.Nodes > 0 || homeless.Count == 0,
            new(
                $"{PodNames.Count(homeless.Count)} to move, with requests for {Amounts.Cores(cpu)} cores and {Amounts.Bytes(memory)}; {room.Nodes} other nodes have {Amounts.Cores(room.Cpu)} cores and {Amounts.Bytes(room.Memory)} left.",
                $"{homeless.Count} 个 Pod 需要 {Amounts.Cores(cpu)} 核和 {Amounts.Bytes(memory)}；另外 {room.Nodes} 个节点还剩 {Amounts.Cores(room.Cpu)} 核和 {Amounts.Bytes(room.Memory)}。"),
            new(
                "NowhereToGo",
                new(
                    $"No other node takes what leaves {name} ({PodNames.Count(homeless.Count)}): none is Ready, schedulable and free of other taints.",
                    $"没有其他节点可以接收 {name} 的 {homeless.Count} 个 Pod：没有就绪、可调度且不带其他污点的节点。"),
                new("Uncordon or add a node first.", "请先恢复一个节点的调度，或添加节点。")));

        foreach (var question in OfPods(plan))
        {
            yield return question;
        }
    }

    private static IEnumerable<(PlanCheck Check, Refusal? Refusal)> OfPods(DrainPlan plan)
    {
        var twice = plan.With(DrainVerdict.TwoBudgets).ToList();
        var blocked = plan.With(DrainVerdict.Blocked).ToList();
        var protects = string.Join(", ", blocked.SelectMany(static pod => pod.Budgets).Select(static b => $"{b.Metadata.Namespace}/{b.Metadata.Name}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        yield return Ask(
            new("No pod is protected by two budgets.", "没有 Pod 同时受两个预算保护。"), twice.Count == 0,
            twice.Count > 0 ? PodNames.Of(twice) : new("None is.", "没有。"),
            new(
                "TwoBudgets",
                new($"More than one budget protects {PodNames.Of(twice).En} The eviction API refuses such pods for ever.", $"有多个预算保护：{PodNames.Of(twice).Zh}驱逐接口会一直拒绝这样的 Pod。"),
                new("Change the selectors of the budgets so that one protects each pod.", "请修改预算的选择器，使每个 Pod 只受一个预算保护。")));
        yield return (
            new(
                new("Budgets allow it now.", "预算现在允许。"), blocked.Count == 0 ? CheckResult.Pass : CheckResult.Unknown,
                blocked.Count == 0
                    ? new("No pod waits for a budget.", "没有 Pod 需要等待预算。")
                    : new($"Blocked by {protects}: {PodNames.Count(blocked.Count)}, which hold up no other. {PodNames.Of(blocked).En}", $"{blocked.Count} 个 Pod 等待 {protects}；不影响其他 Pod。{PodNames.Of(blocked).Zh}")),
            null);

        var asks = plan.With(DrainVerdict.NeedsConsent).ToList();
        yield return Ask(
            new("Nothing is lost that nobody agreed to.", "不会丢失未经同意的东西。"), asks.Count == 0,
            asks.Count > 0 ? PodNames.WithTexts(asks) : new("Nothing is, or it was agreed to.", "没有丢失，或已经同意。"),
            new(
                "NeedsConsent",
                new($"{PodNames.Count(asks.Count)} would lose data or not come back. {PodNames.WithTexts(asks).En}", $"{asks.Count} 个 Pod 会丢失数据或不再回来。{PodNames.WithTexts(asks).Zh}"),
                new(
                    $"Move what must stay, or plan again with {Flags(asks)}.",
                    $"请先转移需要保留的内容，或用 {Flags(asks)} 重新制定计划。")));

        var stays = plan.Pods.Where(static pod => pod.Stays).ToList();
        yield return (
            new(
                new("What stays is known.", "已知哪些 Pod 会留下。"), CheckResult.Pass,
                stays.Count == 0 ? new("No pod stays.", "没有 Pod 留下。") : new($"{PodNames.Count(stays.Count)} of DaemonSets or static pods. {PodNames.Of(stays).En}", $"{stays.Count} 个 DaemonSet 或静态 Pod 会留下。{PodNames.Of(stays).Zh}")),
            null);
        if (plan.With(DrainVerdict.Leaving).ToList() is { Count: > 0 } leaving)
        {
            yield return (
                new(new("What leaves already is waited for.", "等待已在离开的 Pod。"), CheckResult.Pass, PodNames.WithTexts(leaving)), null);
        }
    }

    private static string Flags(IEnumerable<DrainPod> asks)
    {
        var needed = asks.Aggregate(DrainConsents.None, static (sum, pod) => sum | pod.Consents);
        return string.Join(", ", new[] { needed.HasFlag(DrainConsents.EmptyDir) ? "deleteEmptyDirData" : null, needed.HasFlag(DrainConsents.NoController) ? "force" : null }.OfType<string>());
    }

    private static (PlanCheck, Refusal?) Ask(LocalizedText text, bool holds, LocalizedText detail, Refusal? refusal) =>
        (NodeSubject.Check(text, holds, detail), holds ? null : refusal);
}
