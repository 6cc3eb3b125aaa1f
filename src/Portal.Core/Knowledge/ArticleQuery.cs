using System.Collections.Immutable;
using Portal.Core.Findings;

namespace Portal.Core.Knowledge;

/// <summary>Which articles to list.</summary>
public sealed record ArticleQuery
{
    /// <summary>The most articles that one page holds.</summary>
    public const int LargestPage = 1000;

    /// <summary>What the person has in hand: words in either language, an identifier, a line of a log. Null lists by number.</summary>
    public string? Text { get; init; }

    /// <summary>Only articles with every one of these tags: each more narrows the list. Empty: any.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Only articles of one of these severities: an article has one, so each more widens the list. Empty: any.</summary>
    public ImmutableArray<Severity> Severities { get; init; } = [];

    /// <summary>Only articles whose problem is open on a cluster now.</summary>
    public bool OpenOnly { get; init; }

    /// <summary>With <see cref="OpenOnly"/>: open on this cluster; null for any.</summary>
    public string? Cluster { get; init; }

    /// <summary>Whether the person is still typing: the last word may be unfinished.</summary>
    public bool IsTyping { get; init; }

    /// <summary>The language of titles and highlights, <c>en</c> or <c>zh</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>How many articles to pass over.</summary>
    public int Offset { get; init; }

    /// <summary>How many articles at most, 1 to <see cref="LargestPage"/>.</summary>
    public int Limit { get; init; } = 100;
}
