namespace Portal.Core.Knowledge.Candidates;

/// <summary>A form of line that no article knows and that somebody kept, so that an article can be written for it.</summary>
public sealed class MatchCandidate
{
    /// <summary>Its id, growing with time.</summary>
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the template in hex: one row for each template. Empty for the row that counts what had to make room.</summary>
    public required string Hash { get; init; }

    /// <summary>The line with everything masked that differs from one occurrence to the next.</summary>
    public required string Template { get; init; }

    /// <summary>One line as it was pasted, without secrets.</summary>
    public required string Sample { get; init; }

    /// <summary>How many lines of this form were kept; of the row with the empty hash, how many candidates had to make room.</summary>
    public required long Lines { get; init; }

    /// <summary>How many pastes had such lines.</summary>
    public required long Pastes { get; init; }

    /// <summary>When it was kept first.</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>When it was kept last.</summary>
    public required DateTimeOffset LastSeen { get; init; }

    /// <summary>Name of who kept it last.</summary>
    public required string LastBy { get; init; }

    /// <summary>What became of it.</summary>
    public required CandidateState State { get; init; }

    /// <summary>Name of who dismissed it or made the article, or null.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When that was, or null.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Number of the article that was made of it, or null.</summary>
    public int? ArticleNumber { get; init; }
}
