using System.Collections.Immutable;
using Portal.Cluster.Actions;
using Portal.Core.Remediation;
using Portal.Core.Text;

namespace Portal.Core.Tests.Remediation;

/// <summary>A playbook of the tests whose steps may be refused for now: evicts pods of the namespace shop, such as <c>a b</c>, side by side.</summary>
internal sealed class EvictPods : IPlaybook
{
    public string Id => "evict";

    public string Problem => "P";

    public LocalizedText Title { get; } = new("Evict the pods", "驱逐 Pod");

    public RiskLevel Risk => RiskLevel.Medium;

    public IReadOnlyList<string> SubjectKinds { get; } = ["Pod"];

    public IReadOnlyList<PlaybookParameter> Parameters { get; } = [new("pods", PlaybookParameterType.Text, true, null, new("The pods.", "Pod。"))];

    public TimeSpan Patience { get; set; } = TimeSpan.FromHours(1);

    public bool IsApplicable(PlaybookContext context) => context.Parameters.ContainsKey("pods");

    public IReadOnlyDictionary<string, string> SuggestParameters(PlaybookContext context) => ImmutableDictionary<string, string>.Empty;

    public PlaybookPlan Plan(PlaybookContext context) => new()
    {
        Steps =
        [
            .. Names(context).Select(name => new PlannedStep(new($"Evict {name}", $"驱逐 {name}"), new("Only that.", "仅此。"), EvictPod.From(context.View.Pods.Find("shop", name)!, null))
            {
                Wave = 1,
                OnFailure = StepFailure.StopsNextWaves,
            }),
        ],
        Patience = Patience,
        VerificationText = new("The pods are gone.", "Pod 已消失。"),
        VerificationDeadline = TimeSpan.FromSeconds(30),
    };

    public VerificationResult Verify(PlaybookContext context) => Names(context).All(name => context.View.Pods.Find("shop", name) is null)
        ? new VerificationResult(VerificationState.Verified, new("The pods are gone.", "Pod 已消失。"))
        : new VerificationResult(VerificationState.Pending, new("A pod is still there.", "仍有 Pod 存在。"));

    private static string[] Names(PlaybookContext context) => context.Parameters["pods"].Split(' ');
}
