using System.Collections.Immutable;
using Portal.Core.Knowledge.Matching;

namespace Portal.Web.Api.Knowledge;

/// <summary>A problem that a text shows.</summary>
/// <param name="Number">The article's number.</param>
/// <param name="Problem">The problem; empty for an article that people wrote.</param>
/// <param name="Slug">The article's name in addresses.</param>
/// <param name="Title">The article's title.</param>
/// <param name="Score">How sure it is; about 1 for each signature that only this problem has.</param>
/// <param name="OpenFindings">How many findings of the problem are open now.</param>
/// <param name="Why">The signatures that matched, the strongest first.</param>
/// <param name="Lines">The lines that prove it, in order.</param>
/// <param name="MoreLines">How many lines more there are.</param>
/// <param name="Parameters">What the lines name, each value once.</param>
public sealed record ProblemMatchResponse(
    int Number,
    string Problem,
    string Slug,
    string Title,
    double Score,
    int OpenFindings,
    ImmutableArray<MatchReasonResponse> Why,
    ImmutableArray<MatchedLineResponse> Lines,
    int MoreLines,
    ImmutableArray<MatchParameter> Parameters)
{
    /// <summary>A match in the language of the request.</summary>
    public static ProblemMatchResponse Of(ProblemMatch match) => new(
        match.Number,
        match.Problem,
        match.Slug,
        match.Title.Shown(),
        match.Score,
        match.OpenFindings,
        [.. match.Why.Select(static why => new MatchReasonResponse(why.Signature, why.Title.Shown(), why.Kind, why.Reasons, why.Lines, why.FirstLine, why.Exclusivity))],
        [.. match.Lines.Select(static line => new MatchedLineResponse(line.Number, line.Text, line.TextStart, line.Signature, line.SignatureTitle.Shown(), line.Spans, line.Parameters))],
        match.MoreLines,
        match.Parameters);
}
