using System.Collections.Immutable;
using Portal.Core.Knowledge.Candidates;

namespace Portal.Web.Api.Knowledge;

/// <summary>A page of the candidates.</summary>
/// <param name="Items">The candidates.</param>
/// <param name="Next">Cursor of the next page, or null at the end.</param>
/// <param name="Total">How many the query has in all.</param>
/// <param name="AsOf">When they were read.</param>
/// <param name="Stale">Always false: they are read from the database.</param>
/// <param name="Open">How many wait for an article, whatever the query.</param>
/// <param name="Dismissed">How many are dismissed.</param>
/// <param name="WithArticle">Of how many an article was made.</param>
/// <param name="Forgotten">How many had to make room for others since the beginning.</param>
public sealed record CandidateListResponse(
    ImmutableArray<CandidateResponse> Items, string? Next, int Total, DateTimeOffset AsOf, bool Stale, int Open, int Dismissed, int WithArticle, long Forgotten)
{
    /// <summary>A page in the language of the request.</summary>
    public static CandidateListResponse Of(CandidatePage page, int offset, DateTimeOffset now) => new(
        [.. page.Items.Select(CandidateResponse.Of)],
        QueryValues.NextOffset(offset, page.Items.Length, page.Total),
        page.Total,
        now,
        false,
        page.Counts.GetValueOrDefault(CandidateState.Open),
        page.Counts.GetValueOrDefault(CandidateState.Dismissed),
        page.Counts.GetValueOrDefault(CandidateState.Article),
        page.Forgotten);
}
