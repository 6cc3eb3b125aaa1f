using Portal.Cluster.Resources.Nodes;
using Portal.Cluster.Watching;
using Portal.Core.Remediation;
using Portal.Core.Text;

namespace Portal.Problems.NodeProblems.Playbooks;

/// <summary>What the playbooks ask of the node that they are for.</summary>
internal static class NodeSubject
{
    /// <summary>The node, or null when it is gone or another one has its name.</summary>
    public static Node? Find(PlaybookContext context) =>
        context.View.Nodes.Find("", context.Subject.Name) is { } node && node.Metadata.Uid == context.Subject.Uid ? node : null;

    /// <summary>Whether the view shows enough to say that a node is not there.</summary>
    public static bool NodesAreSeen(PlaybookContext context) => context.View.Nodes.Status.State == WatchState.Synced;

    /// <summary>A check that holds or does not.</summary>
    public static PlanCheck Check(LocalizedText text, bool holds, LocalizedText detail) => new(text, holds ? CheckResult.Pass : CheckResult.Fail, detail);

    /// <summary>The plan for a node that is not there any more.</summary>
    public static PlaybookPlan Gone(PlaybookContext context, LocalizedText verification)
    {
        var (name, uid) = (context.Subject.Name, context.Subject.Uid);
        var seen = context.View.Nodes.Find("", name) is { } other
            ? new LocalizedText($"The node of that name has uid {other.Metadata.Uid} now.", $"同名节点现在的 uid 是 {other.Metadata.Uid}。")
            : new LocalizedText("There is no node of that name.", "没有这个名字的节点。");
        return new()
        {
            VerificationText = verification,
            Checks = [Check(new("The node is the one that was chosen.", "节点就是所选的那一个。"), false, seen)],
            Refusal = new(
                "NodeIsGone",
                new($"Node {name} with uid {uid} does not exist any more.", $"uid 为 {uid} 的节点 {name} 已不存在。"),
                new(
                    "Nothing is left to do; the pod garbage collector clears what it left behind.",
                    "无需再做任何事；Pod 垃圾回收会清理它留下的对象。")),
        };
    }

    /// <summary>What is seen when the nodes cannot be.</summary>
    public static VerificationResult NotSeen { get; } = new(
        VerificationState.Unknown, new("The nodes of the cluster are not read completely.", "集群的节点尚未完整读取。"));
}
