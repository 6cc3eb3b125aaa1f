using Portal.Cluster.Resources.Nodes;
using Portal.Core.Deletions;
using Portal.Core.Nodes;
using Portal.Core.Remediation;

namespace Portal.Problems.PodStuckTerminating.Playbooks.Nodes;

/// <summary>What must hold before a node is declared out of service.</summary>
internal static class OutOfServiceChecks
{
    /// <summary>Set by the cloud provider's controller while the instance is shut down: the one sign that does not come from the kubelet.</summary>
    private const string ShutDownTaint = "node.cloudprovider.kubernetes.io/shutdown";

    private const int ShortestConfirmation = 15;

    // A reboot, an upgrade of the kubelet, a network that comes back.
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(5);

    /// <summary>The questions in order.</summary>
    public static IEnumerable<Question> Of(Node node, string confirmation, PlaybookContext context)
    {
        var name = node.Metadata.Name;
        var ready = NodeProof.Ready(node);
        yield return Question.Of(
            new("The node is not Ready.", "节点不是 Ready。"),
            ready != "True",
            new($"Its Ready condition is {ready}.", $"它的 Ready 为 {ready}。"),
            new Refusal(
                "NodeIsReady",
                new($"Node {name} is Ready: its kubelet answers, and the machine runs.", $"节点 {name} 处于 Ready：kubelet 有响应，机器在运行。"),
                new("Cordon and drain it, if it is to go.", "如果要下线它，请先 cordon 再 drain。")));

        var tainted = NodeProof.Taint(node, NodeProof.OutOfServiceTaint) is not null;
        yield return Question.Of(
            new("It is not out of service yet.", "它还没有被标记为停止服务。"),
            !tainted,
            tainted ? new("It carries the taint.", "它已带有该污点。") : new("It does not carry the taint.", "它没有该污点。"),
            new Refusal(
                "AlreadyOutOfService",
                new($"Node {name} carries the taint already.", $"节点 {name} 已带有该污点。"),
                new("Wait for the pod garbage collector, which acts every 20 s; if it does not, repair kube-controller-manager.", "等待 Pod 垃圾回收（每 20 秒一次）；如果没有动作，修复 kube-controller-manager。")));

        yield return LeaseIsOld(name, context);
        yield return SilentForLong(node, ready, context.Now);
        yield return NotTheLastControlPlane(node, context);
        yield return IsOff(node, confirmation);
    }

    private static Question LeaseIsOld(string name, PlaybookContext context)
    {
        var lease = context.View.Leases.Find("kube-node-lease", name);
        var until = lease?.RenewTime is { } at ? DeletionTimes.After(at, Silence) : (DateTimeOffset?)null;
        return Question.Of(
            new("Its kubelet has not renewed its lease for five minutes.", "它的 kubelet 已有五分钟没有续约。"),
            until is null ? null : context.Now >= until,
            until is null ? new("No lease of it is seen.", "没有看到它的 Lease。") : new($"It renewed it at {Proof.Time(lease!.RenewTime!.Value)}.", $"最后一次续约在 {Proof.Time(lease.RenewTime.Value)}。"),
            until is null || context.Now >= until ? null : new Refusal(
                "LeaseIsFresh",
                new($"The kubelet of {name} renewed its lease at {Proof.Time(lease!.RenewTime!.Value)}: the machine ran then.", $"{name} 的 kubelet 在 {Proof.Time(lease.RenewTime.Value)} 续约过：当时机器在运行。"),
                new("Repair the node; it is not dead.", "修复节点；它没有死。")));
    }

    private static Question SilentForLong(Node node, string ready, DateTimeOffset now)
    {
        var since = node.Condition("Ready")?.LastTransitionTime;
        var until = since is { } at ? DeletionTimes.After(at, Silence) : (DateTimeOffset?)null;
        return Question.Of(
            new("It has not been Ready for five minutes.", "它已有五分钟不是 Ready。"),
            until is null ? null : now >= until,
            until is null ? new("Since when is not said.", "没有记录从何时开始。") : new($"Ready is {ready} since {Proof.Time(since!.Value)}.", $"从 {Proof.Time(since.Value)} 起 Ready 为 {ready}。"),
            until is null || now >= until ? null : new Refusal(
                "SilentTooShort",
                new($"Node {node.Metadata.Name} was Ready until {Proof.Time(since!.Value)}: it may only be rebooting.", $"节点 {node.Metadata.Name} 在 {Proof.Time(since.Value)} 之前还是 Ready：可能只是在重启。"),
                new($"Wait until {Proof.Time(until.Value)}.", $"请等到 {Proof.Time(until.Value)}。")));
    }

    private static Question NotTheLastControlPlane(Node node, PlaybookContext context)
    {
        var others = context.View.Nodes.Items.Count(other => other.Metadata.Uid != node.Metadata.Uid && ControlPlane.Contains(other)
            && NodeProof.Ready(other) == "True" && NodeProof.Taint(other, NodeProof.OutOfServiceTaint) is null);
        var last = ControlPlane.Contains(node) && others == 0;
        return Question.Of(
            new("It is not the last control-plane node.", "它不是最后一个控制面节点。"),
            !last,
            ControlPlane.Contains(node) ? new($"{others} other control-plane nodes are Ready.", $"另有 {others} 个控制面节点处于 Ready。") : new("It is no control-plane node.", "它不是控制面节点。"),
            new Refusal(
                "LastControlPlaneNode",
                new($"No control-plane node beside {node.Metadata.Name} is Ready.", $"除 {node.Metadata.Name} 之外没有处于 Ready 的控制面节点。"),
                new("Bring a control-plane node back first.", "请先恢复一个控制面节点。")));
    }

    /// <summary>
    /// Lease and Ready condition are one witness: both are the kubelet's silence, which a cut network explains as well as a dead machine. The second one is the
    /// cloud provider, or a person who answers for it.
    /// </summary>
    private static Question IsOff(Node node, string confirmation)
    {
        var shutDown = NodeProof.Taint(node, ShutDownTaint) is not null;
        var said = confirmation.Trim().Length >= ShortestConfirmation;
        return Question.Of(
            new("Somebody other than the silent kubelet says that the machine is off.", "除了沉默的 kubelet，还有其他依据表明机器已断电。"),
            shutDown || said ? true : null,
            shutDown ? new($"The cloud provider says so (taint {ShutDownTaint}).", $"云厂商已确认（污点 {ShutDownTaint}）。")
                : said ? new($"Confirmed in writing: {confirmation.Trim().TrimEnd('.', '。')}.", $"书面确认：{confirmation.Trim().TrimEnd('.', '。')}。")
                : new("Nobody does. A machine that is cut off looks the same as one that is off.", "没有。网络被切断的机器与已断电的机器看上去一样。"),
            new Refusal(
                confirmation.Trim().Length == 0 ? "DeathNotConfirmed" : "ConfirmationTooShort",
                new(
                    $"The kubelet of {node.Metadata.Name} is silent, but a machine that is only cut off would run on and write. Nothing else says that it is off.",
                    $"{node.Metadata.Name} 的 kubelet 没有响应，但只是断网的机器会继续运行和写入。没有其他依据表明它已断电。"),
                new(
                    $"Look at the machine (power, management controller), then write how you know that it is off, in {ShortestConfirmation} signs or more.",
                    $"到机器上或带外管理中查看，然后写明你如何确认它已断电（至少 {ShortestConfirmation} 个字符）。")));
    }
}
