using System.Collections.Immutable;
using Portal.Core.Findings;

namespace Portal.Core.Knowledge;

/// <summary>Everything of an article that people edit and that revisions keep.</summary>
public sealed record ArticleContent
{
    /// <summary>How urgent the problem usually is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Words to filter by.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Slugs of articles that are often meant instead.</summary>
    public ImmutableArray<string> Related { get; init; } = [];

    /// <summary>Where it comes from.</summary>
    public ImmutableArray<ArticleSource> Sources { get; init; } = [];

    /// <summary>Texts by which the problem is recognised in what people paste and in alerts.</summary>
    public ImmutableArray<Signature> Signatures { get; init; } = [];

    /// <summary>The English text; null when the article is in Chinese only.</summary>
    public ArticleText? En { get; init; }

    /// <summary>The Chinese text; null when the article is in English only.</summary>
    public ArticleText? Zh { get; init; }

    /// <summary>The text in a language; the other one when it is not there.</summary>
    /// <param name="language">A language tag such as <c>zh</c>, <c>zh-CN</c> or <c>en</c>.</param>
    public ArticleText In(string language) =>
        (language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Zh ?? En : En ?? Zh)
        ?? throw new InvalidOperationException("An article has a text in at least one language.");
}
