using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Portal.Core.Knowledge;

namespace Portal.Benchmarks.Knowledge;

/// <summary>Draws words as often as the rooms' texts use them: a few all the time, most hardly ever (Zipf).</summary>
internal sealed partial class WordSampler
{
    private readonly ImmutableArray<string> _words;
    private readonly ImmutableArray<int> _upTo;

    private WordSampler(IEnumerable<string> occurrences)
    {
        var counted = occurrences.CountBy(static word => word, StringComparer.Ordinal).OrderByDescending(static word => word.Value).ThenBy(static word => word.Key, StringComparer.Ordinal).ToArray();
        var sum = 0;
        _words = [.. counted.Select(static word => word.Key)];
        _upTo = [.. counted.Select(word => sum += word.Value)];
    }

    /// <summary>Different words.</summary>
    public int Count => _words.Length;

    /// <summary>English words of the trade.</summary>
    public static WordSampler English(IEnumerable<ArticleContent> contents) =>
        new(contents.SelectMany(static content => EnglishWord().Matches($"{content.En!.Summary}\n{content.En.Body}")).Select(static match => match.Value));

    /// <summary>Chinese clauses and pieces of clauses; Chinese has no spaces to part its words by.</summary>
    public static WordSampler Chinese(IEnumerable<ArticleContent> contents) =>
        new(contents.SelectMany(static content => ChinesePiece().Matches($"{content.Zh!.Summary}\n{content.Zh.Body}")).Select(static match => match.Value));

    /// <summary>A word.</summary>
    public string Next(Random random)
    {
        var found = _upTo.BinarySearch(random.Next(_upTo[^1]) + 1);
        return _words[found < 0 ? ~found : found];
    }

    [GeneratedRegex("[A-Za-z][A-Za-z0-9]{0,30}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EnglishWord();

    [GeneratedRegex("[\u4E00-\u9FFF]{1,5}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ChinesePiece();
}
