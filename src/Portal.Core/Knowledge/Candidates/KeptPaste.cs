using System.Collections.Immutable;

namespace Portal.Core.Knowledge.Candidates;

/// <summary>What was kept of a paste, and what was left out.</summary>
/// <param name="Kept">What was kept, the most telling first.</param>
/// <param name="Lines">What the text had, with the counts of what was left out.</param>
/// <param name="MadeRoom">How many older candidates had to make room.</param>
public sealed record KeptPaste(ImmutableArray<KeptCandidate> Kept, CandidateLines Lines, int MadeRoom);
