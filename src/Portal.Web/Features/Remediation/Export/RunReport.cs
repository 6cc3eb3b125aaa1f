using System.Globalization;
using System.Text;
using Portal.Core.Remediation;
using Portal.Core.Text;
using Portal.Web.Localization;
using static Portal.Web.Features.Remediation.Export.MarkdownText;
using static Portal.Web.Localization.Translator;

namespace Portal.Web.Features.Remediation.Export;

/// <summary>A run as Markdown, for the report of an incident: what was asked, checked, approved, sent, answered and seen, when and by whom. Pure, in the language of the request.</summary>
public static class RunReport
{
    /// <summary>The report.</summary>
    /// <param name="run">The run, with its steps, approvals and journal.</param>
    /// <param name="now">When it is made.</param>
    public static string Of(RemediationRun run, DateTimeOffset now)
    {
        var report = new StringBuilder();
        Heading(report, 1, $"{T(run.Title)}: {run.SubjectKind} {run.Subject.Key}");
        Summary(report, run, now);
        Timeline(report, run);
        List(report, RunExportText.Losses, run.Losses.Select(T), run.Undo is { } undo ? $"{T(RunText.CanBeUndone)} {T(undo)}" : null);
        Table(report, RunText.ChecksAndPermissions, [RunExportText.Check, RunText.State, RunExportText.Detail], run.Checks.Select(static c => new[] { T(c.Text), T(RunText.Of(c.Result)), T(c.Detail) }));
        if (run.Subjects.Count > 1)
        {
            Table(
                report,
                BulkText.Objects(run.Subjects.Count),
                [RunExportText.Wave, RunExportText.Object, RunText.State, RunExportText.Detail],
                run.Subjects.Select(static s => new[] { s.Wave.ToString(CultureInfo.InvariantCulture), $"{s.Reference} ({s.Uid})", T(BulkText.Of(s.State)), s.Text is { } text ? T(text) : "" }));
        }

        Heading(report, 2, T(RunWords.Steps(run)));
        foreach (var step in run.Steps)
        {
            Step(report, run, step);
        }

        if (run.Steps.Count == 0)
        {
            Paragraph(report, T(RunExportText.NoSteps));
        }

        Heading(report, 2, T(RunText.DoneWhen));
        Paragraph(report, T(run.VerificationText));
        Paragraph(report, $"{T(RunWords.Verification(run))}{(run.VerificationObserved is { } seen ? ": " + T(seen) : "")}");
        Table(
            report,
            RunText.Approval,
            [RunText.When, RunText.By, RunExportText.Decision, RunExportText.Plan, RunExportText.CommentColumn],
            run.Approvals.Select(static a => new[] { Time(a.At), a.By, T(a.Decision == ApprovalDecision.Approved ? RunText.ApprovedWord : RunText.RejectedWord), a.PlanHash[..8], a.Comment }));
        return report.ToString();
    }

    /// <summary>A time as a report says it.</summary>
    internal static string Time(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>How far a step is, since when and with which answer.</summary>
    internal static string StateOf(RemediationStep step) => string.Join(", ", new[]
    {
        T(RunText.Of(step.State)),
        (step.EndedAt ?? step.StartedAt) is { } at ? Time(at) : "",
        step.ResponseStatus is > 0 and var status ? $"HTTP {status.ToString(CultureInfo.InvariantCulture)}" : "",
        step.ResponseText is { } text ? T(text) : "",
    }.Where(static part => part.Length > 0));

    private static void Summary(StringBuilder report, RemediationRun run, DateTimeOffset now)
    {
        if (run.Refusal is { } refusal)
        {
            Paragraph(report, $"{T(RunText.Refused)}: {T(refusal.Text)} {T(RunText.Instead)} {T(refusal.Instead)}");
        }
        else if (run.Outcome is { } outcome)
        {
            Paragraph(report, $"{T(RunStages.Words(run))}: {T(outcome)}");
        }

        Table(
            report,
            null,
            [RunExportText.Fact, RunExportText.Value],
            [
                [T(RunText.State), T(RunStages.Words(run))],
                [T(RunExportText.Cluster), run.Cluster],
                [T(RunExportText.Object), $"{run.SubjectApiVersion} {run.SubjectKind} {run.Subject.Key}"],
                ["uid", run.SubjectUid],
                [T(RunExportText.Playbook), run.Playbook],
                .. run.Parameters.OrderBy(static p => p.Key, StringComparer.Ordinal).Select(static p => new[] { T(RunExportText.Parameter(p.Key)), p.Value }),
                [T(RunText.Risk), T(RiskText.Of(run.Risk))],
                [T(RunText.By), run.RequestedBy],
                [T(RunExportText.ActsAs), T(run.ActsAsText)],
                [T(RunExportText.Plan), run.PlanHash],
                [T(RunExportText.Id), run.Id.ToString()],
                [T(RunExportText.MadeAt), Time(now)],
            ]);
    }

    private static void Timeline(StringBuilder report, RemediationRun run) => Table(
        report,
        RunExportText.Timeline,
        [RunText.When, RunText.By, RunText.What, RunText.State],
        run.Journal.Select(static entry => new[] { Time(entry.At), entry.Actor, T(entry.Text), T(RunText.Of(entry.State)) }));

    private static void Step(StringBuilder report, RemediationRun run, RemediationStep step)
    {
        Heading(report, 3, T(RunText.StepTitle(step.Index, T(step.Title))));
        Paragraph(report, T(step.Text));
        Paragraph(report, T(RunWords.Binding(step, step.Action.Target.Uid)));
        Block(report, $"{step.Method} {step.Path}{(step.Body is { Length: > 0 } body ? "\n\n" + body : "")}", "http");
        Block(report, step.Kubectl, "bash");
        if (step.Diff.Length > 0)
        {
            Block(report, step.Diff, "diff");
        }

        Paragraph(report, step.DryRunStatus is { } status
            ? $"{T(RunText.DryRunAnswer)} {(status > 0 ? status.ToString(CultureInfo.InvariantCulture) : "")} {(step.DryRunText is { } text ? T(text) : "")}"
            : T(RunText.NoDryRunYet));
        Paragraph(report, StateOf(step));
        if (KeptObject.Kubectl(run, step) is { } again)
        {
            Paragraph(report, T(RunText.KeptObjectText));
            Block(report, again, "bash");
        }
    }

    private static void List(StringBuilder report, LocalizedText title, IEnumerable<string> lines, string? last)
    {
        var items = lines.Concat(last is null ? [] : [last]).ToList();
        if (items.Count > 0)
        {
            Heading(report, 2, T(title));
            report.AppendJoin('\n', items.Select(static line => "- " + Line(line))).Append("\n\n");
        }
    }

    private static void Table(StringBuilder report, LocalizedText? title, LocalizedText[] columns, IEnumerable<string[]> rows)
    {
        var cells = rows.ToList();
        if (cells.Count == 0)
        {
            return;
        }

        if (title is not null)
        {
            Heading(report, 2, T(title));
        }

        Row(report, columns.Select(T));
        Row(report, columns.Select(static _ => "---"), escaped: true);
        cells.ForEach(row => Row(report, row));
        report.Append('\n');
    }

    private static void Row(StringBuilder report, IEnumerable<string> cells, bool escaped = false) =>
        report.Append("| ").AppendJoin(" | ", escaped ? cells : cells.Select(Line)).Append(" |\n");

    private static void Heading(StringBuilder report, int level, string text) => report.Append('#', level).Append(' ').Append(Line(text)).Append("\n\n");

    private static void Paragraph(StringBuilder report, string text) => report.Append(Line(text)).Append("\n\n");

    private static void Block(StringBuilder report, string text, string language) => report.Append(Fence(text, language)).Append("\n\n");
}
