namespace Portal.Core.Knowledge.Candidates;

/// <summary>What became of a candidate.</summary>
public enum CandidateState
{
    /// <summary>Nobody has decided on it yet.</summary>
    Open,

    /// <summary>An article was made of it.</summary>
    Article,

    /// <summary>Somebody decided that it needs none. It stays so when it comes again, and is counted.</summary>
    Dismissed,
}
