using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Text;

namespace Portal.Core.Findings;

/// <summary>What a detector says of one subject at one moment. The engine makes findings with a life cycle from it.</summary>
public sealed record Observation
{
    /// <summary>The object that has the problem.</summary>
    public required ObjectReference Subject { get; init; }

    /// <summary>Which of the problem's causes it is, as a code, such as <c>NodeDown</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>How urgent.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The finding as a sentence, such as "shop/db-0 cannot be deleted: its node is down".</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>One or two sentences that explain it.</summary>
    public required LocalizedText Explanation { get; init; }

    /// <summary>The one next step, as a sentence.</summary>
    public required LocalizedText NextStep { get; init; }

    /// <summary>The common root, for grouping.</summary>
    public required CauseReference Cause { get; init; }

    /// <summary>The proving facts, most telling first. Never empty.</summary>
    public required ImmutableArray<Evidence> Evidence { get; init; }

    /// <summary>What a person can do outside the portal, least destructive first.</summary>
    public ImmutableArray<ManualStep> ManualSteps { get; init; } = [];
}
