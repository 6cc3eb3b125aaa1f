using Portal.Core.Nodes;
using Portal.Core.Text;

namespace Portal.Problems.NodeProblems.Playbooks;

/// <summary>What a drain costs, one sentence for each kind of loss.</summary>
internal static class DrainLosses
{
    private const DrainConsents Irreversible = DrainConsents.EmptyDir | DrainConsents.NoController;

    /// <summary>Whether data or pods are lost for good.</summary>
    public static bool ForGood(DrainPlan plan) => plan.Pods.Any(static pod => pod.IsEvicted && (pod.Consents & Irreversible) != DrainConsents.None);

    /// <summary>The sentences.</summary>
    public static IEnumerable<LocalizedText> Of(DrainPlan plan, NodeRoom room)
    {
        if (With(plan, static pod => pod.Consents.HasFlag(DrainConsents.EmptyDir)) is { Count: > 0 } data)
        {
            var list = PodNames.Of(data);
            yield return new($"The emptyDir data of {PodNames.Count(data.Count)} is deleted: {list.En}", $"{data.Count} 个 Pod 的 emptyDir 数据会被删除：{list.Zh}");
        }

        if (With(plan, static pod => pod.Consents.HasFlag(DrainConsents.NoController)) is { Count: > 0 } lonely)
        {
            var list = PodNames.Of(lonely);
            yield return new($"Without a controller, so gone for good ({PodNames.Count(lonely.Count)}): {list.En}", $"{lonely.Count} 个 Pod 没有控制器，不会再回来：{list.Zh}");
        }

        if (With(plan, static pod => !pod.LocalVolumes.IsEmpty) is { Count: > 0 } pinned)
        {
            var names = string.Join(", ", pinned.Select(static pod => $"{pod.Name} ({string.Join(", ", pod.LocalVolumes)})"));
            yield return new(
                $"Offline until the node is uncordoned, because of local volumes on it ({PodNames.Count(pinned.Count)}): {names}.",
                $"{pinned.Count} 个 Pod 会离线，直到节点恢复调度，因为它们的本地卷在该节点上：{names}。");
        }

        if (With(plan, static pod => !pod.Pod.HostPaths.IsEmpty && !pod.Pod.IsFinished) is { Count: > 0 } host)
        {
            var names = string.Join(", ", host.Select(static pod => $"{pod.Name} ({string.Join(", ", pod.Pod.HostPaths)})"));
            yield return new(
                $"Other files in hostPath elsewhere ({PodNames.Count(host.Count)}): {names}.",
                $"{host.Count} 个 Pod 在其他节点上的 hostPath 中会看到不同的文件：{names}。");
        }

        var moving = With(plan, static pod => !pod.Pod.IsFinished);
        var (cpu, memory) = (moving.Sum(static pod => pod.Pod.CpuRequest), moving.Sum(static pod => pod.Pod.MemoryRequest));
        if (cpu > room.Cpu || memory > room.Memory)
        {
            yield return new(
                $"The other nodes have {Amounts.Cores(room.Cpu)} cores and {Amounts.Bytes(room.Memory)} left, the evicted pods ask for {Amounts.Cores(cpu)} and {Amounts.Bytes(memory)}: some stay Pending.",
                $"其他节点还剩 {Amounts.Cores(room.Cpu)} 核和 {Amounts.Bytes(room.Memory)}，被驱逐的 Pod 需要 {Amounts.Cores(cpu)} 核和 {Amounts.Bytes(memory)}：部分会保持 Pending。");
        }
    }

    private static List<DrainPod> With(DrainPlan plan, Func<DrainPod, bool> loses) => [.. plan.Pods.Where(pod => pod.IsEvicted && loses(pod))];
}
