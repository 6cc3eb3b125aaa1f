using System.Collections.Immutable;
using Portal.Cluster.Actions;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Pods;
using Portal.Core.Deletions.Controllers;
using Portal.Core.Remediation;
using Portal.Core.Text;
using Portal.Problems.PodStuckTerminating.Finalizers;

namespace Portal.Problems.PodStuckTerminating;

/// <summary>
/// Removes one named finalizer of a pod whose kubelet is done and whose controller is not there to do it. It skips the controller, so it refuses for as
/// long as that one lives.
/// </summary>
public sealed class RemoveFinalizerPlaybook : IPlaybook
{
    private const string Parameter = "finalizer";

    /// <inheritdoc/>
    public string Id => "remove-finalizer";

    /// <inheritdoc/>
    public string Problem => nameof(PodStuckTerminating);

    /// <inheritdoc/>
    public LocalizedText Title { get; } = new("Remove one finalizer", "移除一个 finalizer");

    /// <inheritdoc/>
    public RiskLevel Risk => RiskLevel.Medium;

    /// <inheritdoc/>
    public IReadOnlyList<string> SubjectKinds { get; } = [KnownResources.Pods.Kind];

    /// <inheritdoc/>
    public IReadOnlyList<PlaybookParameter> Parameters { get; } =
    [
        new(Parameter, PlaybookParameterType.Text, Required: true, Default: null, new(
            "The finalizer to remove, as it stands in metadata.finalizers.",
            "要移除的 finalizer，与 metadata.finalizers 中的写法一致。")),
    ];

    /// <inheritdoc/>
    public bool IsApplicable(PlaybookContext context) => PlaybookSubject.Find(context) is { Metadata: { DeletionTimestamp: not null, Finalizers.IsEmpty: false } };

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> SuggestParameters(PlaybookContext context) =>
        PlaybookSubject.Find(context) is { Metadata: { DeletionTimestamp: not null, Finalizers.IsEmpty: false } } pod
            ? ImmutableDictionary<string, string>.Empty.Add(Parameter, FinalizerHolders.Of(new StuckPod(pod, context.View, context.Now).AsDeleting)[0].Finalizer)
            : ImmutableDictionary<string, string>.Empty;

    /// <inheritdoc/>
    public PlaybookPlan Plan(PlaybookContext context)
    {
        var finalizer = context.Parameters.GetValueOrDefault(Parameter) ?? "";
        if (PlaybookSubject.Find(context) is not { } pod)
        {
            return PlaybookSubject.Gone(context, VerificationText(context, finalizer, last: true));
        }

        var last = pod.Metadata.Finalizers.All(other => other == finalizer) && pod.Metadata.DeletionGracePeriodSeconds is 0;
        var verification = VerificationText(context, finalizer, last);
        var asked = RemoveFinalizerChecks.Ask(pod, finalizer, context);
        if (asked.Refusal is { } refusal)
        {
            return PlaybookSubject.Refuse(verification, asked.Checks, refusal);
        }

        return new PlaybookPlan
        {
            Checks = asked.Checks,
            Steps = [Step(pod, finalizer, last)],
            Losses = [.. FinalizerLosses.Of(asked.Holder!)],
            VerificationText = verification,
            VerificationDeadline = Wanted(context) is null ? TimeSpan.FromMinutes(2) : Replacement.Deadline,
        };
    }

    /// <inheritdoc/>
    public VerificationResult Verify(PlaybookContext context)
    {
        if (!PlaybookSubject.PodsAreSeen(context))
        {
            return new(VerificationState.Unknown, new("The pods of the cluster are not read completely.", "集群的 Pod 尚未完整读取。"));
        }

        var finalizer = context.Parameters.GetValueOrDefault(Parameter) ?? "";
        return PlaybookSubject.Find(context) switch
        {
            null => Replacement.Verify(context),
            { } pod when pod.Metadata.Finalizers.Contains(finalizer, StringComparer.Ordinal) => new(
                VerificationState.Pending, new($"Finalizer {finalizer} is still there.", $"finalizer {finalizer} 还在。")),
            { Metadata: { Finalizers.IsEmpty: false } } pod => new(
                VerificationState.Verified,
                new(
                    $"Finalizer {finalizer} is gone; {string.Join(", ", pod.Metadata.Finalizers)} still holds the pod.",
                    $"finalizer {finalizer} 已移除；{string.Join("、", pod.Metadata.Finalizers)} 仍拦着这个 Pod。")),
            { Metadata.DeletionGracePeriodSeconds: not 0 } => new(
                VerificationState.Verified,
                new(
                    $"Finalizer {finalizer} is gone; the pod now waits only for its node, which is gone: force delete it.",
                    $"finalizer {finalizer} 已移除；Pod 现在只在等已不存在的节点：请强制删除它。")),
            _ => new(VerificationState.Pending, new("The finalizer is gone, the pod is still there.", "finalizer 已移除，Pod 还在。")),
        };
    }

    private static string? Wanted(PlaybookContext context) => Replacement.WantedBy(context.View, context.Subject.Namespace, context.Subject.Name);

    private static PlannedStep Step(Pod pod, string finalizer, bool last) => new(
        new($"Remove finalizer {finalizer}", $"移除 finalizer {finalizer}"),
        last
            ? new(
                "Takes this one finalizer off the pod. It is the last one, so the API server removes the pod with the same request. Its controller is not asked.",
                "从 Pod 上移除这一个 finalizer。它是最后一个，因此 API server 会在同一请求中移除这个 Pod。不会询问它的控制器。")
            : new(
                "Takes this one finalizer off the pod and leaves everything else as it is. Its controller is not asked.",
                "从 Pod 上只移除这一个 finalizer，其他不变。不会询问它的控制器。"),
        RemoveFinalizer.From(KnownResources.Pods, pod, finalizer));

    private static LocalizedText VerificationText(PlaybookContext context, string finalizer, bool last)
    {
        var (key, uid) = (context.Subject.Key, context.Subject.Uid);
        return !last ? new($"Finalizer {finalizer} is not on pod {key} any more.", $"Pod {key} 上不再有 finalizer {finalizer}。")
            : Wanted(context) is { } set ? new(
                $"Pod {key} with uid {uid} is gone, and StatefulSet {set} has a new one that is Ready.",
                $"uid 为 {uid} 的 Pod {key} 已消失，StatefulSet {set} 有了新的同名 Pod 且已就绪。")
            : new($"Pod {key} with uid {uid} is gone.", $"uid 为 {uid} 的 Pod {key} 已消失。");
    }
}
