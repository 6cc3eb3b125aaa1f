using System.Collections.Immutable;
using Portal.Core.Findings;
using Portal.Core.Knowledge;

namespace Portal.Web.Api.Knowledge;

/// <summary>Body of <c>PUT /knowledge/{slug}</c> and <c>POST /knowledge</c>. What a PUT leaves out stays.</summary>
public sealed record ArticleBody
{
    /// <summary>The title; required for a new article.</summary>
    public string? Title { get; init; }

    /// <summary>One sentence: what a person sees who has the problem.</summary>
    public string? Summary { get; init; }

    /// <summary>The text as Markdown; required for a new article.</summary>
    public string? Body { get; init; }

    /// <summary>The language of the texts, <c>en</c> or <c>zh</c>; by default that of the request.</summary>
    public string? Language { get; init; }

    /// <summary>Words to filter by.</summary>
    public ImmutableArray<string>? Tags { get; init; }

    /// <summary>Which versions have the problem.</summary>
    public ImmutableArray<string>? Versions { get; init; }

    /// <summary>Slugs of articles that are often meant instead.</summary>
    public ImmutableArray<string>? Related { get; init; }

    /// <summary>Where it comes from.</summary>
    public ImmutableArray<SourceBody>? Sources { get; init; }

    /// <summary>The texts by which the problem is recognised, all of them.</summary>
    public ImmutableArray<SignatureBody>? Signatures { get; init; }

    /// <summary>How urgent the problem usually is; for a new article, by default Warning.</summary>
    public Severity? Severity { get; init; }

    /// <summary>Name in addresses of a new article; by default made from the title.</summary>
    public string? Slug { get; init; }

    /// <summary>The candidate of a match that a new article is made of; it is marked with the article.</summary>
    public Guid? Candidate { get; init; }

    /// <summary>Why.</summary>
    public string? Comment { get; init; }

    /// <summary>A draft as a body that can be sent back.</summary>
    internal static ArticleBody Of(ArticleDraft draft) => new()
    {
        Title = draft.Text.Title,
        Summary = draft.Text.Summary,
        Body = draft.Text.Body,
        Language = draft.Language,
        Tags = draft.Tags,
        Versions = draft.Text.Versions,
        Related = draft.Related,
        Sources = [.. draft.Sources.Select(static source => new SourceBody(source.Title, source.Url))],
        Signatures = [.. draft.Signatures.Select(signature => SignatureBody.Of(signature, draft.Language))],
        Severity = draft.Severity,
        Slug = draft.Slug,
        Candidate = draft.Candidate,
        Comment = draft.Comment,
    };

    /// <summary>The sources, or null when the body leaves them out.</summary>
    internal ImmutableArray<ArticleSource>? ToSources() => Sources is { } all ? [.. all.Select(static source => new ArticleSource(source.Title, source.Url))] : null;

    /// <summary>The body as a change of an article.</summary>
    /// <param name="before">The article; signatures keep of it what the body leaves out.</param>
    /// <param name="expected">The version that the caller saw.</param>
    /// <param name="language">The language of the request.</param>
    internal ArticleEdit ToEdit(ArticleContent before, int expected, string language) => new()
    {
        Language = Language ?? language,
        ExpectedRevision = expected,
        Title = Title,
        Summary = Summary,
        Body = Body,
        Versions = Versions,
        Severity = Severity,
        Tags = Tags,
        Related = Related,
        Sources = ToSources(),
        Signatures = Signatures is { } all ? [.. all.Select(signature => signature.ToSignature(before.Signatures, Language ?? language))] : null,
        Comment = Comment ?? "",
    };
}
