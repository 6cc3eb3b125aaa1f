using System.Collections.Immutable;

namespace Portal.Core.Knowledge.Revisions;

/// <summary>A line of a comparison.</summary>
public sealed record DiffLine
{
    /// <summary>What became of it.</summary>
    public required DiffKind Kind { get; init; }

    /// <summary>Its number in the earlier text, from 1; null for an added line.</summary>
    public required int? Before { get; init; }

    /// <summary>Its number in the later text, from 1; null for a removed line.</summary>
    public required int? After { get; init; }

    /// <summary>Its pieces, without the line end.</summary>
    public required ImmutableArray<DiffSpan> Spans { get; init; }

    /// <summary>The whole line.</summary>
    public string Text => string.Concat(Spans.Select(static span => span.Text));
}
