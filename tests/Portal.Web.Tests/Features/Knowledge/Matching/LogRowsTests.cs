using Portal.Core.Knowledge.Matching;
using Portal.Web.Features.Knowledge.Matching;
using Xunit;

namespace Portal.Web.Tests.Features.Knowledge.Matching;

public sealed class LogRowsTests
{
    [Fact]
    public void Of_AShortText_ShowsEveryLine()
    {
        var rows = LogRows.Of(Text(80), Results.Of(80, Results.Problem(12, Results.Line(5, new MatchSpan(5, 0, 4)))), []);

        Assert.Equal(Enumerable.Range(1, 80), rows.Select(static row => row.Number));
        Assert.All(rows, static row => Assert.Equal(0, row.Folded));
        Assert.Equal(12, Assert.Single(rows[4].Problems).Number);
        Assert.Equal(new LinePart("line", true), rows[4].Parts[0]);
    }

    [Fact]
    public void Of_ALongText_ShowsWhatMatchedWithItsNeighboursAndFoldsTheRest()
    {
        var rows = LogRows.Of(Text(1000), Results.Of(1000, Results.Problem(12, Results.Line(500, new MatchSpan(500, 0, 4)))), []);

        Assert.Equal([(1, 496), (497, 0), (498, 0), (499, 0), (500, 0), (501, 0), (502, 0), (503, 0), (504, 497)], rows.Select(static row => (row.Number, row.Folded)));
    }

    [Fact]
    public void Of_Unfolded_ShowsOneBlockMoreAndLosesNoLine()
    {
        var rows = LogRows.Of(Text(1000), Results.Of(1000, Results.Problem(12, Results.Line(500, new MatchSpan(500, 0, 4)))), [1]);

        Assert.Equal(LogRows.Block, rows.TakeWhile(static row => row.Folded == 0).Count());
        Assert.Equal(1000, rows.Sum(static row => row.Folded == 0 ? 1 : row.Folded));
    }

    [Fact]
    public void Of_ALongTextThatMatchesNothing_ShowsItsBeginning()
    {
        var rows = LogRows.Of(Text(1000), Results.Of(1000), []);

        Assert.Equal(20, rows.Count(static row => row.Folded == 0));
        Assert.Equal((21, 980), (rows[^1].Number, rows[^1].Folded));
    }

    [Fact]
    public void Of_EveryLineMatches_StaysSmallEnoughForABrowser()
    {
        var lines = Enumerable.Range(1, 20_000).Select(static number => Results.Line(number, new MatchSpan(number, 0, 4))).ToArray();

        var rows = LogRows.Of(Text(20_000), Results.Of(20_000, Results.Problem(12, lines)), []);

        Assert.True(rows.Length <= 2_001, $"{rows.Length}");
        Assert.Equal(20_000, rows.Sum(static row => row.Folded == 0 ? 1 : row.Folded));
    }

    private static PastedText Text(int lines) => new(string.Concat(Enumerable.Range(1, lines).Select(static number => $"line {number}\n")));
}
