using Portal.Web.Components.Objects;
using Xunit;

namespace Portal.Web.Tests.Components.Objects;

public sealed class ObjectTextTests
{
    [Theory]
    [InlineData("web-1", "web-1")]
    [InlineData("名字-1", "名字-1")]
    [InlineData("<b>&amp;", "<b>&amp;")]
    [InlineData("a\u202Egpj.exe", "a\\u202Egpj.exe")]
    [InlineData("a\u200Bb", "a\\u200Bb")]
    [InlineData("a\u0000b", "a\\0b")]
    [InlineData("\u001b[31mred", "\\u001B[31mred")]
    [InlineData("one\r\ntwo", "one\\r\\ntwo")]
    [InlineData("a\u2028b", "a\\u2028b")]
    [InlineData("a\uDB40\uDC41b", "a\\u{E0041}b")]
    public void Visible_Name_ShowsWhatCannotBeSeen(string name, string shown) =>
        Assert.Equal(shown, ObjectText.Visible(name, keepLines: false));

    [Fact]
    public void Visible_Log_KeepsLinesButNotCarriageReturns() =>
        Assert.Equal("one\n\ttwo\\r", ObjectText.Visible("one\n\ttwo\r"));

    [Theory]
    [InlineData("short", 12, "short")]
    [InlineData("prometheus-k8s-db-0", 12, "promet…-db-0")]
    public void CutMiddle_LongName_KeepsItsEnd(string name, int longest, string shown)
    {
        Assert.Equal(shown, ObjectText.CutMiddle(name, longest));
        Assert.True(shown.Length <= longest);
    }

    [Fact]
    public void CutMiddle_SurrogatePairs_AreNotTorn()
    {
        var name = string.Concat(Enumerable.Repeat("😀", 40));
        for (var longest = 8; longest < 40; longest++)
        {
            var shown = ObjectText.CutMiddle(name, longest);
            Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(shown)));
        }
    }
}
