using Portal.Core.Knowledge;
using Portal.Core.Text;
using Portal.Web.Features.Knowledge.Editing;
using Xunit;

namespace Portal.Web.Tests.Features.Knowledge.Editing;

public sealed class ArticleStartTests
{
    [Fact]
    public void Empty_BothLanguages_HaveTheSameAnchors()
    {
        var (en, zh) = (Anchors(ArticleStart.Empty("en")), Anchors(ArticleStart.Empty("zh")));

        Assert.Equal(en, zh);
        Assert.Equal("h-symptom", en[0]);
        Assert.Contains("h-remediation-api", en);
    }

    [Theory]
    [InlineData("KubePodCrashLooping")]
    [InlineData("Odd.Alert (x)+")]
    public void ForAlert_AnyName_HasASignatureThatProvesItself(string alert)
    {
        var form = ArticleStart.ForAlert(alert, "en");

        var signature = Assert.Single(form.Signatures).ToSignature();
        Assert.Equal(SignatureKind.Alert, signature.Kind);
        Assert.Empty(SignatureRules.Check([signature]));
    }

    [Theory]
    [InlineData("E0318 kubelet.go:12] cgroup {a|b} [x]* \\d #1 failed")]
    [InlineData("设备忙：device is busy")]
    public void ForLine_AnyLine_HasASignatureThatMatchesIt(string line)
    {
        var form = ArticleStart.ForLine(line, "zh");

        Assert.Empty(SignatureRules.Check([Assert.Single(form.Signatures).ToSignature()]));
        Assert.Contains(line, form.Body, StringComparison.Ordinal);
    }

    private static string[] Anchors(ArticleForm form) => [.. MarkdownRenderer.Render(form.Body).Headings.Select(static heading => heading.Anchor)];
}
