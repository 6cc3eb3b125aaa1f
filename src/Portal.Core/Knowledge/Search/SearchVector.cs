using System.Globalization;
using System.Text;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Search;

/// <summary>What is indexed of an article: the tokens of both languages, the title weighing most (A), then summary (B), headings and tags (C), text (D).</summary>
internal static class SearchVector
{
    /// <summary>Count it up when this or the tokenizer changes: the next start then indexes every article anew.</summary>
    public const int Version = 1;

    /// <summary>Limits of PostgreSQL's type.</summary>
    private const int LargestPosition = 16_383;
    private const int PositionsPerToken = 255;

    /// <summary>The vector of a content, as PostgreSQL reads it: <c>'etcd':3A,17D 'etcd-0':3A</c>.</summary>
    public static string Of(string slug, ArticleContent content)
    {
        var places = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var offset = 0;
        Add($"{slug} {string.Join(' ', content.Tags)}", 'C');
        foreach (var text in (ArticleText?[])[content.En, content.Zh])
        {
            if (text is not null)
            {
                Add(text.Title, 'A');
                Add(text.Summary, 'B');
                foreach (var line in text.Body.Split('\n'))
                {
                    Add(line, line.StartsWith('#') ? 'C' : 'D');
                }
            }
        }

        return Literal(places);

        void Add(string text, char weight)
        {
            var last = offset;
            foreach (var token in Tokenizer.Tokenize(text))
            {
                last = offset + token.Position;
                var found = places.TryGetValue(token.Value, out var list) ? list : places[token.Value] = [];
                if (found.Count < PositionsPerToken)
                {
                    found.Add(string.Create(CultureInfo.InvariantCulture, $"{Math.Min(last, LargestPosition)}{weight}"));
                }
            }

            offset = last + 1; // A gap, so that no phrase reaches from one piece into the next.
        }
    }

    private static string Literal(Dictionary<string, List<string>> places)
    {
        var literal = new StringBuilder();
        foreach (var (token, positions) in places)
        {
            literal.Append('\'').Append(token).Append("':").AppendJoin(',', positions).Append(' ');
        }

        return literal.ToString();
    }
}
