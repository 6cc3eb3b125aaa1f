using System.Globalization;
using System.Text;
using Portal.Cluster.Actions;
using Portal.Core.Remediation;
using Portal.Core.Text;
using Portal.Web.Localization;
using static Portal.Web.Localization.Translator;

namespace Portal.Web.Features.Remediation.Export;

/// <summary>
/// A run as a shell script: what the portal does, for whoever must do it without the portal, and for the record. Each command carries the uid and
/// resourceVersion of the plan, so that it does nothing to an object that has changed. Pure, in the language of the request.
/// </summary>
public static class RunScript
{
    /// <summary>The script.</summary>
    /// <param name="run">The run, with its steps and approvals.</param>
    /// <param name="clusterUid">uid of the cluster's namespace kube-system, which tells the cluster whatever its name is; null when it is not known.</param>
    /// <param name="now">When it is made.</param>
    public static string Of(RemediationRun run, string? clusterUid, DateTimeOffset now)
    {
        var script = new StringBuilder("#!/usr/bin/env bash\n");
        foreach (var line in Header(run, now))
        {
            Comment(script, line);
        }

        script.Append("\nset -euo pipefail\n");
        if (run.Steps.Count == 0)
        {
            script.Append('\n');
            Comment(script, T(RunExportText.NoSteps));
            return script.ToString();
        }

        Guard(script, run.Cluster, clusterUid);
        WayBack(script, run);
        foreach (var step in run.Steps)
        {
            script.Append('\n');
            Comment(script, T(RunText.StepTitle(step.Index, T(step.Title))));
            Comment(script, T(step.Text));
            Comment(script, RunReport.StateOf(step));
            script.Append(step.Kubectl).Append('\n');
        }

        script.Append('\n');
        Comment(script, T(RunExportText.DoneWhen(T(run.VerificationText))));
        return script.ToString();
    }

    private static IEnumerable<string> Header(RemediationRun run, DateTimeOffset now) =>
    [
        $"{T(run.Title)}: {run.SubjectKind} {run.Subject.Key}",
        "",
        T(RunExportText.Remediation(run.Id.ToString(), T(RunStages.Words(run)))),
        T(RunText.InCluster(run.Cluster)),
        T(RunExportText.Planned(run.RequestedBy, RunReport.Time(run.PlannedAt))),
        .. run.Approvals.Select(static a => T(RunExportText.Decided(a.Decision == ApprovalDecision.Approved, a.By, RunReport.Time(a.At)))),
        .. run is { ExecutedBy: { } by, ExecutedAt: { } at } ? (string[])[T(RunExportText.Executed(by, RunReport.Time(at)))] : [],
        T(RunExportText.Hash(run.PlanHash)),
        T(RunExportText.Made(RunReport.Time(now))),
        T(RunExportText.Guards),
        .. run.SubjectWaves > 1 ? (string[])[T(RunExportText.WavesByHand(run.Subjects.Count, run.SubjectWaves))] : [],
        .. run.Losses.Select(static loss => T(RunExportText.Loss(T(loss)))),
    ];

    // The name of a context is everybody's own; the uid of kube-system is the cluster's.
    private static void Guard(StringBuilder script, string cluster, string? clusterUid)
    {
        var wrong = ShellQuote.Quote(VisibleText.Of(T(RunExportText.WrongCluster(cluster))));
        script.Append('\n');
        Comment(script, T(clusterUid is null ? RunExportText.ChecksContext : RunExportText.ChecksUid));
        script.Append("context=$(kubectl config current-context)\n");
        if (clusterUid is null)
        {
            script.Append(CultureInfo.InvariantCulture, $"expected=${{EXPECTED_CONTEXT-{ShellQuote.Quote(cluster)}}}\n").Append("if [[ \"$context\" != \"$expected\" ]]; then\n");
        }
        else
        {
            script.Append("found=$(kubectl get namespace kube-system --output='jsonpath={.metadata.uid}')\n")
                .Append(CultureInfo.InvariantCulture, $"if [[ \"$found\" != {ShellQuote.Quote(clusterUid)} ]]; then\n");
        }

        script.Append(CultureInfo.InvariantCulture, $"  printf '%s (%s)\\n' {wrong} \"$context\" >&2\n  exit 1\nfi\n");
    }

    // Asked for by name, so that whoever runs the script as it is never takes back what it has just done.
    private static void WayBack(StringBuilder script, RemediationRun run)
    {
        string[] commands = [.. run.Steps.Reverse().Select(step => KeptObject.Kubectl(run, step)).OfType<string>()];
        if (commands.Length == 0)
        {
            return;
        }

        script.Append('\n');
        Comment(script, T(RunExportText.WayBack));
        script.Append("if [[ \"${1-}\" == undo ]]; then\n  failed=0\n");
        foreach (var command in commands)
        {
            script.Append("  { ").Append(command).Append("\n  } || failed=1\n");
        }

        script.Append("  exit \"$failed\"\nfi\n");
    }

    // A line end in a text would end the comment and begin a command: it is written out.
    private static void Comment(StringBuilder script, string text) => script.Append(text.Length == 0 ? "#" : "# ").Append(VisibleText.Of(text)).Append('\n');
}
