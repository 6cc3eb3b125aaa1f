using System.Collections.Immutable;
using Portal.Cluster.Actions;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Nodes;
using Portal.Cluster.Watching;
using Portal.Core.Remediation;
using Portal.Core.Text;

namespace Portal.Problems.PodStuckTerminating.Playbooks.Nodes;

/// <summary>
/// Declares a node out of service (KEP 2268) once its machine is known to be off: its pods are force-deleted and its volumes detached at once. A machine that
/// runs on would write to volumes that others mount, so the silence of its kubelet alone is not enough.
/// </summary>
public sealed class TaintOutOfServicePlaybook : IPlaybook
{
    private const string Parameter = "confirmation";
    private static readonly Taint Taint = new(NodeProof.OutOfServiceTaint, "nodeshutdown", "NoExecute", null);

    /// <inheritdoc/>
    public string Id => "taint-out-of-service";

    /// <inheritdoc/>
    public string Problem => nameof(PodStuckTerminating);

    /// <inheritdoc/>
    public LocalizedText Title { get; } = new("Take the node out of service", "将节点标记为停止服务");

    /// <inheritdoc/>
    public RiskLevel Risk => RiskLevel.High;

    /// <inheritdoc/>
    public IReadOnlyList<string> SubjectKinds { get; } = [KnownResources.Nodes.Kind];

    /// <inheritdoc/>
    public IReadOnlyList<PlaybookParameter> Parameters { get; } =
    [
        new(Parameter, PlaybookParameterType.Text, Required: false, Default: null, new(
            "How you know that the machine is off, in a sentence (\"the power supply was pulled in rack 14\"). Needed unless the cloud provider says so.",
            "用一句话说明你如何确认机器已断电（例如“已在 14 号机架拔掉电源”）。除非云厂商已确认，否则必填。")),
    ];

    /// <inheritdoc/>
    public bool IsApplicable(PlaybookContext context) => Find(context) is { } node && NodeProof.Ready(node) != "True" && NodeProof.Taint(node, Taint.Key) is null;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> SuggestParameters(PlaybookContext context) => ImmutableDictionary<string, string>.Empty;

    /// <inheritdoc/>
    public PlaybookPlan Plan(PlaybookContext context)
    {
        var name = context.Subject.Name;
        var verification = new LocalizedText($"No pod in deletion and no volume attachment of node {name} is left.", $"节点 {name} 上不再有正在删除的 Pod 和卷挂接记录。");
        return Find(context) is not { } node ? PlaybookSubject.Gone(context, verification)
            : Checklist.Plan(OutOfServiceChecks.Of(node, context.Parameters.GetValueOrDefault(Parameter) ?? "", context), verification, () => new PlaybookPlan
            {
                Steps =
                [
                    new(
                        new($"Take {name} out of service", $"将 {name} 标记为停止服务"),
                        new(
                            $"Adds the taint {Taint.Key}={Taint.Value}:{Taint.Effect} to the node. Kubernetes then force-deletes its pods and detaches its volumes; the machine itself is not touched.",
                            $"给节点添加污点 {Taint.Key}={Taint.Value}:{Taint.Effect}。Kubernetes 随后会强制删除它的 Pod 并卸下它的卷；不会触碰机器本身。"),
                        AddTaint.From(node, Taint)),
                ],
                Nodes = [name],
                Losses = [.. OutOfServiceLosses.Of(context.View, name)],
                Undo = new(
                    "Once the machine is back, take the taint off (playbook remove-out-of-service-taint). The pods do not come back; their controllers make new ones.",
                    "机器恢复后移除该污点（处置方案 remove-out-of-service-taint）。Pod 不会恢复，由各自的控制器重新创建。"),
                VerificationText = verification,
                VerificationDeadline = TimeSpan.FromMinutes(10),
            });
    }

    /// <inheritdoc/>
    public VerificationResult Verify(PlaybookContext context)
    {
        var (view, name) = (context.View, context.Subject.Name);
        if (!PlaybookSubject.IsSeen(context) || !PlaybookSubject.PodsAreSeen(context) || view.VolumeAttachments.Status.State != WatchState.Synced)
        {
            return PlaybookSubject.NotSeen(context);
        }

        var left = view.Pods.By(Indexes.DeletedByNode, name).Length;
        var attached = view.VolumeAttachments.Items.Count(attachment => attachment.NodeName == name);
        return Find(context) switch
        {
            null => new(VerificationState.Verified, new($"Node {name} is gone.", $"节点 {name} 已不存在。")),
            { } node when NodeProof.Ready(node) == "True" => new(VerificationState.NotVerified, new(
                $"Node {name} is Ready again: the machine was not off. Take the taint off and look for two copies of its pods.",
                $"节点 {name} 又变为 Ready：机器并未断电。请移除污点，并检查它的 Pod 是否有两份在运行。")),
            { } node when NodeProof.Taint(node, Taint.Key) is null => new(VerificationState.Pending, new("The taint is not seen yet.", "还没有看到污点。")),
            _ when left + attached > 0 => new(VerificationState.Pending, new(
                $"{left} pods in deletion and {attached} volume attachments are left.", $"还剩 {left} 个正在删除的 Pod 和 {attached} 条卷挂接记录。")),
            _ => new(VerificationState.Verified, new(
                $"No pod in deletion and no volume attachment of {name} is left.", $"{name} 上不再有正在删除的 Pod 和卷挂接记录。")),
        };
    }

    private static Node? Find(PlaybookContext context) => PlaybookSubject.Find(context)?.Object as Node;
}
