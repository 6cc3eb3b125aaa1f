using Portal.Core.Findings;

namespace Portal.Core.Knowledge.Drafts;

/// <summary>What a finding tells, as the sections of an article. Pure.</summary>
internal static class FindingBody
{
    private const int MostEvidence = 20;

    /// <summary>The body: symptom with the evidence, cause, and the steps that the portal offered; the other sections are there to be written.</summary>
    public static string Of(FindingDetail finding, string language) => DraftSections.Body(
        language, ("symptom", Symptom(finding, language)), ("cause", [DraftText.Sentence(finding.Summary.Cause.Title.In(language))]), ("remediation", Remediation(finding, language)));

    private static IEnumerable<string> Symptom(FindingDetail finding, string language)
    {
        var (zh, left) = (language == "zh", finding.Evidence.Length - MostEvidence);
        var link = $"[{DraftText.Sentence(finding.Summary.Cluster)}](/findings/{finding.Summary.Id})";
        return
        [
            DraftText.Sentence(finding.Explanation.In(language)),
            "",
            .. DraftText.Block("text", finding.Evidence.Take(MostEvidence).SelectMany((fact, i) => (string[])[.. i > 0 ? [""] : Array.Empty<string>(), .. Lines(fact, language)])),
            "",
            left > 0
                ? zh ? $"首次发现于 {link}，该发现中另有 {left} 条证据。" : $"First seen at {link}; {left} more facts are in that finding."
                : zh ? $"首次发现于 {link}。" : $"First seen at {link}.",
        ];
    }

    private static IEnumerable<string> Remediation(FindingDetail finding, string language) =>
        [DraftText.Sentence(finding.Summary.NextStep.In(language)), .. finding.ManualSteps.SelectMany(step => Lines(step, language))];

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
}
