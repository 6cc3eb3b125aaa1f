using System.Collections.Immutable;
using Portal.Cluster.Watching;
using Portal.Core.Knowledge.Matching;

namespace Portal.Web.Api.Knowledge;

/// <summary>What a text shows.</summary>
/// <param name="Matches">The problems, the surest first; among equals what is open on a cluster now.</param>
/// <param name="LookAlikes">Lines that look like a problem's and are known not to be one.</param>
/// <param name="MoreLookAlikes">How many more kinds of such lines there are.</param>
/// <param name="TotalLines">How many lines the text has.</param>
/// <param name="Signatures">How many signatures it was compared with.</param>
/// <param name="NotCompared">How many comparisons were left out because the text would have taken too long; 0 for any text that was not made for it.</param>
/// <param name="TookMs">How long it took, in milliseconds.</param>
public sealed record MatchResponse(
    ImmutableArray<ProblemMatchResponse> Matches, ImmutableArray<LookAlikeResponse> LookAlikes, int MoreLookAlikes, int TotalLines, int Signatures, int NotCompared, double TookMs)
{
    /// <summary>A result in the language of the request.</summary>
    public static MatchResponse Of(MatchResult result, TimeSpan took, IReadOnlyList<ClusterView> views) => new(
        [.. result.Problems.Select(problem => ProblemMatchResponse.Of(problem, views))],
        [.. result.LookAlikes.Select(static line => new LookAlikeResponse(
            line.Number, line.Text, line.Lines, line.Article, line.Slug, line.ArticleTitle.Shown(), line.Signature, line.SignatureTitle.Shown()))],
        result.MoreLookAlikes,
        result.TotalLines,
        result.Signatures,
        result.NotCompared,
        Math.Round(took.TotalMilliseconds, 1));
}
