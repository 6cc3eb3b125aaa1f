using System.Collections.Immutable;

namespace Portal.Core.Knowledge.Revisions;

/// <summary>A field that both sides changed, each in its own way.</summary>
public sealed record MergeConflict
{
    /// <summary>The field, as the API names it.</summary>
    public required string Field { get; init; }

    /// <summary><c>en</c> or <c>zh</c>; null for fields that both languages share.</summary>
    public required string? Language { get; init; }

    /// <summary>How many places; in a body each is marked, in other fields the merged content holds <see cref="Mine"/>.</summary>
    public required int Count { get; init; }

    /// <summary>What both started from, as lines; empty for a body, whose conflicts are marked in the text.</summary>
    public ImmutableArray<string> Base { get; init; } = [];

    /// <summary>What somebody else made of it.</summary>
    public ImmutableArray<string> Theirs { get; init; } = [];

    /// <summary>What the caller made of it.</summary>
    public ImmutableArray<string> Mine { get; init; } = [];
}
