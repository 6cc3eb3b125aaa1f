using System.Collections.Immutable;
using Portal.Core.Findings;
using Portal.Core.Text;

namespace Portal.Core.Knowledge;

/// <summary>What a list shows of an article; its text stays in the database.</summary>
public sealed record ArticleHead
{
    /// <summary>Its number.</summary>
    public required int Number { get; init; }

    /// <summary>Its name in addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>The room that it belongs to; empty for those that people wrote.</summary>
    public required string Problem { get; init; }

    /// <summary>How urgent the problem usually is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Words to filter by.</summary>
    public required ImmutableArray<string> Tags { get; init; }

    /// <summary>Its title; in the other language where one is missing.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>One sentence; in the other language where one is missing.</summary>
    public required LocalizedText Summary { get; init; }
}
