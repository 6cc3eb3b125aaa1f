using System.Collections.Immutable;
using Portal.Cluster.Actions;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Namespaces;
using Portal.Core.Deletions.Controllers;
using Portal.Core.Remediation;
using Portal.Core.Text;

namespace Portal.Problems.PodStuckTerminating.Playbooks.Namespaces;

/// <summary>
/// Empties the finalizers of a namespace that is proved empty, in place of the namespace controller. What it overlooked would stay in etcd where nobody sees it,
/// so every gap in what the portal sees refuses it.
/// </summary>
public sealed class FinalizeNamespacePlaybook : IPlaybook
{
    /// <inheritdoc/>
    public string Id => "finalize-namespace";

    /// <inheritdoc/>
    public string Problem => nameof(PodStuckTerminating);

    /// <inheritdoc/>
    public LocalizedText Title { get; } = new("Finalize the empty namespace", "对已清空的命名空间执行 finalize");

    /// <inheritdoc/>
    public RiskLevel Risk => RiskLevel.High;

    /// <inheritdoc/>
    public IReadOnlyList<string> SubjectKinds { get; } = [KnownResources.Namespaces.Kind];

    /// <inheritdoc/>
    public IReadOnlyList<PlaybookParameter> Parameters => [];

    /// <inheritdoc/>
    public bool IsApplicable(PlaybookContext context) => Find(context) is { Metadata.DeletionTimestamp: not null, SpecFinalizers.IsEmpty: false };

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> SuggestParameters(PlaybookContext context) => ImmutableDictionary<string, string>.Empty;

    /// <inheritdoc/>
    public PlaybookPlan Plan(PlaybookContext context)
    {
        var verification = new LocalizedText($"Namespace {context.Subject.Name} with uid {context.Subject.Uid} is gone.", $"uid 为 {context.Subject.Uid} 的命名空间 {context.Subject.Name} 已消失。");
        return Find(context) is not { } space ? PlaybookSubject.Gone(context, verification)
            : Checklist.Plan(NamespaceChecks.Of(space, context), verification, () => new PlaybookPlan
            {
                Steps =
                [
                    new(
                        new($"Finalize namespace {space.Metadata.Name}", $"对命名空间 {space.Metadata.Name} 执行 finalize"),
                        new(
                            "Empties spec.finalizers through the finalize subresource; the API server removes the namespace with the same request. The namespace controller is not asked.",
                            "通过 finalize 子资源清空 spec.finalizers；API server 会在同一请求中移除命名空间。不会询问 namespace 控制器。"),
                        FinalizeNamespace.From(space)),
                ],
                Losses = [.. Losses(NamespaceChecks.Controller(space, context))],
                VerificationText = verification,
            });
    }

    /// <inheritdoc/>
    public VerificationResult Verify(PlaybookContext context) => !PlaybookSubject.IsSeen(context) ? PlaybookSubject.NotSeen(context)
        : Find(context) is null ? new(VerificationState.Verified, new($"Namespace {context.Subject.Name} is gone.", $"命名空间 {context.Subject.Name} 已消失。"))
        : new(VerificationState.Pending, new("The namespace is still there.", "命名空间还在。"));

    private static Namespace? Find(PlaybookContext context) => PlaybookSubject.Find(context)?.Object as Namespace;

    private static IEnumerable<LocalizedText> Losses(FinalizerHolder controller)
    {
        yield return new(
            "An object that was made in it after the portal looked stays in etcd where nobody can see or delete it; it is there again when a namespace of that name is made.",
            "如果在 Portal 查看之后又有对象被创建，它会留在 etcd 中，看不到也删不掉；重新创建同名命名空间时会再次出现。");
        yield return new("Events of the namespace stay in etcd until their time is up.", "该命名空间的事件会留在 etcd 中，直到过期。");
        if (controller.State == ControllerState.Unknown)
        {
            yield return new(
                "It could not be seen whether the namespace controller works. If it does, it would have finished by itself.",
                "看不到 namespace 控制器是否在工作。如果在工作，它会自行完成。");
        }
    }
}
