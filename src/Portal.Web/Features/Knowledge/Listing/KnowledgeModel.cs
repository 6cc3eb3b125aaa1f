using System.Collections.Immutable;
using Portal.Core.Access;
using Portal.Core.Findings;
using Portal.Core.Knowledge;

namespace Portal.Web.Features.Knowledge.Listing;

/// <summary>What the list of articles shows.</summary>
public sealed record KnowledgeModel
{
    /// <summary>The articles.</summary>
    public required ArticlePage Page { get; init; }

    /// <summary>How many articles there are without any text or filter.</summary>
    public required int All { get; init; }

    /// <summary>The worst open finding of each problem that is open.</summary>
    public required ImmutableDictionary<string, Severity> Worst { get; init; }

    /// <summary>How often each problem came in 90 days.</summary>
    public required ImmutableDictionary<string, int> CameBack { get; init; }

    /// <summary>When <see cref="CameBack"/> was counted.</summary>
    public required DateTimeOffset CountedAt { get; init; }

    /// <summary>How many lines that no article knows wait for one.</summary>
    public required int Candidates { get; init; }

    /// <summary>Whether the person may write articles.</summary>
    public required AccessDecision Access { get; init; }
}
