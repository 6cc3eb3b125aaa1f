using System.Collections.Immutable;
using Portal.Core.Findings;

namespace Portal.Core.Knowledge;

/// <summary>A change of one language of an article; what is null stays.</summary>
public sealed record ArticleEdit
{
    /// <summary>The language that is edited, <c>en</c> or <c>zh</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The revision that the editor saw (<c>If-Match</c>).</summary>
    public required int ExpectedRevision { get; init; }

    /// <summary>The new title.</summary>
    public string? Title { get; init; }

    /// <summary>The new summary.</summary>
    public string? Summary { get; init; }

    /// <summary>The new text.</summary>
    public string? Body { get; init; }

    /// <summary>The new tags, for both languages.</summary>
    public ImmutableArray<string>? Tags { get; init; }

    /// <summary>Which versions have the problem, in this language.</summary>
    public ImmutableArray<string>? Versions { get; init; }

    /// <summary>The new severity.</summary>
    public Severity? Severity { get; init; }

    /// <summary>The new slugs of related articles.</summary>
    public ImmutableArray<string>? Related { get; init; }

    /// <summary>The new sources.</summary>
    public ImmutableArray<ArticleSource>? Sources { get; init; }

    /// <summary>The new signatures, all of them.</summary>
    public ImmutableArray<Signature>? Signatures { get; init; }

    /// <summary>Why, in the author's words; may be empty.</summary>
    public string Comment { get; init; } = "";

    /// <summary>What the edit makes of an article: the whole content, and the text of the language. Pure.</summary>
    internal (ArticleContent Content, ArticleText Text) ApplyTo(ArticleContent before)
    {
        var was = before.In(Language);
        var text = was with { Title = Title ?? was.Title, Summary = Summary ?? was.Summary, Versions = Versions ?? was.Versions, Body = Body ?? was.Body };
        var content = before with
        {
            Severity = Severity ?? before.Severity,
            Tags = Tags ?? before.Tags,
            Related = Related ?? before.Related,
            Sources = Sources ?? before.Sources,
            Signatures = Signatures ?? before.Signatures,
        };
        return (With(content, Language, text), text);
    }

    /// <summary>The content with the text of one language.</summary>
    internal static ArticleContent With(ArticleContent content, string language, ArticleText text) =>
        language == "zh" ? content with { Zh = text } : content with { En = text };
}
