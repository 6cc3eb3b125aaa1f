namespace Portal.Core.Knowledge.Candidates;

/// <summary>What keeping one form of line did.</summary>
/// <param name="Id">The candidate.</param>
/// <param name="Template">The line with everything masked that varies.</param>
/// <param name="Lines">How many lines of the paste have this form.</param>
/// <param name="Pastes">How many pastes had it, this one included; 1 for a new candidate.</param>
/// <param name="State">What became of it before: a dismissed one stays so.</param>
public sealed record KeptCandidate(Guid Id, string Template, int Lines, long Pastes, CandidateState State);
