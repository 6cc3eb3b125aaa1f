using System.Collections.Immutable;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Matching;

/// <summary>A problem that a text shows.</summary>
public sealed record ProblemMatch
{
    /// <summary>The article's number.</summary>
    public required int Number { get; init; }

    /// <summary>The article's name in addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>The room; empty for an article that people wrote.</summary>
    public required string Problem { get; init; }

    /// <summary>The article's title.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>How sure it is; larger is surer. About 1 for each signature that only this problem has.</summary>
    public required double Score { get; init; }

    /// <summary>How many findings of the problem are open on the clusters now.</summary>
    public required int OpenFindings { get; init; }

    /// <summary>The signatures that matched, the strongest first.</summary>
    public required ImmutableArray<MatchReason> Why { get; init; }

    /// <summary>The lines that prove it, in order; at most <see cref="MatchLimits.LinesPerProblem"/>.</summary>
    public required ImmutableArray<MatchedLine> Lines { get; init; }

    /// <summary>How many lines more there are.</summary>
    public required int MoreLines { get; init; }

    /// <summary>Everything that the lines name, each value once, with the first place.</summary>
    public required ImmutableArray<MatchParameter> Parameters { get; init; }
}
