using System.Collections.Immutable;
using Portal.Cluster.Actions;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Pods;
using Portal.Core.Remediation;
using Portal.Core.Text;

namespace Portal.Core.Tests.Remediation;

/// <summary>A playbook of the tests: takes one finalizer off a pod in deletion, and waits until the pod is gone.</summary>
internal sealed class ReleasePod(string id, RiskLevel risk) : IPlaybook
{
    public string Id => id;

    public string Problem => "P";

    public LocalizedText Title { get; } = new("Release the pod", "释放 Pod");

    public RiskLevel Risk => risk;

    public IReadOnlyList<string> SubjectKinds { get; } = ["Pod"];

    public IReadOnlyList<PlaybookParameter> Parameters { get; } =
    [
        new("finalizer", PlaybookParameterType.Text, true, null, new("The finalizer.", "finalizer。")),
        new("attempts", PlaybookParameterType.Integer, false, "1", new("Not used.", "未使用。")),
    ];

    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(30);

    public bool NeverVerified { get; set; }

    public ImmutableArray<string> Nodes { get; set; } = [];
    /// <summary>How often it was asked to verify.</summary>
    public int Looks { get; private set; }

    public bool IsApplicable(PlaybookContext context) => Find(context) is { Metadata.DeletionTimestamp: not null };

    public IReadOnlyDictionary<string, string> SuggestParameters(PlaybookContext context) =>
        Find(context) is { Metadata.Finalizers: [var first, ..] } ? new Dictionary<string, string> { ["finalizer"] = first } : ImmutableDictionary<string, string>.Empty;

    public PlaybookPlan Plan(PlaybookContext context)
    {
        var pod = Find(context)!;
        if (context.Parameters["finalizer"] == "throw")
        {
            throw new InvalidOperationException("a defect");
        }

        var plan = new PlaybookPlan
        {
            Checks = [new PlanCheck(new("It is in deletion.", "正在删除。"), CheckResult.Pass, new("Yes.", "是。"))],
            Nodes = Nodes,
            Losses = [new("What the finalizer guards.", "finalizer 保护的内容。")],
            VerificationText = new("The pod is gone.", "Pod 已消失。"),
            VerificationDeadline = Deadline,
        };
        return pod.Metadata.Labels.ContainsKey("guarded")
            ? plan with { Refusal = new Refusal("Guarded", new("The pod is guarded.", "Pod 受保护。"), new("Ask its owner.", "请联系负责人。")) }
            : plan with { Steps = [new PlannedStep(new("Remove the finalizer", "移除 finalizer"), new("Only that.", "仅此。"), RemoveFinalizer.From(KnownResources.Pods, pod, context.Parameters["finalizer"]))] };
    }

    public VerificationResult Verify(PlaybookContext context)
    {
        Looks++;
        return Find(context) is null && !NeverVerified
            ? new VerificationResult(VerificationState.Verified, new("The pod is gone.", "Pod 已消失。"))
            : new VerificationResult(VerificationState.Pending, new("The pod is still there.", "Pod 还在。"));
    }

    private static Pod? Find(PlaybookContext context) =>
        context.View.Pods.Find(context.Subject.Namespace, context.Subject.Name) is { } pod && pod.Metadata.Uid == context.Subject.Uid ? pod : null;
}
