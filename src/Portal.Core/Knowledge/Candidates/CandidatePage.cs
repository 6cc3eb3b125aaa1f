using System.Collections.Immutable;

namespace Portal.Core.Knowledge.Candidates;

/// <summary>Part of a list of candidates.</summary>
/// <param name="Items">The candidates.</param>
/// <param name="Total">How many the query has in all.</param>
/// <param name="Counts">How many there are in each state, whatever the query; states without any are missing.</param>
/// <param name="Forgotten">How many candidates had to make room for others since the beginning.</param>
public sealed record CandidatePage(ImmutableArray<CandidateItem> Items, int Total, ImmutableDictionary<CandidateState, int> Counts, long Forgotten);
