using System.Collections.Immutable;
using Portal.Cluster.Actions;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Apis;
using Portal.Core.Remediation;
using Portal.Core.Text;

namespace Portal.Problems.PodStuckTerminating.Playbooks.Apis;

/// <summary>
/// Deletes the registration of an aggregated API whose backend is gone: while it is there, discovery is not whole, and no namespace of the cluster can be deleted.
/// </summary>
public sealed class DeleteApiServicePlaybook : IPlaybook
{
    /// <inheritdoc/>
    public string Id => "delete-api-service";

    /// <inheritdoc/>
    public string Problem => nameof(PodStuckTerminating);

    /// <inheritdoc/>
    public LocalizedText Title { get; } = new("Delete the APIService without a backend", "删除没有后端的 APIService");

    /// <inheritdoc/>
    public RiskLevel Risk => RiskLevel.High;

    /// <inheritdoc/>
    public IReadOnlyList<string> SubjectKinds { get; } = [KnownResources.ApiServices.Kind];

    /// <inheritdoc/>
    public IReadOnlyList<PlaybookParameter> Parameters => [];

    /// <inheritdoc/>
    public bool IsApplicable(PlaybookContext context) => Find(context) is { Metadata.DeletionTimestamp: null, IsDown: true };

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> SuggestParameters(PlaybookContext context) => ImmutableDictionary<string, string>.Empty;

    /// <inheritdoc/>
    public PlaybookPlan Plan(PlaybookContext context)
    {
        var verification = new LocalizedText($"APIService {context.Subject.Name} with uid {context.Subject.Uid} is gone.", $"uid 为 {context.Subject.Uid} 的 APIService {context.Subject.Name} 已消失。");
        return Find(context) is not { } api ? PlaybookSubject.Gone(context, verification)
            : Checklist.Plan(ApiServiceChecks.Of(api, context), verification, () => new PlaybookPlan
            {
                Steps =
                [
                    new(
                        new($"Delete APIService {api.Metadata.Name}", $"删除 APIService {api.Metadata.Name}"),
                        new(
                            "Takes the registration away, not the data: the API server then stops asking a backend that does not answer.",
                            "移除的是注册信息而不是数据：API server 不再询问没有响应的后端。"),
                        DeleteObject.From(KnownResources.ApiServices, api)),
                ],
                Losses = [.. Losses(api, context)],
                Undo = new(
                    "Make it again: from the dry run on, the object and the command for it stand below the step, and in the exports.",
                    "重新创建它：预演之后，步骤下方和导出文件中都有该对象及其创建命令。"),
                VerificationText = verification,
            });
    }

    /// <inheritdoc/>
    public VerificationResult Verify(PlaybookContext context) => !PlaybookSubject.IsSeen(context) ? PlaybookSubject.NotSeen(context)
        : Find(context) is null ? new(VerificationState.Verified, new(
            $"APIService {context.Subject.Name} is gone; namespaces that waited for it can go on.", $"APIService {context.Subject.Name} 已消失；等待它的命名空间可以继续删除。"))
        : new(VerificationState.Pending, new("The APIService is still there.", "APIService 还在。"));

    private static ApiService? Find(PlaybookContext context) => PlaybookSubject.Find(context)?.Object as ApiService;

    private static IEnumerable<LocalizedText> Losses(ApiService api, PlaybookContext context)
    {
        string[] kinds = [.. context.View.Metadata.Kinds.Kinds.Where(k => k.Kind.Group == api.Group && k.Kind.Version == api.Version).Select(static k => k.Kind.Kind).Order(StringComparer.Ordinal)];
        var named = kinds.Length == 0 ? "" : $" ({string.Join(", ", kinds.Take(5))}{(kinds.Length > 5 ? $", +{kinds.Length - 5}" : "")})";
        yield return new(
            $"Kinds of {api.Group}/{api.Version}{named} cannot be served until the API is registered again; who relies on them (autoscaling on metrics, say) goes on failing.",
            $"在重新注册之前，{api.Group}/{api.Version} 的类型{(named.Length == 0 ? "" : " " + named.Trim())} 无法提供服务；依赖它的功能（例如基于指标的自动扩缩容）会继续失败。");
        yield return new(
            "Objects that only that backend stored are not deleted with it; they are there again if it comes back.",
            "只存放在该后端的对象不会随之删除；后端恢复后它们会再次出现。");
        yield return new(
            "Whoever installed it (a Helm release, an operator) may register it again: uninstall it there as well.",
            "安装它的一方（Helm release 或 operator）可能会再次注册：请在那里一并卸载。");
    }
}
