using Portal.Core.Findings;
using Portal.Core.Knowledge.Runbooks;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Drafts;

/// <summary>Begins an article: with the sections that every article has, and with what the portal knows already, so that a person only adds what they learnt. Pure.</summary>
public static class ArticleDrafts
{
    private const int LongestTitle = 150;
    private const int LongestSummary = 400;

    /// <summary>An article of which nothing is known yet: its sections.</summary>
    /// <param name="language">The language of the text, <c>en</c> or <c>zh</c>.</param>
    public static ArticleDraft Empty(string language) => Draft("", "", "", language, DraftSections.Body(language));

    /// <summary>
    /// An article of a finding: its title without the names of the objects, the evidence as text, the steps that it offered, and a signature where an
    /// event, a log line or an alert is among the evidence.
    /// </summary>
    /// <param name="finding">The finding.</param>
    /// <param name="language">The language of the text, <c>en</c> or <c>zh</c>.</param>
    /// <param name="related">Slug of the article of the finding's problem, or null.</param>
    public static ArticleDraft From(FindingDetail finding, string language, string? related)
    {
        var (summary, title) = (finding.Summary, Title(finding.Summary, language));
        var slug = ArticleSlug.From(Title(summary, "en"));
        return Draft(
            slug is { Length: > 1 } ? slug : $"finding-{summary.Id:N}"[..20],
            title,
            Cut(DraftText.Line(finding.Explanation.In(language)), LongestSummary, title),
            language,
            FindingBody.Of(finding, language)) with
        {
            Severity = summary.Severity,
            Tags = ArticleSlug.From(summary.Subject.Kind) is { Length: > 1 } kind ? [kind] : [],
            Related = related is null ? [] : [related],
            Signatures = FindingSignatures.Of(finding),
        };
    }

    /// <summary>An article for an alert: named after it, with the signature that leads its runbook here.</summary>
    /// <param name="alert">The alert's name.</param>
    /// <param name="language">The language of the text, <c>en</c> or <c>zh</c>.</param>
    public static ArticleDraft ForAlert(string alert, string language)
    {
        var label = AlertName.Line(DraftText.Line(alert));
        var title = Title(alert);
        var signature = new Signature
        {
            Id = ArticleSlug.From(title) is { Length: > 1 } id ? id : "alert-line",
            Kind = SignatureKind.Alert,
            Title = new LocalizedText(title, title),
            Pattern = SignatureProposal.Escape(label),
            Literals = [label],
            Samples = [$"{label} namespace=\"shop\""],
        };
        return Draft(ArticleSlug.From(title) ?? "", title, "", language, DraftSections.Body(language, ("symptom", DraftText.Block("text", signature.Samples)))) with { Signatures = [signature] };
    }

    /// <summary>An article for a line that nothing matched: shown as the symptom, with a signature where the line has enough words of its own.</summary>
    /// <param name="line">The line.</param>
    /// <param name="language">The language of the text, <c>en</c> or <c>zh</c>.</param>
    public static ArticleDraft ForLine(string line, string language)
    {
        var title = Title(line);
        var signature = SignatureProposal.Of("log-line", SignatureKind.Log, new LocalizedText(title, title), line, new Dictionary<string, string>(StringComparer.Ordinal));
        return Draft(ArticleSlug.From(title) ?? "", title, "", language, DraftSections.Body(language, ("symptom", DraftText.Block("text", [line])))) with
        {
            Signatures = signature is null ? [] : [signature],
        };
    }

    /// <summary>A text as a title: one visible line, cut where it is too long.</summary>
    internal static string Cut(string text, int longest, string otherwise) =>
        string.IsNullOrWhiteSpace(text) ? otherwise : text.Length > longest ? $"{DraftText.Start(text, longest).TrimEnd()}…" : text;

    /// <summary>What the portal says of a fact, as the title of a signature.</summary>
    internal static LocalizedText Title(Evidence fact) => new(
        Cut(DraftText.Line(fact.Text.En), LongestTitle, fact.Path), Cut(DraftText.Line(fact.Text.Zh), LongestTitle, fact.Path));

    private static string Title(string text) => Cut(DraftText.Line(text.ReplaceLineEndings(" ").Trim()), LongestTitle, "");

    private static string Title(FindingSummary finding, string language)
    {
        var (subject, text) = (finding.Subject, finding.Title.In(language));
        var general = subject.Name.Length == 0 ? text : text
            .Replace($"{subject.Namespace}/{subject.Name}", subject.Kind, StringComparison.Ordinal)
            .Replace(subject.Name, subject.Kind, StringComparison.Ordinal);
        return Cut(DraftText.Line(general), LongestTitle, finding.Problem);
    }

    private static ArticleDraft Draft(string slug, string title, string summary, string language, string body) => new()
    {
        Slug = slug,
        Severity = Severity.Warning,
        Language = language,
        Text = new ArticleText { Title = title, Summary = summary, Body = body },
    };
}
