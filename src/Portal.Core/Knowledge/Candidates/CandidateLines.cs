using System.Collections.Immutable;

namespace Portal.Core.Knowledge.Candidates;

/// <summary>What of a text is worth keeping, and what was left out.</summary>
public sealed record CandidateLines
{
    /// <summary>The forms of line, the most telling first.</summary>
    public required ImmutableArray<CandidateLine> Kept { get; init; }

    /// <summary>How many more telling forms there are.</summary>
    public required int MoreForms { get; init; }

    /// <summary>How many lines those have.</summary>
    public required int MoreLines { get; init; }

    /// <summary>How many lines are left out because an article knows them.</summary>
    public required int Known { get; init; }

    /// <summary>How many lines are left out because they say nothing of a failure while others do.</summary>
    public required int Quiet { get; init; }

    /// <summary>How many lines are left out because too little of them is the same each time to know them by, or because they belong to a private key.</summary>
    public required int Bare { get; init; }
}
