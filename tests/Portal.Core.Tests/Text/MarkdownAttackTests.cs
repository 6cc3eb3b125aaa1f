using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CsCheck;
using Portal.Core.Text;
using Xunit;

namespace Portal.Core.Tests.Text;

/// <summary>Attacks 1 to 4: whatever goes in, what comes out is parsed as a browser does and must hold nothing that acts or loads.</summary>
public sealed class MarkdownAttackTests
{
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "pre", "code", "em", "strong", "del", "a", "img", "table", "thead", "tbody",
        "tr", "th", "td", "input", "span",
    };

    public static TheoryData<string> Corpus() =>
    [
        .. File.ReadAllText(Testing.RepositoryRoot.Path("tests/Portal.Core.Tests/Text/attacks.txt")).ReplaceLineEndings("\n")
            .Split("\n%%\n", StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Replace("\\0", "\0", StringComparison.Ordinal)),
    ];

    [Theory]
    [MemberData(nameof(Corpus))]
    public void Render_AnAttack_IsInert(string markdown) => AssertInert(MarkdownRenderer.Render(markdown).Html);

    [Fact]
    public void Corpus_Always_HasEnoughAttacks() => Assert.True(Corpus().Count >= 60, $"{Corpus().Count}");

    [Fact]
    public void Render_AttacksMixedAtRandom_IsInert()
    {
        var pieces = Corpus().Select(row => row.Data).ToArray();
        var piece = Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]);
        Gen.Select(piece, piece, Gen.String, Gen.Int[0, 200]).Sample(
            (a, b, noise, cut) => AssertInert(MarkdownRenderer.Render(a[..Math.Min(cut, a.Length)] + noise + b).Html), iter: 1_000);
    }

    [Theory]
    [InlineData('>', 100_000)]
    [InlineData('[', 100_000)]
    [InlineData('*', 100_000)]
    [InlineData('`', 100_000)]
    [InlineData('|', 100_000)]
    [InlineData('<', 100_000)]
    [InlineData('-', 100_000)]
    [InlineData('#', 100_000)]
    [InlineData('a', 10_000_000)]
    public void Render_OneSignVeryOften_IsShownPlainWithTheReason(char sign, int times)
    {
        var result = MarkdownRenderer.Render(new string(sign, times));

        Assert.NotNull(result.Problem);
        Assert.True(result.Html.Length < 2_000_000, $"{result.Html.Length}");
        AssertInert(result.Html);
    }

    [Fact]
    public void Render_ATableOfTenThousandColumns_IsShownPlain() => Assert.NotNull(MarkdownRenderer.Render(
        $"|{string.Join('|', Enumerable.Range(0, 10_000))}|\n|{string.Concat(Enumerable.Repeat("-|", 10_000))}\n").Problem);

    [Theory]
    [InlineData("[", 40)]
    [InlineData("![", 40)]
    [InlineData("**a ", 40)]
    [InlineData("> ", 40)]
    [InlineData("`", 40)]
    [InlineData("[a](", 20)]
    [InlineData("<a ", 40)]
    [InlineData("- ", 40)]
    [InlineData("|a", 100)]
    public void Render_ManyLinesOfNestedSigns_EndsAndIsInert(string sign, int times)
    {
        // The largest text that the limits let through, all of it of one nasty kind, in paragraphs as large as may be.
        var line = string.Concat(Enumerable.Repeat(sign, times)) + "\n";
        var signs = Math.Max(1, line.Count(c => "[*_~<`".Contains(c, StringComparison.Ordinal)));
        var paragraph = string.Concat(Enumerable.Repeat(line, MarkdownLimits.SignsInParagraph / signs)) + "\n";
        var result = MarkdownRenderer.Render(string.Concat(Enumerable.Repeat(paragraph, (MarkdownLimits.Length / paragraph.Length) + 1))[..MarkdownLimits.Length]);

        AssertInert(result.Html);
    }

    [Fact]
    public void Render_AParagraphOfTooManySigns_IsShownPlain() =>
        Assert.NotNull(MarkdownRenderer.Render(string.Concat(Enumerable.Repeat("[[[[[[[[[[\n", 1_001))).Problem);

    [Fact]
    public void Render_ListsNestedTooDeep_AreShownPlainInsteadOfFailing()
    {
        var deep = string.Concat(Enumerable.Range(0, 200).Select(i => new string(' ', 2 * i) + "- x\n"));

        AssertInert(MarkdownRenderer.Render(deep).Html);
    }

    private static void AssertInert(string html)
    {
        var document = new HtmlParser().ParseDocument($"<body>{html}</body>");
        foreach (var element in document.Body!.QuerySelectorAll("*"))
        {
            Assert.True(Harmless.Contains(element.LocalName), $"<{element.LocalName}> in {html}");
            foreach (var attribute in element.Attributes)
            {
                AssertInert(element, attribute);
            }
        }
    }

    private static void AssertInert(IElement element, IAttr attribute)
    {
        switch (attribute.Name)
        {
            case "href":
                Assert.Matches(@"\A(https?://[^\s\\]+|mailto:[^\s]*|/([^/\\\s][^\s\\]*)?|#[^\s]*)\z", attribute.Value);
                break;
            case "src":
                Assert.Matches(@"\A/[^/\\\s][^\s\\]*\z", attribute.Value);
                break;
            case "id":
                Assert.StartsWith("h-", attribute.Value, StringComparison.Ordinal);
                break;
            case "class":
                Assert.Matches(@"\A(language-[a-z0-9-]*|link-host)\z", attribute.Value);
                break;
            default:
                Assert.Contains(attribute.Name, (string[])["alt", "title", "rel", "target", "start", "type", "checked", "disabled"]);
                break;
        }

        Assert.False(element.LocalName == "input" && !element.HasAttribute("disabled"), "A box that can be ticked.");
    }
}
