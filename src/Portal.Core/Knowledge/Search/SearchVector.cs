using System.Collections.Immutable;
using System.Text;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Search;

/// <summary>
/// What is indexed of an article: the tokens of both languages, and again with a mark for where they stand. So the places are part of the index itself, and
/// a search ranks thousands of articles without reading one of them (ADR 8).
/// </summary>
internal static class SearchVector
{
    /// <summary>Count it up when this or the tokenizer changes: the next start then indexes every article anew.</summary>
    public const int Version = 4;

    /// <summary>Mark of the tokens of title and slug. The sign is in no token.</summary>
    public const string Title = "t~";

    /// <summary>Mark of the tokens of a title of few words: each of them says more of what the article is about than one of ten does.</summary>
    public const string ShortTitle = "s~";

    /// <summary>Mark of the tokens of summary, symptom, headings and tags.</summary>
    public const string Head = "h~";

    /// <summary>Mark of tokens that an article says three times or more.</summary>
    public const string Often = "o~";

    /// <summary>What every article has: its count is that of all articles.</summary>
    public const string Every = "~";

    /// <summary>Anywhere.</summary>
    public const string Anywhere = "";

    private const int OftenIs = 3;
    private const int ShortIs = 4;
    private const string Symptom = "{#symptom}";

    /// <summary>The distinct tokens of a content, marked and unmarked.</summary>
    public static ImmutableArray<string> Of(string slug, ArticleContent content)
    {
        var shortTitle = new HashSet<string>(StringComparer.Ordinal);
        var (title, head, counts) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        Add(slug, title);
        Add(string.Join(' ', content.Tags), head);
        foreach (var text in (ArticleText?[])[content.En, content.Zh])
        {
            if (text is not null)
            {
                Add(text.Title, title);
                AddIfShort(text.Title);
                Add(text.Summary, head);
                AddBody(text.Body);
            }
        }

        foreach (var signature in content.Signatures)
        {
            Add($"{signature.Title.En}\n{signature.Title.Zh}", head);
            Add(string.Join('\n', signature.Literals.Concat(signature.Samples)), null);
        }

        return
        [
            Every,
            .. counts.Keys,
            .. title.Select(static token => Title + token),
            .. shortTitle.Select(static token => ShortTitle + token),
            .. head.Select(static token => Head + token),
            .. counts.Where(static count => count.Value >= OftenIs).Select(static count => Often + count.Key),
        ];

        void Add(string text, HashSet<string>? place)
        {
            foreach (var token in Tokenizer.Tokenize(text))
            {
                counts[token.Value] = counts.GetValueOrDefault(token.Value) + 1;
                place?.Add(token.Value);
            }
        }

        void AddIfShort(string text)
        {
            var tokens = Tokenizer.Tokenize(text);
            if (tokens.Select(static token => token.Word).Distinct().Count() <= ShortIs)
            {
                shortTitle.UnionWith(tokens.Select(static token => token.Value));
            }
        }

        void AddBody(string body)
        {
            var isSymptom = false;
            foreach (var line in body.Split('\n'))
            {
                var isHeading = line.StartsWith('#');
                if (isHeading && !line.StartsWith("###", StringComparison.Ordinal))
                {
                    isSymptom = line.Contains(Symptom, StringComparison.Ordinal);
                }

                Add(line, isHeading || isSymptom ? head : null);
            }
        }
    }

    /// <summary>The tokens as PostgreSQL reads a tsvector: <c>'etcd' 't~etcd'</c>.</summary>
    public static string Literal(ImmutableArray<string> tokens)
    {
        var literal = new StringBuilder();
        foreach (var token in tokens)
        {
            literal.Append('\'').Append(token).Append("' ");
        }

        return literal.ToString();
    }
}
