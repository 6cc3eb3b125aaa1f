using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Portal.Core.Knowledge;

namespace Portal.Benchmarks.Knowledge;

/// <summary>What people search, by kind, in a fixed order.</summary>
internal sealed partial class SearchQueries(IReadOnlyList<Article> articles, int seed)
{
    private readonly Random _random = new(seed);
    private readonly ImmutableArray<string> _samples =
        [.. articles.SelectMany(static article => article.Content.Signatures).SelectMany(static signature => signature.Samples).Distinct(StringComparer.Ordinal)];

    /// <summary>Queries: three in ten titles or parts of them, two in ten log lines, two in ten with a slip, two in ten Chinese, the rest one letter or 2,000.</summary>
    public ImmutableArray<SearchQuery> Make(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => (i % 10) switch
        {
            0 or 1 => new SearchQuery("title", Title().En!.Title),
            2 => new SearchQuery("words", Words(Title().En!.Summary)),
            3 or 4 => new SearchQuery("log line", LogLine()),
            5 or 6 => new SearchQuery("typo", Slip(Title().En!.Title)),
            7 => new SearchQuery("zh title", Title().Zh!.Title),
            8 => new SearchQuery("zh words", Title().Zh!.Summary.TrimEnd('。')),
            _ when i % 20 == 9 => new SearchQuery("one letter", ((char)('a' + _random.Next(26))).ToString()),
            _ => new SearchQuery("2,000 letters", Long()),
        }),
    ];

    /// <summary>A text as it grows under the fingers.</summary>
    public ImmutableArray<SearchQuery> MakeTyping(int titles) =>
    [
        .. Enumerable.Range(0, titles).Select(i => i % 3 == 2 ? Title().Zh!.Title : Title().En!.Title)
            .SelectMany(static title => Enumerable.Range(1, Math.Min(24, title.Length)).Select(length => new SearchQuery("typing", title[..length], IsTyping: true))),
    ];

    private ArticleContent Title() => articles[_random.Next(articles.Count)].Content;

    private string Words(string summary) => string.Join(' ', summary.TrimEnd('.').Split(' ').OrderBy(_ => _random.Next()).Take(3));

    /// <summary>A line that a signature knows, from another cluster: every digit is another one.</summary>
    private string LogLine() => Digit().Replace(_samples[_random.Next(_samples.Length)], _ => _random.Next(10).ToString(CultureInfo.InvariantCulture));

    /// <summary>Two letters of one of the longer words change places, or one is lost.</summary>
    private string Slip(string title)
    {
        var words = title.Split(' ');
        var long5 = Enumerable.Range(0, words.Length).Where(i => words[i].Length >= 6).ToArray();
        if (long5.Length == 0)
        {
            return title;
        }

        var at = long5[_random.Next(long5.Length)];
        var place = _random.Next(1, words[at].Length - 2);
        words[at] = _random.Next(2) == 0
            ? words[at].Remove(place, 1)
            : new StringBuilder(words[at]) { [place] = words[at][place + 1], [place + 1] = words[at][place] }.ToString();
        return string.Join(' ', words);
    }

    private string Long()
    {
        var body = Title().En!.Body;
        return body[..Math.Min(body.Length, 2_000)];
    }

    [GeneratedRegex("[0-9]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digit();
}
