using System.Collections.Immutable;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Matching;

/// <summary>An article as far as the match engine knows it: its names and the signatures of its problem.</summary>
public sealed record ArticleSignatures
{
    /// <summary>The article's number.</summary>
    public required int Number { get; init; }

    /// <summary>The article's name in addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>The room that it belongs to; empty for an article that people wrote.</summary>
    public required string Problem { get; init; }

    /// <summary>The article's title; in the other language where one is missing.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>What the problem is recognised by.</summary>
    public required ImmutableArray<Signature> Signatures { get; init; }
}
