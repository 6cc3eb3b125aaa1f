using System.Collections.Immutable;
using Portal.Core.Findings;

namespace Portal.Web.Api.Knowledge;

/// <summary>An article.</summary>
public sealed record ArticleResponse
{
    /// <summary>Its number.</summary>
    public required int Number { get; init; }

    /// <summary>Its name in addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>The problem that it is of; empty for articles that people wrote.</summary>
    public required string Problem { get; init; }

    /// <summary>The language of the texts, <c>en</c> or <c>zh</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>One sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>How urgent the problem usually is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Words to filter by.</summary>
    public required ImmutableArray<string> Tags { get; init; }

    /// <summary>Which versions have the problem.</summary>
    public required ImmutableArray<string> Versions { get; init; }

    /// <summary>Slugs of articles that are often meant instead.</summary>
    public required ImmutableArray<string> Related { get; init; }

    /// <summary>The text as Markdown.</summary>
    public required string Body { get; init; }

    /// <summary>The text as HTML; safe.</summary>
    public required string Html { get; init; }

    /// <summary>Texts by which the problem is recognised.</summary>
    public required ImmutableArray<SignatureResponse> Signatures { get; init; }

    /// <summary>Where it comes from, and whether that is still there.</summary>
    public required ImmutableArray<SourceResponse> Sources { get; init; }

    /// <summary>Its version, also in the header <c>ETag</c>: give it as <c>If-Match</c> when you change it.</summary>
    public required int Version { get; init; }

    /// <summary>When this version was made.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Who made it.</summary>
    public required string UpdatedBy { get; init; }

    /// <summary>Open findings of the problem now.</summary>
    public required int OpenFindings { get; init; }

    /// <summary>How often the problem came in the last 90 days.</summary>
    public required int Recurrence { get; init; }

    /// <summary>Whether it helps, by those who read it.</summary>
    public required FeedbackResponse Feedback { get; init; }
}
