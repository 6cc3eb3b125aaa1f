using Portal.Core.Knowledge.Revisions;
using Portal.Web.Features.Knowledge.History;
using Xunit;

namespace Portal.Web.Tests.Features.Knowledge.History;

public sealed class DiffSectionTests
{
    private static readonly string[] Twenty = [.. Enumerable.Range(1, 20).Select(static number => $"line {number}")];

    [Fact]
    public void Of_ChangeInTheMiddle_FoldsWhatIsFarAndKeepsThreeLinesRound()
    {
        var sections = Sections(Twenty, [.. Twenty[..9], "other", .. Twenty[10..]]);

        Assert.Equal([true, false, true], sections.Select(static section => section.IsFolded));
        Assert.Equal([6, 7, 7], sections.Select(static section => section.Rows.Length));
        var row = sections[1].Rows[3];
        Assert.Equal(("line 10", "other"), (row.Before!.Text, row.After!.Text));
    }

    [Fact]
    public void Of_TwoChangesCloseTogether_FoldsNothingBetweenThem()
    {
        var sections = Sections(Twenty, ["a", .. Twenty[1..6], "b", .. Twenty[7..]]);

        Assert.Equal([false, true], sections.Select(static section => section.IsFolded));
        Assert.Equal(10, sections[0].Rows.Length);
    }

    [Fact]
    public void Of_NothingChanged_IsOneFold() => Assert.True(Assert.Single(Sections(Twenty, Twenty)).IsFolded);

    [Fact]
    public void Of_OnlyAdded_HasNothingOnTheOtherSide()
    {
        var rows = Sections(["a"], ["a", "b", "c"]).SelectMany(static section => section.Rows).ToArray();

        Assert.Equal([null, "b", "c"], rows.Select(static row => row.IsSame ? null : row.After?.Text));
        Assert.All(rows.Skip(1), static row => Assert.Null(row.Before));
    }

    [Fact]
    public void Of_AnySections_AreAllTheRowsInOrder()
    {
        var after = Twenty.Where(static (_, index) => index % 6 != 2).ToArray();
        var numbers = Sections(Twenty, after).SelectMany(static section => section.Rows).Select(static row => row.Before!.Before).ToArray();

        Assert.Equal(Enumerable.Range(1, 20).Cast<int?>(), numbers);
    }

    private static System.Collections.Immutable.ImmutableArray<DiffSection> Sections(string[] before, string[] after) =>
        DiffSection.Of(TextDiff.Compare(string.Join('\n', before), string.Join('\n', after)));
}
