using System.Collections.Immutable;
using Portal.Core.Text;

namespace Portal.Core.Findings;

/// <summary>A finding with all that is known of it.</summary>
public sealed record FindingDetail
{
    /// <summary>What lists show of it.</summary>
    public required FindingSummary Summary { get; init; }

    /// <summary>One or two sentences that explain it.</summary>
    public required LocalizedText Explanation { get; init; }

    /// <summary>The proving facts, most telling first.</summary>
    public required ImmutableArray<Evidence> Evidence { get; init; }

    /// <summary>What a person can do outside the portal, least destructive first.</summary>
    public required ImmutableArray<ManualStep> ManualSteps { get; init; }

    /// <summary>What happened to it, oldest first; of a very long history the last 200 entries.</summary>
    public required ImmutableArray<FindingChange> History { get; init; }

    /// <summary>How many open findings have the same cause, this one included if it is open.</summary>
    public required int SameCause { get; init; }
}
