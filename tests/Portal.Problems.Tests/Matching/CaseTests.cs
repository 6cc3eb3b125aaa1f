using System.Text.Encodings.Web;
using System.Text.Json;
using Portal.Core.Knowledge.Matching;
using Portal.Core.Knowledge.Revisions;
using Xunit;

namespace Portal.Problems.Tests.Matching;

/// <summary>
/// Golden cases: what somebody pastes (input.txt), and all that the engine must say of it with the signatures of all rooms (expected.json): the problems in
/// order, the lines by signature, what is named and whence it is known. After a change that is meant, take over what the test prints as seen.
/// </summary>
public sealed class CaseTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Matching", "cases");

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Cases => new(Directory.GetDirectories(Folder).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Match_Case_SaysWhatIsExpected(string name)
    {
        var input = File.ReadAllText(Path.Combine(Folder, name, "input.txt"));
        var expected = File.ReadAllText(Path.Combine(Folder, name, "expected.json")).Trim();

        var result = Rooms.Signatures.Match(input, null, TestContext.Current.CancellationToken);

        var seen = JsonSerializer.Serialize(Seen(result), Options);
        var difference = string.Join('\n', TextDiff.Compare(expected, seen).Select(static line => line.Kind switch
        {
            DiffKind.Removed => $"- {line.Text}",
            DiffKind.Added => $"+ {line.Text}",
            _ => $"  {line.Text}",
        }));
        Assert.True(expected == seen, $"{name}: expected (-) and seen (+) differ:\n{difference}");
        AssertMarksLieWithin(input, result);
    }

    private static object Seen(MatchResult result) => new
    {
        Problems = result.Problems.Select(static problem => new
        {
            problem.Problem,
            Lines = problem.Why.OrderBy(static why => why.FirstLine).ThenBy(static why => why.Signature, StringComparer.Ordinal).ToDictionary(
                static why => why.Signature,
                why => problem.Lines.Where(line => line.Signature == why.Signature).Select(static line => line.Number),
                StringComparer.Ordinal),
            Names = problem.Parameters.OrderBy(static p => p.Name, StringComparer.Ordinal).ThenBy(static p => p.Value, StringComparer.Ordinal)
                .Select(static p => $"{p.Name} {p.Value} ({p.Source}, line {p.Span.Line})"),
        }),
        LookAlikes = result.LookAlikes.Select(static alike => $"{alike.Slug} {alike.Signature}, line {alike.Number}"),
    };

    private static void AssertMarksLieWithin(string input, MatchResult result)
    {
        var lines = input.Split('\n').Select(static line => line.TrimEnd('\r')).ToArray();
        foreach (var span in result.Problems.SelectMany(static problem => problem.Lines).SelectMany(static line => line.Spans))
        {
            Assert.InRange(span.Start + span.Length, 1, lines[span.Line - 1].Length);
        }
    }
}
