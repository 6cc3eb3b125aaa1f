using System.Collections.Immutable;
using Portal.Core.Knowledge.Life;

namespace Portal.Web.Api.Knowledge;

/// <summary>What happens around an article.</summary>
/// <param name="Open">Where the problem is open now, most findings first.</param>
/// <param name="Weeks">How often it came in each of the last 13 weeks, oldest first; empty for articles that people wrote.</param>
/// <param name="Runs">The last remediations that were carried out, newest first, at most five.</param>
/// <param name="Notes">What people wrote, newest first.</param>
public sealed record LifeResponse(
    ImmutableArray<ClusterOpenings> Open, ImmutableArray<WeekCount> Weeks, ImmutableArray<PastRunResponse> Runs, ImmutableArray<NoteResponse> Notes)
{
    /// <summary>The life in the language of the request.</summary>
    internal static LifeResponse Of(ArticleLife life) => new(life.Open, life.Weeks, [.. life.Runs.Select(PastRunResponse.Of)], [.. life.Notes.Select(NoteResponse.Of)]);
}
