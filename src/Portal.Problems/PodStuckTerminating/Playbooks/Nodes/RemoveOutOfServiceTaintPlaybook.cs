using System.Collections.Immutable;
using Portal.Cluster.Actions;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Nodes;
using Portal.Core.Deletions;
using Portal.Core.Remediation;
using Portal.Core.Text;

namespace Portal.Problems.PodStuckTerminating.Playbooks.Nodes;

/// <summary>Takes the out-of-service taint off a node that is back: with it, nothing runs there, and every pod that is deleted there loses its volumes at once.</summary>
public sealed class RemoveOutOfServiceTaintPlaybook : IPlaybook
{
    /// <inheritdoc/>
    public string Id => "remove-out-of-service-taint";

    /// <inheritdoc/>
    public string Problem => nameof(PodStuckTerminating);

    /// <inheritdoc/>
    public LocalizedText Title { get; } = new("Put the node back into service", "将节点恢复服务");

    /// <inheritdoc/>
    public RiskLevel Risk => RiskLevel.Low;

    /// <inheritdoc/>
    public IReadOnlyList<string> SubjectKinds { get; } = [KnownResources.Nodes.Kind];

    /// <inheritdoc/>
    public IReadOnlyList<PlaybookParameter> Parameters => [];

    /// <inheritdoc/>
    public bool IsApplicable(PlaybookContext context) => Find(context) is { } node && NodeProof.Taint(node, NodeProof.OutOfServiceTaint) is not null;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> SuggestParameters(PlaybookContext context) => ImmutableDictionary<string, string>.Empty;

    /// <inheritdoc/>
    public PlaybookPlan Plan(PlaybookContext context)
    {
        var name = context.Subject.Name;
        var verification = new LocalizedText($"Node {name} does not carry the taint any more.", $"节点 {name} 不再带有该污点。");
        return Find(context) is not { } node ? PlaybookSubject.Gone(context, verification)
            : Checklist.Plan(Questions(node, context), verification, () => new PlaybookPlan
            {
                Steps =
                [
                    new(
                        new($"Put {name} back into service", $"将 {name} 恢复服务"),
                        new($"Takes the taint {NodeProof.OutOfServiceTaint} off the node; pods may run there again.", $"移除节点上的污点 {NodeProof.OutOfServiceTaint}；Pod 可以重新在此运行。"),
                        RemoveTaint.From(node, NodeProof.Taint(node, NodeProof.OutOfServiceTaint)!)),
                ],
                Undo = new("The taint can be added again once the machine is known to be off.", "确认机器断电后可以重新添加该污点。"),
                VerificationText = verification,
            });
    }

    /// <inheritdoc/>
    public VerificationResult Verify(PlaybookContext context) => !PlaybookSubject.IsSeen(context) ? PlaybookSubject.NotSeen(context) : Find(context) switch
    {
        null => new(VerificationState.NotVerified, new($"Node {context.Subject.Name} is gone.", $"节点 {context.Subject.Name} 已不存在。")),
        { } node when NodeProof.Taint(node, NodeProof.OutOfServiceTaint) is null => new(VerificationState.Verified, new("The taint is gone.", "污点已移除。")),
        _ => new(VerificationState.Pending, new("The taint is still there.", "污点还在。")),
    };

    private static Node? Find(PlaybookContext context) => PlaybookSubject.Find(context)?.Object as Node;

    private static IEnumerable<Question> Questions(Node node, PlaybookContext context)
    {
        var name = node.Metadata.Name;
        var tainted = NodeProof.Taint(node, NodeProof.OutOfServiceTaint) is not null;
        yield return Question.Of(
            new("It carries the taint.", "它带有该污点。"),
            tainted,
            tainted ? new("It does.", "是的。") : new("It does not.", "没有。"),
            new Refusal("NotOutOfService", new($"Node {name} is not out of service.", $"节点 {name} 没有被标记为停止服务。"), new("Nothing is to be done.", "无需处理。")));

        var ready = NodeProof.Ready(node);
        var lease = context.View.Leases.Find("kube-node-lease", name);
        var renewed = lease is null ? (bool?)null : Proof.HeldUntil(lease) >= context.Now;
        var back = ready == "True" && renewed != false;
        yield return Question.Of(
            new("The node is back: Ready, and its lease is renewed.", "节点已恢复：处于 Ready，且在续约。"),
            back,
            new(
                $"Ready is {ready}{(lease?.RenewTime is { } at ? $", the lease was renewed at {Proof.Time(at)}" : "")}.",
                $"Ready 为 {ready}{(lease?.RenewTime is { } then ? $"，最后一次续约在 {Proof.Time(then)}" : "")}。"),
            new Refusal(
                "NodeIsNotBack",
                new($"Node {name} is not back: without the taint its pods would get stuck in deletion again.", $"节点 {name} 尚未恢复：移除污点后它的 Pod 又会卡在删除中。"),
                new("Bring the node back first, or delete the Node if the machine is gone for good.", "请先恢复节点；如果机器不再回来，删除这个 Node。")));
    }
}
