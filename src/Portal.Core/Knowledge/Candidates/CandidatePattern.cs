using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Portal.Core.Knowledge.Matching;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Candidates;

/// <summary>Makes a signature of a template: what is the same in every line as it is, what is masked as a word, spaces as any space. Pure.</summary>
internal static partial class CandidatePattern
{
    private const int FewestLetters = 8;
    private const int ShortestLiteral = 3;
    private const int LongestTemplate = 400;
    private const string Special = @"\*+?|{}[]()^$.";

    // What LineMask takes for one word.
    private const string Word = "[^\\s\"'=,;(){}<>\\[\\]]+";

    private static readonly (string Mask, string Form)[] Masks =
    [
        (LineMask.Number, Word), (LineMask.Id, Word), (LineMask.Path, Word), (LineMask.Name, "[^\\s\"]+"), (SecretMask.Masked, "\\S+"),
    ];

    /// <summary>Whether lines of this form can be known by what is the same in them.</summary>
    public static bool IsTelling(string template) =>
        Parts(template).Where(static part => part.Form is null).Any(static part => part.Text.Count(char.IsLetter) >= FewestLetters || part.Text.Count(static c => c > '\u2E80') >= 4);

    /// <summary>The signature; null when no text of the template can stand for it.</summary>
    public static Signature? Propose(string id, LocalizedText title, string template, string sample)
    {
        var parts = Parts(Shorten(template));
        var pattern = new StringBuilder();
        foreach (var (text, form) in parts)
        {
            pattern.Append(form);
            foreach (var c in form is null ? text : "")
            {
                _ = c == ' ' ? pattern.Append("\\s+") : char.IsControl(c) ? pattern.Append('.') : pattern.Append(Special.Contains(c, StringComparison.Ordinal) ? "\\" : "").Append(c);
            }
        }

        // The literal must be in the line as it is, where a run of spaces is not one space.
        var literal = parts.Where(static part => part.Form is null)
            .SelectMany(static part => part.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Prepend(part.Text.Trim()))
            .Where(each => each.Length >= ShortestLiteral && !each.Any(char.IsControl) && sample.Contains(each, StringComparison.Ordinal))
            .MaxBy(static each => each.Count(char.IsLetter));
        var signature = new Signature { Id = id, Kind = SignatureKind.Log, Title = title, Pattern = pattern.ToString(), Literals = [literal ?? ""], Samples = [sample] };
        return literal is null || SignatureRules.Check([signature]).Any() ? null : signature;
    }

    /// <summary>A template as a heading reads it, without what is masked: <c>"Sync failed" pod="&lt;name&gt;" err="no route to &lt;id&gt;"</c> becomes <c>Sync failed: no route to</c>.</summary>
    public static string Words(string template)
    {
        var text = string.Concat(Parts(template).Select(static part => part.Form is null ? part.Text : " ")).Replace('`', '\'').Replace('\\', ' ');
        text = ErrorKey().Replace(text, ": ").Replace("\"", "", StringComparison.Ordinal);
        text = Spaces().Replace(Hollow().Replace(text, " "), static match => match.Groups["sign"].Success ? match.Groups["sign"].Value : " ");
        return text.Trim(' ', ':', ',', ';', '-', '=', '.');
    }

    [GeneratedRegex(@"\s+(err|error)=", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ErrorKey();

    // Brackets around nothing, and keys without a value.
    [GeneratedRegex(@"\(\s*\)|\[\s*\]|\{\s*\}|''|[\w.-]+=(?=\s|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hollow();

    [GeneratedRegex(@"\s+(?<sign>[:,;.)\]](?=\s|$))?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();

    private static ImmutableArray<(string Text, string? Form)> Parts(string template)
    {
        var parts = ImmutableArray.CreateBuilder<(string, string?)>();
        var start = 0;
        for (var i = 0; i < template.Length;)
        {
            var (mask, form) = Array.Find(Masks, each => string.CompareOrdinal(template, i, each.Mask, 0, each.Mask.Length) == 0);
            if (mask is null)
            {
                i++;
                continue;
            }

            if (i > start)
            {
                parts.Add((template[start..i], null));
            }

            parts.Add((mask, form));
            start = i += mask.Length;
        }

        if (start < template.Length)
        {
            parts.Add((template[start..], null));
        }

        return parts.ToImmutable();
    }

    private static string Shorten(string template)
    {
        var end = template.Length <= LongestTemplate ? -1 : template.LastIndexOf(' ', LongestTemplate);
        return end > 0 ? template[..end] : template;
    }
}
