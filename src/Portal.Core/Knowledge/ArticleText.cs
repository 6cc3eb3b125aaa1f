using System.Collections.Immutable;

namespace Portal.Core.Knowledge;

/// <summary>An article in one language.</summary>
public sealed record ArticleText
{
    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>One sentence: what a person sees when they have the problem.</summary>
    public required string Summary { get; init; }

    /// <summary>Which versions have the problem, one statement each.</summary>
    public ImmutableArray<string> Versions { get; init; } = [];

    /// <summary>The text, Markdown without front matter.</summary>
    public required string Body { get; init; }
}
