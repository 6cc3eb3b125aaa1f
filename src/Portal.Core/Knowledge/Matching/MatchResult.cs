using System.Collections.Immutable;

namespace Portal.Core.Knowledge.Matching;

/// <summary>What a text shows.</summary>
public sealed record MatchResult
{
    /// <summary>The problems, the surest first.</summary>
    public required ImmutableArray<ProblemMatch> Problems { get; init; }

    /// <summary>Lines that look like a problem's and are known not to be one; at most <see cref="MatchLimits.LookAlikes"/>.</summary>
    public required ImmutableArray<LookAlikeLine> LookAlikes { get; init; }

    /// <summary>How many more kinds of such lines there are.</summary>
    public required int MoreLookAlikes { get; init; }

    /// <summary>How many lines the text has.</summary>
    public required int TotalLines { get; init; }

    /// <summary>How many signatures it was compared with.</summary>
    public required int Signatures { get; init; }

    /// <summary>
    /// How many times a signature could not be compared with a line because the text would have taken too long; 0 for any text that was not made for it.
    /// </summary>
    public required int NotCompared { get; init; }
}
