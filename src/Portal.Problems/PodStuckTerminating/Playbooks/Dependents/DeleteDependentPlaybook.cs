using System.Collections.Immutable;
using Portal.Cluster.Actions;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching;
using Portal.Cluster.Watching.Metadata;
using Portal.Core.Remediation;
using Portal.Core.Text;

namespace Portal.Problems.PodStuckTerminating.Playbooks.Dependents;

/// <summary>
/// Deletes, the usual way, one dependent that blocks the foreground deletion of its owner and that nobody has deleted. Whoever deleted the owner in the foreground
/// asked for just that; the garbage collector did not do it.
/// </summary>
public sealed class DeleteDependentPlaybook : IPlaybook
{
    private const string Parameter = "dependent";

    /// <inheritdoc/>
    public string Id => "delete-blocking-dependent";

    /// <inheritdoc/>
    public string Problem => nameof(PodStuckTerminating);

    /// <inheritdoc/>
    public LocalizedText Title { get; } = new("Delete the dependent that blocks it", "删除阻止它的依赖对象");

    /// <inheritdoc/>
    public RiskLevel Risk => RiskLevel.Medium;

    /// <inheritdoc/>
    public IReadOnlyList<string> SubjectKinds { get; } = [SubjectKind.Any];

    /// <inheritdoc/>
    public IReadOnlyList<PlaybookParameter> Parameters { get; } =
    [
        new(Parameter, PlaybookParameterType.Text, Required: true, Default: null, new(
            "The dependent to delete: its kind and its name, such as ReplicaSet shop/web-1.",
            "要删除的依赖对象：类型和名称，例如 ReplicaSet shop/web-1。")),
    ];

    /// <inheritdoc/>
    public bool IsApplicable(PlaybookContext context) => First(context) is not null;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> SuggestParameters(PlaybookContext context) => First(context) is { } first
        ? ImmutableDictionary<string, string>.Empty.Add(Parameter, first.ToString())
        : ImmutableDictionary<string, string>.Empty;

    /// <inheritdoc/>
    public PlaybookPlan Plan(PlaybookContext context)
    {
        var named = context.Parameters.GetValueOrDefault(Parameter) ?? "";
        var verification = new LocalizedText($"{named} is gone.", $"{named} 已消失。");
        if (PlaybookSubject.Find(context) is not { } owner)
        {
            return PlaybookSubject.Gone(context, verification);
        }

        return Checklist.Plan(DependentChecks.Of(owner, named, context), verification, () =>
        {
            var dependent = DependentChecks.Find(owner, named, context)!.Value;
            var owned = context.View.Metadata.DependentsOf(dependent.Metadata.Uid);
            return new PlaybookPlan
            {
                Steps =
                [
                    new(
                        new($"Delete {named}", $"删除 {named}"),
                        new(
                            "Deletes it the usual way, with its grace period and its finalizers, and what it owns with it, as the garbage collector would have.",
                            "按正常方式删除它（保留宽限期和 finalizer），并连同它拥有的对象一起删除，与垃圾回收的做法一致。"),
                        DeleteObject.From(dependent.Kind, dependent.Object) with { PropagationPolicy = owned.Count > 0 ? "Foreground" : "Background" }),
                ],
                Losses = [.. Losses(named, dependent, owned)],
                VerificationText = verification,
                VerificationDeadline = TimeSpan.FromMinutes(5),
            };
        });
    }

    /// <inheritdoc/>
    public VerificationResult Verify(PlaybookContext context)
    {
        if (context.Actions.IsEmpty || context.Actions[0] is not { Target: var target, Resource: var kind } || context.View.Metadata.Of(kind)?.Status.State != WatchState.Synced)
        {
            return new(VerificationState.Unknown, new("The objects of the dependent's kind are not read completely.", "该依赖对象的类型尚未完整读取。"));
        }

        return SubjectKind.Find(context.View, target) switch
        {
            null => new(VerificationState.Verified, PlaybookSubject.Find(context) is null
                ? new($"{target} is gone, and so is {context.Subject}.", $"{target} 已消失，{context.Subject} 也已消失。")
                : new($"{target} is gone; {context.Subject} goes when its other dependents have.", $"{target} 已消失；其余依赖对象消失后，{context.Subject} 也会消失。")),
            { Metadata: { DeletionTimestamp: not null, Finalizers.IsEmpty: false } } held => new(VerificationState.Pending, new(
                $"{target} is in deletion and waits for {string.Join(", ", held.Metadata.Finalizers)}.", $"{target} 正在删除，等待 {string.Join("、", held.Metadata.Finalizers)}。")),
            _ => new(VerificationState.Pending, new($"{target} is still there.", $"{target} 还在。")),
        };
    }

    /// <summary>The first dependent that nobody has deleted, of an owner that waits for its dependents.</summary>
    private static ObjectReference? First(PlaybookContext context) => PlaybookSubject.Find(context) is { } owner
        ? DependentChecks.Blocking(owner, context).FirstOrDefault(reference => SubjectKind.Find(context.View, reference) is { Metadata.DeletionTimestamp: null })
        : null;

    private static IEnumerable<LocalizedText> Losses(string named, MetadataObject dependent, IReadOnlyList<MetadataObject> owned)
    {
        var kinds = string.Join(", ", owned.GroupBy(static o => o.Kind.Resource, StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal).Select(static g => $"{g.Count()} {g.Key}"));
        yield return owned.Count == 0
            ? new($"{named} is deleted and does not come back.", $"{named} 会被删除，无法恢复。")
            : new($"{named} is deleted with what it owns ({kinds}), and does not come back.", $"{named} 会连同它拥有的对象（{kinds}）一起被删除，无法恢复。");
        if (dependent.Kind is { Group: "", Kind: "PersistentVolumeClaim" })
        {
            yield return new(
                "With the claim its volume goes, and the data with it, unless the volume's reclaim policy is Retain.",
                "存储声明的卷会随之消失，数据也一样，除非卷的回收策略是 Retain。");
        }
    }
}
