using Portal.Core.Knowledge.Candidates;

namespace Portal.Web.Api.Knowledge;

/// <summary>A form of line that no article knew when it was kept.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Template">The line with everything masked that varies.</param>
/// <param name="Sample">One such line, without secrets.</param>
/// <param name="Lines">How many lines of this form were kept.</param>
/// <param name="Pastes">How many pastes had such lines.</param>
/// <param name="FirstSeen">When it was kept first.</param>
/// <param name="LastSeen">When it was kept last.</param>
/// <param name="LastBy">Who kept it last.</param>
/// <param name="State">What became of it.</param>
/// <param name="DecidedBy">Who dismissed it or made the article, or null.</param>
/// <param name="DecidedAt">When that was, or null.</param>
/// <param name="Article">The article that was made of it, or null.</param>
/// <param name="MatchedBy">The article whose signature matches the sample by now, or null.</param>
public sealed record CandidateResponse(
    Guid Id,
    string Template,
    string Sample,
    long Lines,
    long Pastes,
    DateTimeOffset FirstSeen,
    DateTimeOffset LastSeen,
    string LastBy,
    CandidateState State,
    string? DecidedBy,
    DateTimeOffset? DecidedAt,
    CandidateArticleResponse? Article,
    CandidateArticleResponse? MatchedBy)
{
    /// <summary>A candidate in the language of the request.</summary>
    public static CandidateResponse Of(CandidateItem item) => new(
        item.Candidate.Id,
        item.Candidate.Template,
        item.Candidate.Sample,
        item.Candidate.Lines,
        item.Candidate.Pastes,
        item.Candidate.FirstSeen,
        item.Candidate.LastSeen,
        item.Candidate.LastBy,
        item.Candidate.State,
        item.Candidate.DecidedBy,
        item.Candidate.DecidedAt,
        CandidateArticleResponse.Of(item.Article),
        CandidateArticleResponse.Of(item.MatchedBy));
}
