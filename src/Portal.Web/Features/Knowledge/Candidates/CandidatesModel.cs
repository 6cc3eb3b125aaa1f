using Portal.Core.Access;
using Portal.Core.Knowledge.Candidates;

namespace Portal.Web.Features.Knowledge.Candidates;

/// <summary>What the list of candidates shows.</summary>
/// <param name="Page">The candidates.</param>
/// <param name="Access">Whether the person may write articles and dismiss candidates.</param>
public sealed record CandidatesModel(CandidatePage Page, AccessDecision Access);
