using Portal.Cluster.Resources.Disruption;
using Portal.Cluster.Resources.Pods;
using Portal.Core.Deletions;
using Portal.Core.Text;

namespace Portal.Core.Nodes;

/// <summary>What is said of a pod of a node that is to be drained.</summary>
internal static class DrainTexts
{
    public static LocalizedText Evict { get; } = new("Is evicted; no disruption budget protects it.", "将被驱逐；没有干扰预算保护它。");

    public static LocalizedText StaysMirror { get; } = new(
        "Stays: it mirrors a static pod, which the kubelet puts back at once.", "留下：它是静态 Pod 的镜像，kubelet 会立即重新创建它。");

    public static LocalizedText NotTried { get; } = new("Was not evicted; the run ended before.", "没有被驱逐；处置在此之前已结束。");

    public static LocalizedText Accepted { get; } = new("Its eviction was accepted; it is not seen in deletion yet.", "驱逐已被接受；尚未看到它进入删除。");

    public static LocalizedText FreeNow { get; } = new("Nothing is in the way now; it is tried again in a moment.", "现在没有阻碍；稍后会重试。");

    public static LocalizedText Gone { get; } = new("Gone.", "已消失。");

    public static LocalizedText GoneWithoutStep { get; } = new("Gone, without an eviction by this run.", "已消失，不是由本次处置驱逐的。");

    public static LocalizedText Came { get; } = new("Came after the plan was made; this run leaves it alone.", "制定计划之后才来的；本次处置不会动它。");

    public static LocalizedText Tried(LocalizedText text, int attempts) => attempts == 1
        ? new($"{text.En} Tried once.", $"{text.Zh}已尝试 1 次。")
        : new($"{text.En} Tried {attempts} times.", $"{text.Zh}已尝试 {attempts} 次。");

    public static LocalizedText Replaced(Pod next)
    {
        var name = next.Metadata.Name;
        return next.NodeName.Length == 0
            ? new($"Gone; {name} stands in for it and has no node yet.", $"已消失；由 {name} 接替，尚未调度到节点。")
            : next.IsReady
            ? new($"Gone; replaced by {name} on {next.NodeName}, which is Ready.", $"已消失；已由 {next.NodeName} 上的 {name} 接替，已就绪。")
            : new($"Gone; {name} on {next.NodeName} stands in for it and is not Ready yet.", $"已消失；由 {next.NodeName} 上的 {name} 接替，尚未就绪。");
    }

    public static LocalizedText Grace(Pod pod, DateTimeOffset deadline, DateTimeOffset now)
    {
        var span = DurationText.Of((deadline - now).Duration());
        var held = string.Join(", ", pod.Metadata.Finalizers);
        return now <= deadline ? new($"Leaves; {span.En} of its grace are left.", $"正在离开；宽限期还剩 {span.Zh}。")
            : held.Length > 0 ? new($"Is held by {held}; its grace ended {span.En} ago.", $"被 {held} 拦住；宽限期已过 {span.Zh}。")
            : new($"Its kubelet has not finished; its grace ended {span.En} ago.", $"kubelet 尚未完成；宽限期已过 {span.Zh}。");
    }

    public static LocalizedText StaysDaemonSet(string name) =>
        new($"Stays: DaemonSet {name} would put it back at once.", $"留下：DaemonSet {name} 会立即重新创建它。");

    public static LocalizedText Leaving(Pod pod, DateTimeOffset deadline, DateTimeOffset now)
    {
        var at = Proof.Time(deadline);
        if (now <= deadline)
        {
            return new($"Leaves already: it was deleted and has time until {at}.", $"正在离开：已被删除，期限是 {at}。");
        }

        var held = string.Join(", ", pod.Metadata.Finalizers);
        return held.Length == 0
            ? new($"Leaves already, but is still there: its time ended at {at}.", $"正在离开，但仍未消失：期限 {at} 已过。")
            : new($"Leaves already, but {held} holds it: its time ended at {at}.", $"正在离开，但被 {held} 拦住：期限 {at} 已过。");
    }

    public static LocalizedText LeavesWithNamespace(string name) =>
        new($"Leaves with its namespace {name}, which is being deleted.", $"随命名空间 {name} 一起离开，该命名空间正在删除。");

    private static string Pods(int count) => count == 1 ? "1 pod" : $"{count} pods";

    public static LocalizedText Finished(string phase) =>
        new($"Has come to its end ({phase}); what is left of it is removed.", $"已经结束（{phase}）；只移除它的记录。");

    public static LocalizedText EvictWithin(PodDisruptionBudget budget) => new(
        $"Is evicted; budget {budget.Metadata.Name} allows {budget.DisruptionsAllowed} now.", $"将被驱逐；预算 {budget.Metadata.Name} 现在允许 {budget.DisruptionsAllowed} 个。");

    public static LocalizedText EvictUnready(PodDisruptionBudget budget) => budget.UnhealthyPodEvictionPolicy == "AlwaysAllow"
        ? new(
            $"Is evicted: it is not Ready, and budget {budget.Metadata.Name} lets such pods go always (AlwaysAllow).",
            $"将被驱逐：它未就绪，而预算 {budget.Metadata.Name} 总是放行这样的 Pod（AlwaysAllow）。")
        : new(
            $"Is evicted: it is not Ready, and budget {budget.Metadata.Name} has the {budget.DesiredHealthy} healthy that it needs without it.",
            $"将被驱逐：它未就绪，而预算 {budget.Metadata.Name} 不算它也有所需的 {budget.DesiredHealthy} 个健康 Pod。");

    public static LocalizedText Blocked(PodDisruptionBudget budget, bool isReady)
    {
        var (name, needs, has) = (budget.Metadata.Name, budget.DesiredHealthy, budget.CurrentHealthy);
        return isReady
            ? new($"Waits for budget {name}: it needs {Pods(needs)} healthy and has {has}.", $"等待预算 {name}：它需要 {needs} 个健康的 Pod，现有 {has} 个。")
            : new(
                $"Waits for budget {name}: it needs {Pods(needs)} healthy and has {has}. The pod itself is not Ready; with unhealthyPodEvictionPolicy AlwaysAllow it could go.",
                $"等待预算 {name}：它需要 {needs} 个健康的 Pod，现有 {has} 个。这个 Pod 本身未就绪；若 unhealthyPodEvictionPolicy 为 AlwaysAllow，它就可以离开。");
    }

    public static LocalizedText WaitsItsTurn(PodDisruptionBudget budget) => new(
        $"Waits its turn: budget {budget.Metadata.Name} allows {budget.DisruptionsAllowed} at a time, and pods before it take that.",
        $"排队等待：预算 {budget.Metadata.Name} 一次只允许 {budget.DisruptionsAllowed} 个，排在它前面的 Pod 已占用。");

    public static LocalizedText WithLosses(DrainPod pod)
    {
        var (data, owner) = (pod.Consents.HasFlag(DrainConsents.EmptyDir), pod.Consents.HasFlag(DrainConsents.NoController));
        return new(
            $"{pod.Text.En}{(data ? $" The data in its emptyDir {string.Join(", ", pod.Pod.EmptyDirNames)} is lost." : "")}{(owner ? " It does not come back." : "")}",
            $"{pod.Text.Zh}{(data ? $"它的 emptyDir {string.Join("、", pod.Pod.EmptyDirNames)} 中的数据会丢失。" : "")}{(owner ? "它不会再回来。" : "")}");
    }

    public static LocalizedText TwoBudgets(IEnumerable<PodDisruptionBudget> budgets)
    {
        var names = string.Join(", ", budgets.Select(static budget => budget.Metadata.Name));
        return new(
            $"Cannot be evicted: the budgets {names} protect it together, and the eviction API refuses more than one.",
            $"无法驱逐：预算 {names} 同时保护它，而驱逐接口不支持多个预算。");
    }

    public static LocalizedText NeedsConsent(Pod pod, DrainConsents missing, bool orphan)
    {
        var volumes = string.Join(", ", pod.EmptyDirNames);
        var data = new LocalizedText($"the data in its emptyDir {volumes} would be lost (deleteEmptyDirData)", $"它的 emptyDir {volumes} 中的数据会丢失（deleteEmptyDirData）");
        var owner = orphan
            ? new LocalizedText($"its DaemonSet {pod.Metadata.Controller!.Name} is gone, so it would not come back (force)", $"它的 DaemonSet {pod.Metadata.Controller!.Name} 已不存在，它不会再回来（force）")
            : new LocalizedText("no controller owns it, so it would not come back (force)", "没有控制器拥有它，它不会再回来（force）");
        var (en, zh) = missing switch
        {
            DrainConsents.EmptyDir => (data.En, data.Zh),
            DrainConsents.NoController => (owner.En, owner.Zh),
            _ => ($"{data.En}; {owner.En}", $"{data.Zh}；{owner.Zh}"),
        };
        return new($"Needs consent: {en}.", $"需要同意：{zh}。");
    }
}
