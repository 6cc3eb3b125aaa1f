using System.Collections.Immutable;
using Portal.Core.Findings;
using Portal.Core.Text;

namespace Portal.Problems.PodStuckTerminating;

/// <summary>Why a pod does not go away, in words and with proof: an observation that lacks only what all reasons have in common.</summary>
internal sealed record Verdict
{
    /// <summary>The reason's code.</summary>
    public required string Reason { get; init; }

    /// <summary>The finding as a sentence.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>One or two sentences more.</summary>
    public required LocalizedText Explanation { get; init; }

    /// <summary>The one next step.</summary>
    public required LocalizedText NextStep { get; init; }

    /// <summary>The common root.</summary>
    public required CauseReference Cause { get; init; }

    /// <summary>What proves the reason; the facts of the deletion itself follow it.</summary>
    public required ImmutableArray<Evidence> Evidence { get; init; }

    /// <summary>What a person can do.</summary>
    public ImmutableArray<ManualStep> ManualSteps { get; init; } = [];

    /// <summary>The highest severity that this reason deserves, however long it takes.</summary>
    public Severity AtMost { get; init; } = Severity.Critical;
}
