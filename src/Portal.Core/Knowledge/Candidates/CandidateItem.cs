
namespace Portal.Core.Knowledge.Candidates;

/// <summary>A candidate as it is shown.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Article">The article that was made of it, or null.</param>
/// <param name="MatchedBy">The article whose signature matches the sample by now, or null; that of <paramref name="Article"/> goes first.</param>
public sealed record CandidateItem(MatchCandidate Candidate, CandidateArticle? Article, CandidateArticle? MatchedBy);
