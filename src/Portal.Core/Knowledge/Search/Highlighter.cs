using System.Collections.Immutable;
using System.Net;
using System.Text;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Search;

/// <summary>Shows where in a text the terms were found.</summary>
internal static class Highlighter
{
    private const int MostLines = 2;
    private const int Context = 80;

    /// <summary>
    /// Up to two pieces of the text, those with the most different finds, as HTML in which only <c>&lt;mark&gt;</c> is an element.
    /// </summary>
    public static ImmutableArray<string> Highlight(string markdown, ImmutableHashSet<string> tokens) =>
    [
        .. markdown.Split('\n')
            .Select(MarkdownLine.Plain)
            .Where(static line => line.Length > 0)
            .Select(line => (Line: line, Finds: Finds(line, tokens)))
            .Where(line => line.Finds.Count > 0)
            .OrderByDescending(line => line.Finds.Select(find => find.Value).Distinct(StringComparer.Ordinal).Count())
            .Take(MostLines)
            .Select(line => Mark(line.Line, line.Finds)),
    ];

    private static List<Token> Finds(string line, ImmutableHashSet<string> tokens) =>
        [.. Tokenizer.Tokenize(line).Where(token => tokens.Contains(token.Value))];

    private static string Mark(string line, List<Token> finds)
    {
        var from = finds.Count == 0 ? 0 : Math.Max(0, finds[0].Start - Context);
        var to = Math.Min(line.Length, from + (4 * Context));
        var result = new StringBuilder(from > 0 ? "…" : "");
        var at = from;
        foreach (var (start, end) in Merged(finds, from, to))
        {
            result.Append(Escape(line, at, start)).Append("<mark>").Append(Escape(line, start, end)).Append("</mark>");
            at = end;
        }

        return result.Append(Escape(line, at, to)).Append(to < line.Length ? "…" : "").ToString();
    }

    /// <summary>Bigrams overlap, and parts lie within their identifier: one mark for what touches.</summary>
    private static IEnumerable<(int Start, int End)> Merged(List<Token> finds, int from, int to)
    {
        var (start, end) = (-1, -1);
        foreach (var find in finds.OrderBy(find => find.Start).Where(find => find.Start >= from && find.Start + find.Length <= to))
        {
            if (start >= 0 && find.Start > end)
            {
                yield return (start, end);
                start = -1;
            }

            start = start < 0 ? find.Start : start;
            end = Math.Max(end, find.Start + find.Length);
        }

        if (start >= 0)
        {
            yield return (start, end);
        }
    }

    private static string Escape(string line, int from, int to) => WebUtility.HtmlEncode(HiddenText.Show(line[from..Math.Max(from, to)]));
}
