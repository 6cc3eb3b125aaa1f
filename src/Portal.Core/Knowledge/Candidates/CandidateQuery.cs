namespace Portal.Core.Knowledge.Candidates;

/// <summary>Which candidates to list.</summary>
public sealed record CandidateQuery
{
    /// <summary>Text that the template or the sample holds, in any case; null for all.</summary>
    public string? Text { get; init; }

    /// <summary>What became of them; null for all.</summary>
    public CandidateState? State { get; init; }

    /// <summary>The order.</summary>
    public CandidateSort Sort { get; init; }

    /// <summary>How many to leave out at the beginning.</summary>
    public int Offset { get; init; }

    /// <summary>The most to give.</summary>
    public int Limit { get; init; } = 100;
}
