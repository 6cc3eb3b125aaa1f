using Portal.Core.Text;
using Portal.Web.Features.Knowledge;
using Xunit;

namespace Portal.Web.Tests.Features.Knowledge;

public sealed class ArticleMarkupTests
{
    [Fact]
    public void Decorate_Heading_LinksToItself()
    {
        var html = Decorated("## Cause & *effect* {#cause}");

        Assert.Equal("<h2 id=\"h-cause\"><a class=\"here\" href=\"/knowledge/x#h-cause\">Cause &amp; <em>effect</em></a></h2>", html.Trim());
    }

    [Fact]
    public void Decorate_HeadingWithALink_KeepsThatLinkAlone()
    {
        var html = Decorated("## See [the list](/findings)");

        Assert.Contains("href=\"/findings\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"here\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Decorate_CodeBlock_HasACopyButtonAndTakesTheFocus()
    {
        var html = Decorated("```sh\nkubectl get pod\n```\n\ntext\n\n    indented");

        Assert.Equal(2, html.Split("data-copy-code").Length - 1);
        Assert.Equal(2, html.Split("<pre tabindex=\"0\">").Length - 1);
        Assert.Equal(html.Split("<div").Length, html.Split("</div>").Length);
    }

    [Fact]
    public void Decorate_MarkupAsText_StaysText()
    {
        var html = Decorated("## <pre> is a tag {#pre}\n\nwrite `<pre>` or <pre>\n");

        Assert.DoesNotContain("data-copy-code", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<pre", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Decorate_PathWithAQuote_CannotLeaveTheAttribute() =>
        Assert.DoesNotContain("onclick=\"", ArticleMarkup.Decorate("<h2 id=\"h-a\">A</h2>", "/knowledge/\" onclick=\"x"), StringComparison.Ordinal);

    private static string Decorated(string markdown) => ArticleMarkup.Decorate(MarkdownRenderer.Render(markdown).Html, "/knowledge/x");
}
