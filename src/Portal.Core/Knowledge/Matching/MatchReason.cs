using System.Collections.Immutable;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Matching;

/// <summary>Why a problem matched: one of its signatures, with how many lines it matched.</summary>
public sealed record MatchReason
{
    /// <summary>Id of the signature.</summary>
    public required string Signature { get; init; }

    /// <summary>What it means.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>Where its text is found.</summary>
    public required SignatureKind Kind { get; init; }

    /// <summary>The causes that it speaks for, as reason codes; empty if it does not tell.</summary>
    public required ImmutableArray<string> Reasons { get; init; }

    /// <summary>How many lines it matched.</summary>
    public required int Lines { get; init; }

    /// <summary>The first line that it matched, from 1.</summary>
    public required int FirstLine { get; init; }

    /// <summary>How much it says for this problem rather than another, from 0 to 1.</summary>
    public required double Exclusivity { get; init; }
}
