using System.Collections.Immutable;

namespace Portal.Core.Findings;

/// <summary>A cause with the open findings that it explains: a row of the overview.</summary>
public sealed record FindingCause
{
    /// <summary>The cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>The cause, in the words of its most urgent finding.</summary>
    public required CauseReference Cause { get; init; }

    /// <summary>The most urgent severity of its findings.</summary>
    public required Severity Severity { get; init; }

    /// <summary>How many findings.</summary>
    public required int Count { get; init; }

    /// <summary>Since when: the oldest of its findings.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>How many of its findings cannot be re-examined now.</summary>
    public required int NotExamined { get; init; }

    /// <summary>The problems of its findings.</summary>
    public required ImmutableArray<string> Problems { get; init; }

    /// <summary>Its most urgent findings, a few.</summary>
    public required ImmutableArray<FindingSummary> Findings { get; init; }
}
