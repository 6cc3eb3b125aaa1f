namespace Portal.Core.Knowledge.Candidates;

/// <summary>The order of a list of candidates.</summary>
public enum CandidateSort
{
    /// <summary>Those of most pastes first.</summary>
    Pastes,

    /// <summary>Those kept last first.</summary>
    LastSeen,

    /// <summary>Those kept for the first time last first.</summary>
    FirstSeen,
}
