using System.Collections.Immutable;
using Portal.Cluster.Actions;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Nodes;
using Portal.Core.Remediation;
using Portal.Core.Text;

namespace Portal.Problems.NodeProblems.Playbooks;

/// <summary>Lets new pods come to a cordoned node again. Where it lives: see <see cref="CordonPlaybook"/>.</summary>
public sealed class UncordonPlaybook : IPlaybook
{
    /// <inheritdoc/>
    public string Id => "uncordon";

    /// <inheritdoc/>
    public string Problem => nameof(NodeProblems);

    /// <inheritdoc/>
    public LocalizedText Title { get; } = new("Uncordon the node", "恢复节点调度");

    /// <inheritdoc/>
    public RiskLevel Risk => RiskLevel.Low;

    /// <inheritdoc/>
    public IReadOnlyList<string> SubjectKinds { get; } = [KnownResources.Nodes.Kind];

    /// <inheritdoc/>
    public IReadOnlyList<PlaybookParameter> Parameters => [];

    /// <inheritdoc/>
    public bool IsApplicable(PlaybookContext context) => NodeSubject.Find(context) is { Unschedulable: true };

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> SuggestParameters(PlaybookContext context) => ImmutableDictionary<string, string>.Empty;

    /// <inheritdoc/>
    public PlaybookPlan Plan(PlaybookContext context)
    {
        var verification = new LocalizedText($"Node {context.Subject.Name} takes new pods.", $"节点 {context.Subject.Name} 可接收新的 Pod。");
        if (NodeSubject.Find(context) is not { } node)
        {
            return NodeSubject.Gone(context, verification);
        }

        var ready = node.Condition("Ready") is { Status: "True" };
        return new PlaybookPlan
        {
            Checks =
            [
                NodeSubject.Check(new("The node is the one that was chosen.", "节点就是所选的那一个。"), true, new($"Its uid is {node.Metadata.Uid}.", $"它的 uid 是 {node.Metadata.Uid}。")),
                new(new("The node is Ready.", "节点已就绪。"), ready ? CheckResult.Pass : CheckResult.Unknown, Ready(node)),
            ],
            Steps =
            [
                new(
                    new($"Uncordon {context.Subject.Name}", $"恢复 {context.Subject.Name} 的调度"),
                    new("New pods may come to the node. Pods that were evicted do not come back by themselves.", "新的 Pod 可以调度到该节点。已被驱逐的 Pod 不会自行回来。"),
                    SetUnschedulable.From(node, unschedulable: false)),
            ],
            Losses = [.. Losses(node, ready)],
            Undo = new("Cordon the node.", "再次将该节点设为不可调度。"),
            VerificationText = verification,
        };
    }

    /// <inheritdoc/>
    public VerificationResult Verify(PlaybookContext context) =>
        !NodeSubject.NodesAreSeen(context) ? NodeSubject.NotSeen
        : NodeSubject.Find(context) is not { } node ? new(VerificationState.NotVerified, new("The node is gone.", "节点已不存在。"))
        : node.Unschedulable ? new(VerificationState.Pending, new("The node is still cordoned.", "节点仍不可调度。"))
        : new(VerificationState.Verified, new("The node takes new pods.", "节点可接收新的 Pod。"));

    private static LocalizedText Ready(Node node) => node.Condition("Ready") is { } ready
        ? new($"Ready is {ready.Status}: {ready.Reason}.", $"Ready 为 {ready.Status}：{ready.Reason}。")
        : new("It has never said so.", "它从未上报过。");

    private static IEnumerable<LocalizedText> Losses(Node node, bool ready)
    {
        if (!ready)
        {
            yield return new(
                "The node is not Ready: the scheduler passes it by until it is, and whoever cordoned it may have had a reason.",
                "节点未就绪：在就绪之前调度器会跳过它；将它设为不可调度的人可能有其原因。");
        }

        if (node.Taints.Where(static taint => taint.Effect == "NoExecute" && !taint.Key.StartsWith("node.kubernetes.io/", StringComparison.Ordinal)).ToList() is { Count: > 0 } taints)
        {
            var names = string.Join(", ", taints.Select(static taint => taint.Key));
            yield return new($"It still has the taint {names}: only pods that tolerate it can run there.", $"它仍带有污点 {names}：只有容忍该污点的 Pod 能在其上运行。");
        }
    }
}
