using Portal.Core.Text;
using Xunit;

namespace Portal.Core.Tests.Text;

public sealed class MarkdownRendererTests
{
    [Fact]
    public void Render_AnArticle_KeepsItsStructure()
    {
        const string markdown =
            """
            # Symptom

            Run `kubectl get pod` **now**, see [below](#cause).

            | a | b |
            | - | - |
            | 1 | 2 |

            ```yaml
            kind: Pod
            ```

            ## Cause

            1. one
            2. two
            """;

        var html = MarkdownRenderer.Render(markdown);

        Assert.Null(html.Problem);
        Assert.Contains("<h2 id=\"h-symptom\">Symptom</h2>", html.Html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#h-cause\">below</a>", html.Html, StringComparison.Ordinal);
        Assert.Contains("<code class=\"language-yaml\">kind: Pod", html.Html, StringComparison.Ordinal);
        Assert.Contains("<td>2</td>", html.Html, StringComparison.Ordinal);
        Assert.Contains("<li>two</li>", html.Html, StringComparison.Ordinal);
        Assert.Equal([new MarkdownHeading(2, "h-symptom", "Symptom"), new MarkdownHeading(2, "h-cause", "Cause")], html.Headings);
    }

    [Fact]
    public void Render_AForeignLink_CannotReachBackAndShowsItsHost()
    {
        var html = MarkdownRenderer.Render("[the docs](https://kubernetes.io/docs/)").Html;

        Assert.Contains("rel=\"noopener noreferrer\"", html, StringComparison.Ordinal);
        Assert.Contains("<span class=\"link-host\"> (kubernetes.io)</span>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_ALinkThatClaimsAnotherHost_ShowsTheRealOneInPunycode() =>
        Assert.Contains(
            "(xn--kubernets-2zj.io)".Replace("xn--kubernets-2zj", new System.Globalization.IdnMapping().GetAscii("kubernetеs"), StringComparison.Ordinal),
            MarkdownRenderer.Render("[https://kubernetes.io](https://kubernetеs.io/)").Html, // a Cyrillic е in the address
            StringComparison.Ordinal);

    [Fact]
    public void Render_AnOwnLinkAndMail_StayAsTheyAre()
    {
        var html = MarkdownRenderer.Render("[nodes](/clusters/demo/nodes?health=Critical) [mail](mailto:sre@example.org)").Html;

        Assert.Contains("<a href=\"/clusters/demo/nodes?health=Critical\">nodes</a>", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"mailto:sre@example.org\">mail</a>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("![a map](https://evil.example/x.png)", "a map")]
    [InlineData("![a map](//evil.example/x.png)", "a map")]
    [InlineData("![a map](data:image/svg+xml;base64,PHN2Zz4=)", "a map")]
    public void Render_APictureOfAnotherHost_LeavesItsDescription(string markdown, string text)
    {
        var html = MarkdownRenderer.Render(markdown).Html;

        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Contains(text, html, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_APictureOfOurOwn_Stays() => Assert.Contains("<img src=\"/img/x.png\"", MarkdownRenderer.Render("![x](/img/x.png)").Html, StringComparison.Ordinal);

    [Fact]
    public void Render_HiddenSigns_AreWrittenOut()
    {
        var html = MarkdownRenderer.Render("[pay\u202Egpj.exe](https://example.org) zero\u200Bwidth").Html;

        Assert.DoesNotContain('\u202E', html);
        Assert.DoesNotContain('\u200B', html);
        Assert.Contains("pay\\u202Egpj.exe", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_AHeadingNamedLikeAPartOfThePage_GetsAPrefixedAnchor() =>
        Assert.Equal("h-blazor-error-ui", MarkdownRenderer.Render("# blazor error ui").Headings.Single().Anchor);

    [Fact]
    public void Render_ATextAfterAnother_GivesTheSame()
    {
        var alone = MarkdownRenderer.Render("# a\n\n[x](https://a.example)").Html;
        MarkdownRenderer.Render("<script>alert(1)</script>");

        Assert.Equal(alone, MarkdownRenderer.Render("# a\n\n[x](https://a.example)").Html);
    }

    [Fact]
    public void Links_EachForm_IsFoundAndCodeIsNot() => Assert.Equal(
        ["https://a.test/x", "https://b.test/?q=1&r", "https://c.test", "#here", "https://e.test/"],
        MarkdownRenderer.Links("[a](https://a.test/x \"title\") [b][ref] https://c.test [h](#here) <https://e.test/> ![p](https://img.test/p.png) `https://code.test`\n\n    https://block.test\n\n[ref]: https://b.test/?q=1&r\n"));

    [Fact]
    public void Render_AMark_StandsBehindItsLinkAsText()
    {
        var html = MarkdownRenderer.Render(
            "[dead](https://dead.test/ \"</a><i>\") and [alive](https://alive.test/)", static address => address.Contains("dead", StringComparison.Ordinal) ? "<b>dead</b> \"since\"" : null).Html;

        Assert.Contains("</a> <span class=\"link-mark\">&lt;b&gt;dead&lt;/b&gt; \"since\"</span> and <a href=\"https://alive.test/\"", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split("link-mark").Length);
    }
}
