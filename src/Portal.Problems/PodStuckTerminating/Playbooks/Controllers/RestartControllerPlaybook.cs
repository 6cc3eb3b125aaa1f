using System.Collections.Immutable;
using Portal.Cluster.Actions;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Deletions;
using Portal.Core.Deletions.Controllers;
using Portal.Core.Remediation;
using Portal.Core.Text;

namespace Portal.Problems.PodStuckTerminating.Playbooks.Controllers;

/// <summary>
/// Restarts the controller that should have removed a finalizer and does not: by its own rollout, so that nothing is skipped and nothing is left behind. It comes
/// before the finalizer is removed by hand.
/// </summary>
public sealed class RestartControllerPlaybook : IPlaybook
{
    private const string Parameter = "controller";

    /// <inheritdoc/>
    public string Id => "restart-controller";

    /// <inheritdoc/>
    public string Problem => nameof(PodStuckTerminating);

    /// <inheritdoc/>
    public LocalizedText Title { get; } = new("Restart the controller that should act", "重启本应处理它的控制器");

    /// <inheritdoc/>
    public RiskLevel Risk => RiskLevel.Medium;

    /// <inheritdoc/>
    public IReadOnlyList<string> SubjectKinds { get; } = [SubjectKind.Any];

    /// <inheritdoc/>
    public IReadOnlyList<PlaybookParameter> Parameters { get; } =
    [
        new(Parameter, PlaybookParameterType.Text, Required: true, Default: null, new(
            "The workload to restart: its kind and its name, such as Deployment platform/dns-operator.",
            "要重启的工作负载：类型和名称，例如 Deployment platform/dns-operator。")),
    ];

    /// <inheritdoc/>
    public bool IsApplicable(PlaybookContext context) => Workloads(context).Count > 0;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> SuggestParameters(PlaybookContext context) => Workloads(context) is [var first, ..]
        ? ImmutableDictionary<string, string>.Empty.Add(Parameter, first.Reference.ToString())
        : ImmutableDictionary<string, string>.Empty;

    /// <inheritdoc/>
    public PlaybookPlan Plan(PlaybookContext context)
    {
        var named = context.Parameters.GetValueOrDefault(Parameter) ?? "";
        var verification = new LocalizedText(
            $"The pods of {named} are new and ready, and the finalizer is gone or the controller renews its lease.", $"{named} 的 Pod 都是新的且已就绪，并且 finalizer 已移除或控制器在续约 Lease。");
        if (PlaybookSubject.Find(context) is not { } found)
        {
            return PlaybookSubject.Gone(context, verification);
        }

        var obj = new DeletingObject(found.Kind, found.Metadata, context.View, context.Now);
        return Checklist.Plan(RestartChecks.Of(obj, named), verification, () =>
        {
            var controller = RestartChecks.Find(obj, named)!;
            return new PlaybookPlan
            {
                Steps =
                [
                    new(
                        new($"Restart {named}", $"重启 {named}"),
                        new(
                            "Writes the annotation kubectl.kubernetes.io/restartedAt into its pod template: the pods are replaced by its own rollout. The finalizer is left to the controller.",
                            "在 Pod 模板中写入注解 kubectl.kubernetes.io/restartedAt：Pod 按其自身的滚动更新被替换。finalizer 仍由控制器处理。"),
                        RestartWorkload.From(controller.Kind, controller.Workload, context.Now)),
                ],
                Losses =
                [
                    new(
                        $"Until a new pod of {named} leads, nobody does its work, for any of its objects in the cluster.",
                        $"在 {named} 的新 Pod 接任 leader 之前，没有人处理它在集群中的任何对象。"),
                ],
                Undo = new("Nothing is to be undone: the workload runs on as it was, with new pods.", "无需撤销：工作负载照旧运行，只是换了新的 Pod。"),
                VerificationText = verification,
                VerificationDeadline = TimeSpan.FromMinutes(10),
            };
        });
    }

    /// <inheritdoc/>
    public VerificationResult Verify(PlaybookContext context)
    {
        if (context.Actions.IsEmpty || context.Actions[0] is not RestartWorkload restart || !PlaybookSubject.PodsAreSeen(context) || !PlaybookSubject.IsSeen(context))
        {
            return PlaybookSubject.NotSeen(context);
        }

        if (Rollout.Of(context.View, restart) is { Done: false } rollout)
        {
            return new(VerificationState.Pending, rollout.Text);
        }

        var finalizer = RestartChecks.FinalizerOf(context, restart.Target);
        var subject = PlaybookSubject.Find(context);
        if (subject is null || !subject.Value.Metadata.Finalizers.Contains(finalizer, StringComparer.Ordinal))
        {
            return new(VerificationState.Verified, new($"{restart.Target} was restarted, and {context.Subject} is free of its finalizer.", $"{restart.Target} 已重启，{context.Subject} 上已没有它的 finalizer。"));
        }

        return Rollout.RenewedLease(context.View, restart) is { } lease
            ? new(VerificationState.Verified, new(
                $"{restart.Target} was restarted and renews lease {ObjectKey.Of(lease)}; finalizer {finalizer} is not removed yet.",
                $"{restart.Target} 已重启，并在续约 Lease {ObjectKey.Of(lease)}；finalizer {finalizer} 尚未移除。"))
            : new(VerificationState.Pending, new(
                $"{restart.Target} was restarted; finalizer {finalizer} is still there.", $"{restart.Target} 已重启；finalizer {finalizer} 还在。"));
    }

    private static IReadOnlyList<ControllerWorkload> Workloads(PlaybookContext context) => PlaybookSubject.Find(context) is { Metadata: { DeletionTimestamp: not null, Finalizers.IsEmpty: false } } found
        ? ControllerWorkload.Of(new DeletingObject(found.Kind, found.Metadata, context.View, context.Now))
        : [];
}
