using System.Collections.Immutable;
using Portal.Cluster.Actions;
using Portal.Cluster.Resources;
using Portal.Core.Remediation;
using Portal.Core.Text;

namespace Portal.Web.Tests.Features.Remediation;

/// <summary>A playbook that takes a finalizer off a pod, or refuses when the pod is named so.</summary>
internal sealed class ReleasePod(RiskLevel risk) : IPlaybook
{
    public string Id => $"release-{risk}".ToLowerInvariant();

    public string Problem => "PodStuckTerminating";

    public LocalizedText Title { get; } = new("Release the pod", "释放 Pod");

    public RiskLevel Risk => risk;

    public IReadOnlyList<string> SubjectKinds { get; } = ["Pod"];

    public IReadOnlyList<PlaybookParameter> Parameters { get; } = [];

    public bool IsApplicable(PlaybookContext context) => true;

    public IReadOnlyDictionary<string, string> SuggestParameters(PlaybookContext context) => ImmutableDictionary<string, string>.Empty;

    public PlaybookPlan Plan(PlaybookContext context)
    {
        var pod = context.View.Pods.Find(context.Subject.Namespace, context.Subject.Name)!;
        var plan = new PlaybookPlan
        {
            Checks = [new PlanCheck(new LocalizedText("It is in deletion.", "正在删除。"), CheckResult.Unknown, new LocalizedText("Not seen.", "看不到。"))],
            Losses = [new LocalizedText("What the finalizer guards.", "finalizer 保护的内容。"), new LocalizedText("The record.", "记录。")],
            VerificationText = new LocalizedText("The pod is gone.", "Pod 已消失。"),
        };
        return pod.Metadata.Name == "guarded"
            ? plan with { Refusal = new Refusal("Guarded", new LocalizedText("The pod is guarded.", "Pod 受保护。"), new LocalizedText("Ask its owner.", "请联系负责人。")) }
            : plan with
            {
                Steps = [new PlannedStep(new LocalizedText("Remove the finalizer", "移除 finalizer"), new LocalizedText("Only that.", "仅此。"), RemoveFinalizer.From(KnownResources.Pods, pod, "example.com/hold"))],
            };
    }

    public VerificationResult Verify(PlaybookContext context) => new(VerificationState.Pending, new LocalizedText("Still there.", "还在。"));
}
