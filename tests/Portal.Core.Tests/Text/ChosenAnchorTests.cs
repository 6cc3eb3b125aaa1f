using Portal.Core.Text;
using Xunit;

namespace Portal.Core.Tests.Text;

public sealed class ChosenAnchorTests
{
    [Theory]
    [InlineData("## 节点宕机 {#node-down}", "h-node-down", "节点宕机")]
    [InlineData("### Node `n1` down {#node-down}", "h-node-down", "Node n1 down")]
    [InlineData("# Only title {#top}", "h-top", "Only title")]
    [InlineData("## Node down", "h-node-down", "Node down")]
    public void Render_HeadingWithAnAnchor_TakesItAndHidesIt(string markdown, string anchor, string text)
    {
        var heading = Assert.Single(MarkdownRenderer.Render(markdown).Headings);
        Assert.Equal(anchor, heading.Anchor);
        Assert.Equal(text, heading.Text);
    }

    [Theory]
    [InlineData("## Braces {#Bad Anchor}")]
    [InlineData("## Braces {#\" onclick=\"x}")]
    [InlineData("Text {#not-a-heading}")]
    public void Render_BracesThatAreNoAnchor_StayText(string markdown) =>
        Assert.Contains("{#", MarkdownRenderer.Render(markdown).Html, StringComparison.Ordinal);

    [Fact]
    public void Render_LinkToAChosenAnchor_LeadsThere() =>
        Assert.Contains("href=\"#h-node-down\"", MarkdownRenderer.Render("[see](#node-down)\n\n## 节点宕机 {#node-down}").Html, StringComparison.Ordinal);
}
