using System.Globalization;
using Portal.Core.Findings;
using Portal.Core.Knowledge.Drafts;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Candidates;

/// <summary>Begins the article of a candidate: valid as it is, so that a person only adds what they learnt. Pure.</summary>
public static class CandidateDraft
{
    private const int LongestTitle = 120;
    private const int LongestSlug = 60;
    private const string SignatureId = "kept-line";

    /// <summary>The article.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="language">The language of the text, <c>en</c> or <c>zh</c>.</param>
    public static ArticleDraft Of(MatchCandidate candidate, string language)
    {
        var title = Title(candidate.Template);
        var both = new LocalizedText(title, title);
        var signature = CandidatePattern.Propose(SignatureId, both, candidate.Template, candidate.Sample)
            ?? SignatureProposal.Of(SignatureId, SignatureKind.Log, both, candidate.Sample, new Dictionary<string, string>(StringComparer.Ordinal));
        return new ArticleDraft
        {
            Slug = Slug(title) ?? $"line-{candidate.Hash[..12]}",
            Severity = Severity.Warning,
            Signatures = signature is null ? [] : [signature],
            Language = language,
            Text = new ArticleText { Title = title, Summary = Summary(candidate).In(language), Body = DraftSections.Body(language, ("symptom", DraftText.Block("text", [candidate.Sample]))) },
            Candidate = candidate.Id,
        };
    }

    private static LocalizedText Summary(MatchCandidate candidate) => new(
        string.Create(CultureInfo.InvariantCulture, $"A log line that was kept from {candidate.Pastes} {(candidate.Pastes == 1 ? "paste" : "pastes")} and that no article knew."),
        string.Create(CultureInfo.InvariantCulture, $"从 {candidate.Pastes} 次粘贴中保留的日志行，之前没有文章能识别。"));

    // The words of the line without what varies, and without signs that mean nothing alone.
    private static string Title(string template)
    {
        var text = CandidatePattern.Words(VisibleText.Of(template));
        var end = text.Length <= LongestTitle ? -1 : text.LastIndexOf(' ', LongestTitle);
        return text.Length <= LongestTitle ? text : $"{DraftText.Start(text, end > 0 ? end : LongestTitle).TrimEnd(':', ',', '-', ' ')}…";
    }

    private static string? Slug(string title)
    {
        if (ArticleSlug.From(title) is not { Length: > 1 } slug)
        {
            return null;
        }

        var end = slug.Length <= LongestSlug ? -1 : slug.LastIndexOf('-', LongestSlug);
        return slug.Length <= LongestSlug ? slug : slug[..(end > 0 ? end : LongestSlug)];
    }
}
