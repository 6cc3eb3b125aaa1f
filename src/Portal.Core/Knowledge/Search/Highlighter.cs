using System.Buffers;
using System.Collections.Immutable;
using System.Net;
using System.Text;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Search;

/// <summary>Shows where in texts the terms of one search were found.</summary>
internal sealed class Highlighter
{
    private const int MostLines = 2;
    private const int Context = 80;

    /// <summary>Full-width letters and digits are indexed as ordinary ones, so that a text that has them does not hold its tokens literally.</summary>
    private static readonly SearchValues<char> FullWidth =
        SearchValues.Create([.. Range('０', '９'), .. Range('Ａ', 'Ｚ'), .. Range('ａ', 'ｚ')]);

    private readonly HashSet<string> _tokens;
    private readonly SearchValues<string> _texts;

    /// <summary>A highlighter for the tokens of a search.</summary>
    public Highlighter(ImmutableHashSet<string> tokens)
    {
        _tokens = new HashSet<string>(tokens, StringComparer.Ordinal);

        // A stem is the beginning of its word, but for its last letter where that was changed (policies, policy).
        _texts = SearchValues.Create([.. tokens.Select(static token => token.EndsWith('y') && token.Length > 1 ? token[..^1] : token).Distinct(StringComparer.Ordinal)], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Up to two pieces of the text, those with the most different finds, as HTML in which only <c>&lt;mark&gt;</c> is an element.
    /// </summary>
    public ImmutableArray<string> Highlight(string markdown)
    {
        if (_tokens.Count == 0)
        {
            return [];
        }

        var lines = new List<(string Line, List<Token> Finds, int Different)>();
        foreach (var range in markdown.AsSpan().Split('\n'))
        {
            // Cutting a text into tokens takes most of the time of a search: it is done for lines that can hold one only.
            var raw = markdown.AsSpan(range);
            if (!raw.ContainsAny(_texts) && !raw.ContainsAny(FullWidth))
            {
                continue;
            }

            var line = MarkdownLine.Plain(raw.ToString());
            var finds = Tokenizer.Tokenize(line).Where(token => _tokens.Contains(token.Value)).ToList();
            if (finds.Count > 0)
            {
                lines.Add((line, finds, finds.Select(static find => find.Value).Distinct(StringComparer.Ordinal).Count()));
            }
        }

        return [.. lines.OrderByDescending(static line => line.Different).Take(MostLines).Select(static line => Mark(line.Line, line.Finds))];
    }

    private static IEnumerable<char> Range(char first, char last) => Enumerable.Range(first, last - first + 1).Select(static code => (char)code);

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
