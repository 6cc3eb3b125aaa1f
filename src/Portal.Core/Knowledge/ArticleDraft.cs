using System.Collections.Immutable;
using Portal.Core.Findings;

namespace Portal.Core.Knowledge;

/// <summary>A new article that somebody wants to write.</summary>
public sealed record ArticleDraft
{
    /// <summary>Its name in addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>How urgent the problem usually is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Words to filter by.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Slugs of articles that are often meant instead.</summary>
    public ImmutableArray<string> Related { get; init; } = [];

    /// <summary>Where it comes from.</summary>
    public ImmutableArray<ArticleSource> Sources { get; init; } = [];

    /// <summary>Texts by which the problem is recognised.</summary>
    public ImmutableArray<Signature> Signatures { get; init; } = [];

    /// <summary>The language of the text, <c>en</c> or <c>zh</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The text.</summary>
    public required ArticleText Text { get; init; }

    /// <summary>The candidate of a match that it is made of, or null; it is marked with the article.</summary>
    public Guid? Candidate { get; init; }

    /// <summary>Why, in the author's words; may be empty.</summary>
    public string Comment { get; init; } = "";

    /// <summary>What it is once it is saved.</summary>
    public ArticleContent Content => ArticleEdit.With(
        new ArticleContent { Severity = Severity, Tags = Tags, Related = Related, Sources = Sources, Signatures = Signatures }, Language, Text);
}
