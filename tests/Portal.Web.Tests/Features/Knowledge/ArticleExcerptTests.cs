using Portal.Core.Text;
using Portal.Web.Features.Knowledge;
using Xunit;

namespace Portal.Web.Tests.Features.Knowledge;

public sealed class ArticleExcerptTests
{
    private const string Text = """
        ## Causes {#causes}

        | Cause | Proof |
        | --- | --- |
        | [Node gone](#node-gone) | no Node |
        | [Node down](#node-down) | Ready is Unknown |

        ### Node gone {#node-gone}

        The machine was removed.

        ### Node down {#node-down}

        The kubelet is silent.
        """;

    private static readonly string Html = MarkdownRenderer.Render(Text).Html;

    [Theory]
    [InlineData("NodeDown", "h-node-down")]
    [InlineData("Finalizer", "h-finalizer")]
    [InlineData("OutOfServicePending", "h-out-of-service-pending")]
    [InlineData("x\"><script>", "h-xscript")]
    public void AnchorOf_Reason_IsTheAnchorOfItsSection(string reason, string anchor) => Assert.Equal(anchor, ArticleExcerpt.AnchorOf(reason));

    [Fact]
    public void Section_Anchor_EndsBeforeTheNextHeading()
    {
        var section = ArticleExcerpt.Section(Html, "h-node-gone");
        Assert.Contains("The machine was removed.", section, StringComparison.Ordinal);
        Assert.DoesNotContain("The kubelet is silent.", section, StringComparison.Ordinal);
    }

    [Fact]
    public void Section_LastOne_GoesToTheEnd() => Assert.Contains("The kubelet is silent.", ArticleExcerpt.Section(Html, "h-node-down"), StringComparison.Ordinal);

    [Fact]
    public void Section_NoSuchAnchor_IsEmpty() => Assert.Equal("", ArticleExcerpt.Section(Html, "h-absent"));

    [Fact]
    public void MarkRow_MatchingCause_IsMarkedAndTheOthersAreNot()
    {
        var marked = ArticleExcerpt.MarkRow(Html, "h-node-down", "this <finding>");
        var row = marked[marked.IndexOf("<tr class=\"cur\">", StringComparison.Ordinal)..];
        Assert.Contains("Node down</a> <span class=\"sm c-progress\">this &lt;finding&gt;</span>", row[..row.IndexOf("</tr>", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Equal(2, marked.Split("class=\"cur\"").Length);
    }

    [Fact]
    public void WithOwnLinks_LinkWithinThePage_StaysOnThePage() =>
        Assert.Contains("href=\"/knowledge/x#h-node-gone\"", ArticleExcerpt.WithOwnLinks(Html, "/knowledge/x"), StringComparison.Ordinal);
}
