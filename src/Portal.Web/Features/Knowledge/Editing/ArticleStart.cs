using System.Text;
using System.Text.RegularExpressions;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Text;

namespace Portal.Web.Features.Knowledge.Editing;

/// <summary>What a new article begins with: the sections that every article has, and what is known already where it is begun. Pure.</summary>
public static class ArticleStart
{
    private const int LongestSummary = 500;
    private const int LongestTitle = 200;

    private static readonly (string Anchor, LocalizedText Title, string Level)[] Sections =
    [
        ("symptom", new("Symptom", "症状"), "##"),
        ("neighbours", new("How to tell it apart", "如何与相似问题区分"), "##"),
        ("cause", new("Cause", "原因"), "##"),
        ("affected", new("Affected versions", "受影响的版本"), "##"),
        ("detection", new("How to detect it", "如何发现"), "##"),
        ("remediation", new("Remediation", "处理"), "##"),
        ("remediation-api", new("Through the API server", "通过 API server"), "###"),
        ("remediation-node", new("On the node", "在节点上"), "###"),
        ("prevention", new("Prevention", "预防"), "##"),
        ("numbers", new("Numbers", "数字"), "##"),
    ];

    /// <summary>An empty article: its sections.</summary>
    /// <param name="language"><c>en</c> or <c>zh</c>.</param>
    public static ArticleForm Empty(string language) => new() { Body = Body(language, "") };

    /// <summary>After a finding: its title, its explanation, and its evidence as the symptom.</summary>
    public static ArticleForm After(FindingDetail finding, string language)
    {
        var facts = string.Join('\n', finding.Evidence.Select(static fact => $"{fact.Path}: {(fact.Value.Length == 0 ? "-" : fact.Value)}")).Replace("```", "'''", StringComparison.Ordinal);
        return new ArticleForm
        {
            Title = Cut(finding.Summary.Title.In(language), LongestTitle),
            Summary = Cut(finding.Explanation.In(language), LongestSummary),
            Severity = finding.Summary.Severity,
            Body = Body(language, $"[{finding.Summary.Cluster}](/findings/{finding.Summary.Id})\n\n```\n{facts}\n```\n"),
        };
    }

    /// <summary>For an alert: named after it, with the signature that leads its runbook here.</summary>
    public static ArticleForm ForAlert(string alert, string language)
    {
        var label = $"alertname=\"{alert}\"";
        return With(Cut(alert, LongestTitle), label, $"{label} namespace=\"shop\"", SignatureKind.Alert, language);
    }

    /// <summary>For a line that nothing matched: shown as the symptom, with a signature that matches it.</summary>
    public static ArticleForm ForLine(string line, string language) => With(Cut(line, LongestTitle), line, line, SignatureKind.Log, language);

    private static ArticleForm With(string title, string text, string sample, SignatureKind kind, string language)
    {
        var form = new ArticleForm { Title = title, Body = Body(language, $"```\n{sample.Replace("```", "'''", StringComparison.Ordinal)}\n```\n") };
        form.Signatures.Add(new SignatureForm
        {
            Id = ArticleSlug.From(title) ?? "line",
            Kind = kind,
            TitleEn = title,
            TitleZh = title,
            Pattern = Regex.Escape(text).Replace("\\ ", " ", StringComparison.Ordinal),
            Literals = text,
            Samples = sample,
        });
        return form;
    }

    private static string Body(string language, string symptom)
    {
        var body = new StringBuilder();
        foreach (var (anchor, title, level) in Sections)
        {
            body.Append(level).Append(' ').Append(title.In(language)).Append(" {#").Append(anchor).Append("}\n\n");
            if (anchor == "symptom" && symptom.Length > 0)
            {
                body.Append(symptom).Append('\n');
            }
        }

        return body.ToString();
    }

    private static string Cut(string text, int longest)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= longest ? line : string.Concat(line.AsSpan(0, longest - 1), "…");
    }
}
