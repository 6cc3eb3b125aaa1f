using System.Collections.Immutable;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Text;

namespace Portal.Web.Api.Knowledge;

/// <summary>The whole of a form that an article had, in one language.</summary>
public sealed record RevisionResponse
{
    /// <summary>1, 2, 3 …</summary>
    public required int Version { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who made it.</summary>
    public required string Author { get; init; }

    /// <summary>Why.</summary>
    public required string Comment { get; init; }

    /// <summary>The language of the texts.</summary>
    public required string Language { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>One sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>Its text as Markdown.</summary>
    public required string Body { get; init; }

    /// <summary>Its text as HTML; safe.</summary>
    public required string Html { get; init; }

    /// <summary>How urgent the problem usually is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Words to filter by.</summary>
    public required ImmutableArray<string> Tags { get; init; }

    /// <summary>Which versions have the problem.</summary>
    public required ImmutableArray<string> Versions { get; init; }

    /// <summary>Slugs of articles that are often meant instead.</summary>
    public required ImmutableArray<string> Related { get; init; }

    /// <summary>Where it comes from.</summary>
    public required ImmutableArray<ArticleSource> Sources { get; init; }

    /// <summary>Texts by which the problem is recognised.</summary>
    public required ImmutableArray<SignatureResponse> Signatures { get; init; }

    /// <summary>The revision in a language.</summary>
    internal static RevisionResponse Of(ArticleRevision revision, string language)
    {
        var content = revision.Content;
        var text = content.In(language);
        return new RevisionResponse
        {
            Version = revision.Revision,
            At = revision.At,
            Author = revision.Author,
            Comment = revision.Comment,
            Language = ReferenceEquals(text, content.Zh) ? "zh" : "en",
            Title = text.Title,
            Summary = text.Summary,
            Body = text.Body,
            Html = MarkdownRenderer.Render(text.Body).Html,
            Severity = content.Severity,
            Tags = content.Tags,
            Versions = text.Versions,
            Related = content.Related,
            Sources = content.Sources,
            Signatures = [.. content.Signatures.Select(SignatureResponse.Of)],
        };
    }
}
