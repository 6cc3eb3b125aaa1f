using System.Collections.Immutable;
using Portal.Cluster.Actions;
using Portal.Cluster.Resources;
using Portal.Core.Remediation;
using Portal.Core.Text;

namespace Portal.Core.Tests.Remediation;

/// <summary>A playbook of the tests with many steps: takes the finalizer off several pods, in waves such as <c>a b/c</c>.</summary>
internal sealed class ReleaseGroup : IPlaybook
{
    public string Id => "release-group";

    public string Problem => "P";

    public LocalizedText Title { get; } = new("Release the pods", "释放多个 Pod");

    public RiskLevel Risk => RiskLevel.Medium;

    public IReadOnlyList<string> SubjectKinds { get; } = ["Pod"];

    public IReadOnlyList<PlaybookParameter> Parameters { get; } =
    [
        new("finalizer", PlaybookParameterType.Text, true, null, new("The finalizer.", "finalizer。")),
        new("waves", PlaybookParameterType.Text, true, null, new("The pods.", "Pod。")),
    ];

    public StepFailure OnFailure { get; set; } = StepFailure.StopsRun;

    public bool IsApplicable(PlaybookContext context) => context.Parameters.ContainsKey("waves");

    public IReadOnlyDictionary<string, string> SuggestParameters(PlaybookContext context) => ImmutableDictionary<string, string>.Empty;

    public PlaybookPlan Plan(PlaybookContext context) => new()
    {
        Steps =
        [
            .. Names(context).SelectMany((wave, i) => wave.Select(name => new PlannedStep(
                new($"Release {name}", $"释放 {name}"),
                new("Only that.", "仅此。"),
                RemoveFinalizer.From(KnownResources.Pods, context.View.Pods.Find("shop", name)!, context.Parameters["finalizer"]))
            {
                Wave = i + 1,
                OnFailure = OnFailure,
            })),
        ],
        VerificationText = new("The pods are gone.", "Pod 已消失。"),
        VerificationDeadline = TimeSpan.FromSeconds(30),
    };

    public VerificationResult Verify(PlaybookContext context) => Names(context).SelectMany(static wave => wave).All(name => context.View.Pods.Find("shop", name) is null)
        ? new VerificationResult(VerificationState.Verified, new("The pods are gone.", "Pod 已消失。"))
        : new VerificationResult(VerificationState.Pending, new("A pod is still there.", "仍有 Pod 存在。"));

    private static IEnumerable<string[]> Names(PlaybookContext context) => context.Parameters["waves"].Split('/').Select(static wave => wave.Split(' '));
}
