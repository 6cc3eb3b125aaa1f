using System.Collections.Immutable;
using Portal.Cluster.Actions;
using Portal.Cluster.Resources;
using Portal.Core.Remediation;
using Portal.Core.Text;

namespace Portal.Web.Tests.Features.Remediation.Export;

/// <summary>A playbook all of whose texts try to get out of where they are shown: out of a comment, a table, a code fence, a link.</summary>
internal sealed class HostilePlaybook : IPlaybook
{
    public const string Words = "x\ntouch pwned\r\n$(touch pwned) `touch pwned` '; touch pwned; '| a | b |\u202e <img src=x onerror=alert(1)> [x](javascript:alert(1)) ![i](http://evil.example/i.png) ``` # h\n- l";

    public const string Finalizer = "example.com/$(touch pwned)';`touch pwned`\ntouch pwned\n``````";

    /// <summary>The pod of the second step.</summary>
    public const string Other = "db-1";

    /// <summary>The pod of the third step, which can be made again.</summary>
    public const string Third = "db-2";

    public string Id => "hostile";

    public string Problem => "PodStuckTerminating";

    public LocalizedText Title { get; } = new(Words, Words);

    public RiskLevel Risk => RiskLevel.Medium;

    public IReadOnlyList<string> SubjectKinds { get; } = ["Pod"];

    public IReadOnlyList<PlaybookParameter> Parameters { get; } = [];

    public bool IsApplicable(PlaybookContext context) => true;

    public IReadOnlyDictionary<string, string> SuggestParameters(PlaybookContext context) => ImmutableDictionary<string, string>.Empty;

    public PlaybookPlan Plan(PlaybookContext context)
    {
        var pod = context.View.Pods.Find(context.Subject.Namespace, context.Subject.Name)!;
        return new PlaybookPlan
        {
            Checks = [new PlanCheck(Title, CheckResult.Pass, Title)],
            Losses = [Title],
            Undo = Title,
            VerificationText = Title,
            Steps = [new PlannedStep(Title, Title, RemoveFinalizer.From(KnownResources.Pods, pod, Finalizer)), new PlannedStep(Title, Title, ForceDeletePod.From(context.View.Pods.Find(context.Subject.Namespace, Other)!)), new PlannedStep(Title, Title, DeleteObject.From(KnownResources.Pods, context.View.Pods.Find(context.Subject.Namespace, Third)!))],
        };
    }

    public VerificationResult Verify(PlaybookContext context) => new(VerificationState.Pending, Title);
}
