using Portal.Core.Text;
using Xunit;

namespace Portal.Core.Tests.Text;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("plain name", "plain name")]
    [InlineData("王伟", "王伟")]
    [InlineData("Größe é", "Größe é")]
    [InlineData("a\nb\r\tc\0d", "a\\nb\\r\\tc\\0d")]
    [InlineData("\u001b[31mred", "\\u001B[31mred")]
    [InlineData("abc\u202Egpj.exe", "abc\\u202Egpj.exe")]
    [InlineData("zero\u200Bwidth\uFEFF", "zero\\u200Bwidth\\uFEFF")]
    [InlineData("soft\u00ADhyphen", "soft\\u00ADhyphen")]
    [InlineData("line\u2028end", "line\\u2028end")]
    [InlineData("👩‍🚀", "👩‍🚀")]
    [InlineData("a\u200Db", "a\\u200Db")]
    [InlineData("tag\U000E0041", "tag\\u{E0041}")]
    [InlineData("", "")]
    public void Of_AText_WritesOutWhatCannotBeSeen(string text, string visible) => Assert.Equal(visible, VisibleText.Of(text));

    // Not theory data: the test runner does not pass half a surrogate on.
    [Fact]
    public void Of_HalfASurrogate_IsWrittenOut()
    {
        Assert.Equal("half\\uD800x", VisibleText.Of("half\ud800x"));
        Assert.Equal("\\uD83D", VisibleText.Of("\ud83d"));
    }

    [Fact]
    public void Of_AnOrdinaryText_IsTheSameInstance()
    {
        var text = new string('x', 20);

        Assert.Same(text, VisibleText.Of(text));
    }
}
