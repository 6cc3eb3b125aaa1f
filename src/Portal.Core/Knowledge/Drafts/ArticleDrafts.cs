using System.Collections.Immutable;
using Portal.Core.Findings;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Drafts;

/// <summary>Begins an article from what the portal saw, so that a person only adds what they learnt. Pure.</summary>
public static class ArticleDrafts
{
    private const int MostEvidence = 20;
    private const int LongestTitle = 150;
    private const int LongestSummary = 400;

    /// <summary>
    /// An article of a finding: its title without the names of the objects, the evidence as text, the steps that it offered, and a signature where an
    /// event, a log line or an alert is among the evidence.
    /// </summary>
    /// <param name="finding">The finding.</param>
    /// <param name="language">The language of the text, <c>en</c> or <c>zh</c>.</param>
    /// <param name="related">Slug of the article of the finding's problem, or null.</param>
    public static ArticleDraft From(FindingDetail finding, string language, string? related)
    {
        var summary = finding.Summary;
        var slug = ArticleSlug.From(Title(summary, "en"));
        return new ArticleDraft
        {
            Slug = slug is { Length: > 1 } ? slug : $"finding-{summary.Id:N}"[..20],
            Severity = summary.Severity,
            Tags = ArticleSlug.From(summary.Subject.Kind) is { Length: > 1 } kind ? [kind] : [],
            Related = related is null ? [] : [related],
            Signatures = Signatures(finding),
            Language = language,
            Text = new ArticleText
            {
                Title = Title(summary, language),
                Summary = Cut(DraftText.Line(finding.Explanation.In(language)), LongestSummary, Title(summary, language)),
                Body = Body(finding, language),
            },
        };
    }

    private static string Title(FindingSummary finding, string language)
    {
        var (subject, text) = (finding.Subject, finding.Title.In(language));
        var general = subject.Name.Length == 0 ? text : text
            .Replace($"{subject.Namespace}/{subject.Name}", subject.Kind, StringComparison.Ordinal)
            .Replace(subject.Name, subject.Kind, StringComparison.Ordinal);
        return Cut(DraftText.Line(general), LongestTitle, finding.Problem);
    }

    private static string Cut(string text, int longest, string otherwise) =>
        string.IsNullOrWhiteSpace(text) ? otherwise : text.Length > longest ? $"{text[..longest].TrimEnd()}…" : text;

    private static string Body(FindingDetail finding, string language)
    {
        var zh = language == "zh";
        var left = finding.Evidence.Length - MostEvidence;
        string[] symptom =
        [
            zh ? "## 现象 {#symptom}" : "## Symptom {#symptom}",
            "",
            DraftText.Sentence(finding.Explanation.In(language)),
            "",
            .. DraftText.Block("text", finding.Evidence.Take(MostEvidence).SelectMany((fact, i) => (string[])[.. i > 0 ? [""] : Array.Empty<string>(), .. Lines(fact, language)])),
            .. left > 0 ? ["", zh ? $"另有 {left} 条证据未列出。" : $"{left} more facts are in the finding."] : Array.Empty<string>(),
        ];
        string[] cause = ["", zh ? "## 原因 {#cause}" : "## Cause {#cause}", "", DraftText.Sentence(finding.Summary.Cause.Title.In(language))];
        string[] remediation =
        [
            "",
            zh ? "## 处置 {#remediation}" : "## Remediation {#remediation}",
            "",
            DraftText.Sentence(finding.Summary.NextStep.In(language)),
            .. finding.ManualSteps.SelectMany(step => Lines(step, language)),
        ];
        return string.Join('\n', [.. symptom, .. cause, .. remediation, ""]);
    }

    private static IEnumerable<string> Lines(Evidence fact, string language) =>
    [
        fact.Text.In(language),
        $"  {(fact.Object is { } subject ? $"{subject} " : "")}{fact.Path} = {(fact.Value.Length == 0 ? language == "zh" ? "（未设置）" : "(not set)" : fact.Value)}",
    ];

    private static IEnumerable<string> Lines(ManualStep step, string language) =>
    [
        "",
        $"- **{DraftText.Sentence(step.Title.In(language))}** {DraftText.Sentence(step.Text.In(language))}",
        .. step.Commands.IsEmpty ? Array.Empty<string>() : ["", .. DraftText.Block("sh", step.Commands).Select(static line => $"  {line}")],
    ];

    // What stands in a line by name is of this object only; its place in the line is what the next one has in common with it.
    private static ImmutableArray<Signature> Signatures(FindingDetail finding)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var subject in finding.Evidence.Select(static fact => fact.Object).Prepend(finding.Summary.Subject))
        {
            if (subject is not null && Group(subject.Kind) is { } group)
            {
                names.TryAdd(subject.Name, group);
            }

            names.TryAdd(subject?.Namespace ?? "", "ns");
        }

        names.TryAdd(finding.Summary.Cluster, "cluster");
        names.Remove("");
        return
        [
            .. finding.Evidence
                .Select(static fact => (Fact: fact, Kind: Kind(fact.Source)))
                .Where(static pair => pair.Kind is not null && pair.Fact.Value.Length > 0)
                .Select(pair => SignatureProposal.Of($"{pair.Kind}-line".ToLowerInvariant(), pair.Kind!.Value, Title(pair.Fact), pair.Fact.Value, names))
                .OfType<Signature>()
                .Take(1),
        ];
    }

    private static LocalizedText Title(Evidence fact) => new(
        Cut(DraftText.Line(fact.Text.En), LongestTitle, fact.Path), Cut(DraftText.Line(fact.Text.Zh), LongestTitle, fact.Path));

    private static SignatureKind? Kind(EvidenceSource source) => source switch
    {
        EvidenceSource.Event => SignatureKind.Event,
        EvidenceSource.Log => SignatureKind.Log,
        EvidenceSource.Alert => SignatureKind.Alert,
        _ => null,
    };

    private static string? Group(string kind) => kind switch
    {
        "Pod" => "pod",
        "Node" => "node",
        "Namespace" => "ns",
        "PersistentVolume" => "pv",
        "PersistentVolumeClaim" => "pvc",
        "Service" => "svc",
        "Job" => "job",
        "Deployment" => "deploy",
        "StatefulSet" => "sts",
        "DaemonSet" => "ds",
        _ => null,
    };
}
