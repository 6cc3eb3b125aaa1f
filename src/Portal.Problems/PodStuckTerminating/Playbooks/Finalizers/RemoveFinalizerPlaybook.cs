using System.Collections.Immutable;
using Portal.Cluster.Actions;
using Portal.Cluster.Watching.Metadata;
using Portal.Core.Deletions;
using Portal.Core.Deletions.Controllers;
using Portal.Core.Remediation;
using Portal.Core.Text;
using Portal.Problems.PodStuckTerminating.Playbooks.Pods;

namespace Portal.Problems.PodStuckTerminating.Playbooks.Finalizers;

/// <summary>
/// Removes one named finalizer of an object of any kind whose controller is not there to do it. It skips the controller, so it refuses for as long as that
/// one lives, and where the finalizer guards data.
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
    public IReadOnlyList<string> SubjectKinds { get; } = [SubjectKind.Any];

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
        PlaybookSubject.Find(context) is { Metadata: { DeletionTimestamp: not null, Finalizers.IsEmpty: false } } found
            ? ImmutableDictionary<string, string>.Empty.Add(Parameter, FinalizerHolders.Of(Deleting(found, context))[0].Finalizer)
            : ImmutableDictionary<string, string>.Empty;

    /// <inheritdoc/>
    public PlaybookPlan Plan(PlaybookContext context)
    {
        var finalizer = Finalizer(context);
        if (PlaybookSubject.Find(context) is not { } found)
        {
            return PlaybookSubject.Gone(context, VerificationText(context, finalizer, last: true));
        }

        var deleting = Deleting(found, context);
        var holder = new Lazy<FinalizerHolder>(() => FinalizerHolders.Of(deleting, finalizer));
        var last = IsLast(found, finalizer);
        return Checklist.Plan(RemoveFinalizerChecks.Of(deleting, finalizer, holder), VerificationText(context, finalizer, last), () => new PlaybookPlan
        {
            Steps = [Step(found, finalizer, last)],
            Losses = [.. FinalizerLosses.Of(deleting, holder.Value)],
            VerificationText = VerificationText(context, finalizer, last),
            VerificationDeadline = Wanted(context) is null ? TimeSpan.FromMinutes(2) : Replacement.Deadline,
        });
    }

    /// <inheritdoc/>
    public VerificationResult Verify(PlaybookContext context)
    {
        if (!PlaybookSubject.IsSeen(context))
        {
            return PlaybookSubject.NotSeen(context);
        }

        var finalizer = Finalizer(context);
        return PlaybookSubject.Find(context) switch
        {
            null when IsPod(context) => Replacement.Verify(context),
            null => new(VerificationState.Verified, new(
                $"{context.Subject} with uid {context.Subject.Uid} is gone.", $"uid 为 {context.Subject.Uid} 的 {context.Subject} 已消失。")),
            { } found when found.Metadata.Finalizers.Contains(finalizer, StringComparer.Ordinal) => new(
                VerificationState.Pending, new($"Finalizer {finalizer} is still there.", $"finalizer {finalizer} 还在。")),
            { Metadata.Finalizers.IsEmpty: false } found => new(
                VerificationState.Verified,
                new(
                    $"Finalizer {finalizer} is gone; {string.Join(", ", found.Metadata.Finalizers)} still holds the object.",
                    $"finalizer {finalizer} 已移除；{string.Join("、", found.Metadata.Finalizers)} 仍拦着这个对象。")),
            { Metadata.DeletionGracePeriodSeconds: not 0 } when IsPod(context) => new(
                VerificationState.Verified,
                new(
                    $"Finalizer {finalizer} is gone; the pod now waits only for its node, which is gone: force delete it.",
                    $"finalizer {finalizer} 已移除；Pod 现在只在等已不存在的节点：请强制删除它。")),
            { Kind.Kind: "Namespace" } => new(
                VerificationState.Verified,
                new($"Finalizer {finalizer} is gone; the namespace goes when it is empty.", $"finalizer {finalizer} 已移除；命名空间清空后会消失。")),
            _ => new(VerificationState.Pending, new("The finalizer is gone, the object is still there.", "finalizer 已移除，对象还在。")),
        };
    }

    private static string Finalizer(PlaybookContext context) => context.Parameters.GetValueOrDefault(Parameter) ?? "";

    private static bool IsPod(PlaybookContext context) => context.Subject is { Kind: "Pod", Group: "" };

    private static DeletingObject Deleting(MetadataObject found, PlaybookContext context) => new(found.Kind, found.Metadata, context.View, context.Now);

    /// <summary>Whether the API server removes the object with the same request.</summary>
    private static bool IsLast(MetadataObject found, string finalizer) => found.Metadata.Finalizers.All(other => other == finalizer)
        && found.Metadata.DeletionGracePeriodSeconds is null or 0 && found.Kind is not { Kind: "Namespace", Group: "" }
        && (found.Kind is not { Kind: "Pod", Group: "" } || found.Metadata.DeletionGracePeriodSeconds is 0);

    private static string? Wanted(PlaybookContext context) =>
        IsPod(context) ? Replacement.WantedBy(context.View, context.Subject.Namespace, context.Subject.Name) : null;

    private static PlannedStep Step(MetadataObject found, string finalizer, bool last) => new(
        new($"Remove finalizer {finalizer}", $"移除 finalizer {finalizer}"),
        last
            ? new(
                "Takes this one finalizer off the object. It is the last one, so the API server removes the object with the same request. Its controller is not asked.",
                "从对象上移除这一个 finalizer。它是最后一个，因此 API server 会在同一请求中移除这个对象。不会询问它的控制器。")
            : new(
                "Takes this one finalizer off the object and leaves everything else as it is. Its controller is not asked.",
                "从对象上只移除这一个 finalizer，其他不变。不会询问它的控制器。"),
        RemoveFinalizer.From(found.Kind, found.Object, finalizer));

    private static LocalizedText VerificationText(PlaybookContext context, string finalizer, bool last)
    {
        var (subject, uid) = (context.Subject, context.Subject.Uid);
        return !last ? new($"Finalizer {finalizer} is not on {subject} any more.", $"{subject} 上不再有 finalizer {finalizer}。")
            : Wanted(context) is { } set ? new(
                $"Pod {subject.Key} with uid {uid} is gone, and StatefulSet {set} has a new one that is Ready.",
                $"uid 为 {uid} 的 Pod {subject.Key} 已消失，StatefulSet {set} 有了新的同名 Pod 且已就绪。")
            : new($"{subject} with uid {uid} is gone.", $"uid 为 {uid} 的 {subject} 已消失。");
    }
}
