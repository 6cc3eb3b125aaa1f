using Portal.Core.Access;
using Portal.Core.Findings;
using Portal.Core.Knowledge.Candidates;

namespace Portal.Web.Features.Knowledge.Editing;

/// <summary>What a new article begins with.</summary>
/// <param name="Access">Whether the person may write one.</param>
/// <param name="DraftKey">Under which name their browser keeps the draft.</param>
/// <param name="From">The finding that it is written after, if any.</param>
/// <param name="Kept">The candidate that it is made of, if any.</param>
public sealed record NewModel(AccessDecision Access, string DraftKey, FindingSummary? From, CandidateItem? Kept);
