using System.Collections.Immutable;
using Portal.Cluster.Actions;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Nodes;
using Portal.Cluster.Watching;
using Portal.Core.Nodes;
using Portal.Core.Remediation;
using Portal.Core.Text;

namespace Portal.Problems.NodeProblems.Playbooks;

/// <summary>
/// Cordons a node and evicts its pods, as <c>kubectl drain --ignore-daemonsets</c> would, but says before what becomes of each pod, lets no blocked pod hold
/// up a free one, and is done when the pods are gone, not when their evictions were accepted. Where it lives: see <see cref="CordonPlaybook"/>.
/// </summary>
public sealed class DrainPlaybook : IPlaybook
{
    private static readonly TimeSpan KubeletMargin = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public string Id => DrainRuns.Playbook;

    /// <inheritdoc/>
    public string Problem => nameof(NodeProblems);

    /// <inheritdoc/>
    public LocalizedText Title { get; } = new("Drain the node", "排空节点");

    /// <summary>High where data or pods are lost for good, by the plan.</summary>
    public RiskLevel Risk => RiskLevel.Medium;

    /// <inheritdoc/>
    public IReadOnlyList<string> SubjectKinds { get; } = [KnownResources.Nodes.Kind];

    /// <inheritdoc/>
    public IReadOnlyList<PlaybookParameter> Parameters => DrainParameters.All;

    /// <inheritdoc/>
    public bool IsApplicable(PlaybookContext context) =>
        NodeSubject.Find(context) is { } node
        && (!node.Unschedulable || DrainPlan.Of(node, context.View, DrainOptions.Default, context.Now).Pods.Any(static pod => !pod.Stays));

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> SuggestParameters(PlaybookContext context) =>
        DrainParameters.All.ToImmutableDictionary(static parameter => parameter.Name, static parameter => parameter.Default!, StringComparer.Ordinal);

    /// <inheritdoc/>
    public PlaybookPlan Plan(PlaybookContext context)
    {
        var name = context.Subject.Name;
        var verification = new LocalizedText(
            $"The pods that were on {name} are gone, each by its uid; only those of DaemonSets and static pods are left.",
            $"原先在 {name} 上的 Pod 都已消失（按 uid 确认）；只剩下 DaemonSet 和静态 Pod。");
        if (NodeSubject.Find(context) is not { } node)
        {
            return NodeSubject.Gone(context, verification);
        }

        var parameters = DrainParameters.Of(context.Parameters);
        var plan = DrainPlan.Of(node, context.View, parameters.Options, context.Now);
        var room = NodeRoom.Beside(node, context.View);
        var asked = DrainChecks.Ask(node, plan, parameters, room, context);
        if (asked.Refusal is { } refusal)
        {
            return new() { VerificationText = verification, Checks = asked.Checks, Refusal = refusal };
        }

        return new PlaybookPlan
        {
            Checks = asked.Checks,
            Steps = [.. Steps(node, plan, parameters, context)],
            Nodes = [name],
            Patience = parameters.Patience,
            Losses = [.. DrainLosses.Of(plan, room)],
            Risk = DrainLosses.ForGood(plan) ? RiskLevel.High : null,
            Undo = new(
                "Uncordon the node: new pods may come again. Pods that were evicted do not come back by themselves.",
                "恢复节点调度：新的 Pod 可以再来。已被驱逐的 Pod 不会自行回来。"),
            VerificationText = verification,
            VerificationDeadline = Longest(plan, parameters.Options, context.Now) + KubeletMargin,
        };
    }

    /// <inheritdoc/>
    public VerificationResult Verify(PlaybookContext context) =>
        !NodeSubject.NodesAreSeen(context) ? NodeSubject.NotSeen
        : context.View.Pods.Status.State != WatchState.Synced
            ? new(VerificationState.Unknown, new("The pods of the cluster are not read completely.", "集群的 Pod 尚未完整读取。"))
        : DrainVerification.Of(context, NodeSubject.Find(context));

    private static IEnumerable<PlannedStep> Steps(Node node, DrainPlan plan, DrainParameters parameters, PlaybookContext context)
    {
        if (!node.Unschedulable)
        {
            yield return CordonPlaybook.Step(context) with { Wave = 1 };
        }

        // All side by side: the free ones leave at once, and one that fails or waits keeps no other.
        var wave = node.Unschedulable ? 1 : 2;
        foreach (var pod in plan.Pods.Where(static pod => pod.IsEvicted))
        {
            yield return new(
                new($"Evict {pod.Name}", $"驱逐 {pod.Name}"),
                new($"{pod.Text.En} {GraceOf(pod, parameters).En}", $"{pod.Text.Zh}{GraceOf(pod, parameters).Zh}"),
                EvictPod.From(pod.Pod, parameters.Options.GracePeriodSeconds))
            {
                Wave = wave,
                OnFailure = StepFailure.StopsNextWaves,
            };
        }
    }

    private static LocalizedText GraceOf(DrainPod pod, DrainParameters parameters)
    {
        var seconds = parameters.Options.GracePeriodSeconds ?? pod.Pod.TerminationGracePeriodSeconds ?? 30;
        return new($"It has {seconds} s to end itself.", $"它有 {seconds} 秒用于自行结束。");
    }

    private static TimeSpan Longest(DrainPlan plan, DrainOptions options, DateTimeOffset now)
    {
        var longest = TimeSpan.Zero;
        foreach (var pod in plan.Pods.Where(static pod => !pod.Stays))
        {
            var time = pod.Pod.Metadata.DeletionTimestamp is { } deadline ? deadline - now : TimeSpan.FromSeconds(options.GracePeriodSeconds ?? pod.Pod.TerminationGracePeriodSeconds ?? 30);
            longest = time > longest ? time : longest;
        }

        // A grace period may be any number; nobody watches for longer than a day.
        return longest < TimeSpan.FromDays(1) ? longest : TimeSpan.FromDays(1);
    }
}
