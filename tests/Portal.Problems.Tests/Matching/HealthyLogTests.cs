using Xunit;

namespace Portal.Problems.Tests.Matching;

/// <summary>Nothing is found where nothing is wrong: 5 MB of healthy logs, in five pastes of the largest size.</summary>
public sealed class HealthyLogTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Match_HealthyText_FindsNothing(int seed)
    {
        var result = Rooms.Signatures.Match(HealthyLog.Make(seed, 1024 * 1024), null, TestContext.Current.CancellationToken);

        Assert.Equal([], result.Problems.SelectMany(static problem => problem.Lines.Take(3).Select(line => $"{problem.Problem} {line.Signature}: {line.Text}")));
        Assert.Equal(0, result.NotCompared);
        Assert.True(result.TotalLines > 5000);
    }

    [Fact]
    public void Match_TwoProblemsInAHealthyText_AreBothFound()
    {
        var problems = Rooms.Catalogue.Problems.Where(static problem => problem.Signatures.Length > 0).Take(2).ToList();
        var text = string.Join('\n', problems.Select(static (problem, i) => HealthyLog.Make(i, 50_000) + "\n" + problem.Signatures[0].Samples[0]));

        var result = Rooms.Signatures.Match(text, null, TestContext.Current.CancellationToken);

        Assert.Equal(problems.Select(static p => p.Name).Order(StringComparer.Ordinal), result.Problems.Select(static p => p.Problem).Order(StringComparer.Ordinal));
    }
}
