using System.Collections.Immutable;

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

    /// <summary>Why, in the author's words; may be empty.</summary>
    public string Comment { get; init; } = "";
}
