using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Matching;
using Portal.Core.Text;

namespace Portal.Web.Tests.Features.Knowledge.Matching;

/// <summary>Results of a match, as the engine gives them.</summary>
internal static class Results
{
    public static MatchResult Of(int lines, params ProblemMatch[] problems) =>
        new() { Problems = [.. problems], LookAlikes = [], MoreLookAlikes = 0, TotalLines = lines, Signatures = 1, NotCompared = 0 };

    public static ProblemMatch Problem(int number, params MatchedLine[] lines) => new()
    {
        Number = number,
        Slug = $"article-{number}",
        Problem = "",
        Title = new LocalizedText("Title", "标题"),
        Score = 1,
        OpenFindings = 0,
        Why = [],
        Lines = [.. lines],
        MoreLines = 0,
        Parameters = [.. lines.SelectMany(static line => line.Parameters).DistinctBy(static parameter => (parameter.Name, parameter.Value))],
    };

    public static MatchedLine Line(int number, MatchSpan span, params (string Name, string Value)[] parameters) => new()
    {
        Number = number,
        Text = "",
        TextStart = 0,
        Signature = "busy",
        SignatureTitle = new LocalizedText("Busy", "忙"),
        Kind = SignatureKind.Log,
        Spans = [span],
        Parameters = [.. parameters.Select(parameter => new MatchParameter(parameter.Name, parameter.Value, span, ParameterSource.Pattern))],
    };
}
