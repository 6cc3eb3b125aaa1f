using Portal.Core.Knowledge.Search;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Search;

public sealed class HighlighterTests
{
    [Theory]
    [InlineData("Policies of the network", "policy", "<mark>Policies</mark> of the network")]
    [InlineData("It was STOPPED", "stop", "It was <mark>STOPPED</mark>")]
    [InlineData("ＯＯＭ 之后", "oom", "<mark>ＯＯＭ</mark> 之后")]
    [InlineData("a `ContainerInfoV2` fails", "container", "a <mark>Container</mark>InfoV2 fails")]
    public void Highlight_AFormOfAToken_IsMarkedAsItIsWritten(string text, string token, string marked) => Assert.Equal([marked], new Highlighter([token]).Highlight(text));

    [Fact]
    public void Highlight_ManyLines_QuotesTheTwoWithTheMostDifferentFinds() =>
        Assert.Equal(
            ["<mark>disk</mark> of a <mark>node</mark>", "<mark>disk</mark> <mark>disk</mark>"],
            new Highlighter(["disk", "node"]).Highlight("disk disk\nnothing\ndisk of a node\nnode"));

    [Fact]
    public void Highlight_PartOfAnotherWord_IsNone() => Assert.Empty(new Highlighter(["disk"]).Highlight("diskette"));

    [Fact]
    public void Highlight_NoTokens_IsNone() => Assert.Empty(new Highlighter([]).Highlight("disk"));
}
