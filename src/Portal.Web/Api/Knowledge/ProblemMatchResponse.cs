using System.Collections.Immutable;
using Portal.Cluster.Watching;
using Portal.Core.Knowledge.Matching;
using Portal.Web.Features.Knowledge.Matching;

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
/// <param name="Objects">Where the objects that the parameters name are now; a parameter of a watched kind without an object is in no cluster that is seen.</param>
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
    ImmutableArray<MatchParameter> Parameters,
    ImmutableArray<MatchedObjectResponse> Objects)
{
    // A name without namespace is looked for among all objects.
    private const int MostNames = 12;

    /// <summary>A match in the language of the request.</summary>
    /// <param name="match">The match.</param>
    /// <param name="views">What is known of the clusters.</param>
    public static ProblemMatchResponse Of(ProblemMatch match, IReadOnlyList<ClusterView> views) => new(
        match.Number,
        match.Problem,
        match.Slug,
        match.Title.Shown(),
        match.Score,
        match.OpenFindings,
        [.. match.Why.Select(static why => new MatchReasonResponse(why.Signature, why.Title.Shown(), why.Kind, why.Reasons, why.Lines, why.FirstLine, why.Exclusivity))],
        [.. match.Lines.Select(static line => new MatchedLineResponse(line.Number, line.Text, line.TextStart, line.Signature, line.SignatureTitle.Shown(), line.Spans, line.Parameters))],
        match.MoreLines,
        match.Parameters,
        [.. match.Parameters.Take(MostNames).SelectMany(parameter => NamedObject.Of(parameter, match) is { } named
            ? LivePlaces.Of(named, views).Select(place => MatchedObjectResponse.Of(parameter.Name, parameter.Value, place))
            : [])]);
}
