using Portal.Core.Knowledge.Matching;
using Portal.Web.Features.Knowledge.Matching;
using Xunit;

namespace Portal.Web.Tests.Features.Knowledge.Matching;

public sealed class LinePartsTests
{
    [Fact]
    public void Of_SpansThatOverlap_LoseAndDoubleNothing()
    {
        var parts = LineParts.Of("remove: device busy now", [new MatchSpan(1, 8, 6), new MatchSpan(1, 8, 11)]);

        Assert.Equal("remove: device busy now", string.Concat(parts.Select(static part => part.Text)));
        Assert.Equal("device busy", string.Concat(parts.Where(static part => part.Marked).Select(static part => part.Text)));
    }

    [Fact]
    public void Of_ALineOfAMegabyte_ShowsWhatIsAroundTheMark()
    {
        var parts = LineParts.Of(new string('a', 500_000) + "BUSY" + new string('b', 500_000), [new MatchSpan(1, 500_000, 4)]);

        Assert.Equal("BUSY", parts.Single(static part => part.Marked).Text);
        Assert.Equal(("… ", " …"), (parts[0].Text, parts[^1].Text));
        Assert.InRange(parts.Sum(static part => part.Text.Length), MatchLimits.LineExcerpt, MatchLimits.LineExcerpt + 4);
    }

    [Fact]
    public void Of_ColoursAndHiddenCharacters_LeavesOutTheOnesAndWritesTheOthersOut() =>
        Assert.Equal("red \\u202Egnp.exe", LineParts.Of("\u001b[31mred\u001b[0m \u202Egnp.exe", [])[0].Text);

    [Fact]
    public void Of_ASpanBeyondTheLine_IsCut() =>
        Assert.Equal([new LinePart("ab", false), new LinePart("c", true)], LineParts.Of("abc", [new MatchSpan(1, 2, 50)]));
}
