using System.Collections.Immutable;
using Portal.Cluster.Actions;
using Portal.Cluster.Resources;
using Portal.Cluster.Watching;
using Portal.Core.Nodes;
using Portal.Core.Remediation;
using Portal.Core.Text;

namespace Portal.Problems.NodeProblems.Playbooks;

/// <summary>
/// Keeps new pods away from a node. Cordon, uncordon and drain serve any work on a node; they live in the room of sick nodes because there they are what
/// the article tells people to do, and a finding of a sick node offers them.
/// </summary>
public sealed class CordonPlaybook : IPlaybook
{
    /// <inheritdoc/>
    public string Id => "cordon";

    /// <inheritdoc/>
    public string Problem => nameof(NodeProblems);

    /// <inheritdoc/>
    public LocalizedText Title { get; } = new("Cordon the node", "将节点设为不可调度");

    /// <inheritdoc/>
    public RiskLevel Risk => RiskLevel.Low;

    /// <inheritdoc/>
    public IReadOnlyList<string> SubjectKinds { get; } = [KnownResources.Nodes.Kind];

    /// <inheritdoc/>
    public IReadOnlyList<PlaybookParameter> Parameters => [];

    /// <inheritdoc/>
    public bool IsApplicable(PlaybookContext context) => NodeSubject.Find(context) is { Unschedulable: false };

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> SuggestParameters(PlaybookContext context) => ImmutableDictionary<string, string>.Empty;

    /// <inheritdoc/>
    public PlaybookPlan Plan(PlaybookContext context)
    {
        var verification = new LocalizedText($"Node {context.Subject.Name} is cordoned.", $"节点 {context.Subject.Name} 不可调度。");
        if (NodeSubject.Find(context) is not { } node)
        {
            return NodeSubject.Gone(context, verification);
        }

        var room = NodeRoom.Beside(node, context.View);
        return new PlaybookPlan
        {
            Checks =
            [
                NodeSubject.Check(new("The node is the one that was chosen.", "节点就是所选的那一个。"), true, new($"Its uid is {node.Metadata.Uid}.", $"它的 uid 是 {node.Metadata.Uid}。")),
                new(
                    new("Other nodes take new pods.", "其他节点可以接收新的 Pod。"),
                    context.View.Nodes.Status.State != WatchState.Synced || room.Nodes == 0 ? CheckResult.Unknown : CheckResult.Pass,
                    new($"Ready and schedulable besides it: {room.Nodes}.", $"另有 {room.Nodes} 个节点就绪且可调度。")),
            ],
            Steps = [Step(context)],
            Nodes = [context.Subject.Name],
            Losses = room.Nodes > 0 ? [] :
            [
                new(
                    "No other node takes pods: whatever is started or restarted elsewhere stays Pending until this node is uncordoned.",
                    "没有其他节点可以接收 Pod：在恢复调度之前，任何新建或重建的 Pod 都会保持 Pending。"),
            ],
            Undo = new("Uncordon the node.", "恢复该节点的调度。"),
            VerificationText = verification,
        };
    }

    /// <inheritdoc/>
    public VerificationResult Verify(PlaybookContext context) =>
        !NodeSubject.NodesAreSeen(context) ? NodeSubject.NotSeen
        : NodeSubject.Find(context) is not { } node ? new(VerificationState.NotVerified, new("The node is gone.", "节点已不存在。"))
        : node.Unschedulable ? new(VerificationState.Verified, new("No new pods come to the node.", "不会再有新的 Pod 调度到该节点。"))
        : new(VerificationState.Pending, new("The node still takes pods.", "节点仍可接收 Pod。"));

    /// <summary>The step, of a drain too.</summary>
    internal static PlannedStep Step(PlaybookContext context) => new(
        new($"Cordon {context.Subject.Name}", $"将 {context.Subject.Name} 设为不可调度"),
        new(
            "New pods do not come to the node any more. Pods that are on it stay, DaemonSet pods still come.",
            "新的 Pod 不再调度到该节点。已在其上的 Pod 不受影响，DaemonSet 的 Pod 仍会创建。"),
        SetUnschedulable.From(NodeSubject.Find(context)!, unschedulable: true));
}
