namespace Portal.Core.Knowledge.Candidates;

/// <summary>How a change of a candidate ended.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Item">The candidate as it is now; null when there is none.</param>
public sealed record CandidateResult(CandidateStatus Status, CandidateItem? Item);
