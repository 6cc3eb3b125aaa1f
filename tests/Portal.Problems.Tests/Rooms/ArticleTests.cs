using System.Text.RegularExpressions;
using Portal.Core.Text;
using Xunit;

namespace Portal.Problems.Tests.Rooms;

/// <summary>What both texts of every room keep to.</summary>
public sealed class ArticleTests
{
    private const int Fewest = 400;
    private const int Most = 1200;

    private static readonly string[] Sections =
        ["symptom", "neighbours", "cause", "affected", "detection", "remediation", "remediation-api", "remediation-node", "prevention", "numbers"];

    public static TheoryData<string> Rooms => Catalogue.Names;

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Article_Sections_AreThereInOrderAndTheSameInBothLanguages(string room)
    {
        var (en, zh) = Catalogue.Article(room);
        var english = MarkdownRenderer.Render(en.Body);
        var chinese = MarkdownRenderer.Render(zh.Body);
        Assert.Null(english.Problem);
        Assert.Null(chinese.Problem);
        Assert.Equal(english.Headings.Select(static h => (h.Level, h.Anchor)), chinese.Headings.Select(static h => (h.Level, h.Anchor)));
        Assert.Distinct(english.Headings.Select(static h => h.Anchor));
        Assert.Equal(Sections, english.Headings.Select(static h => h.Anchor[MarkdownRenderer.AnchorPrefix.Length..]).Where(Sections.Contains));
        Assert.All(english.Headings.Where(static h => Sections.Contains(h.Anchor[MarkdownRenderer.AnchorPrefix.Length..])), static heading =>
            Assert.Equal(heading.Anchor.Contains("remediation-", StringComparison.Ordinal) ? 3 : 2, heading.Level));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Article_BothLanguages_HaveTheSameBlocksRowsAndItems(string room)
    {
        var (en, zh) = Catalogue.Article(room);
        Assert.Equal(Prose.Shape(en.Body), Prose.Shape(zh.Body));
        Assert.Equal(en.FrontMatter.Versions.Length, zh.FrontMatter.Versions.Length);
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Article_Head_NamesVersionsSourcesAndRelatedRooms(string room)
    {
        var head = Catalogue.Article(room).En.FrontMatter;
        Assert.NotEmpty(head.Versions);
        Assert.NotEmpty(head.Tags);
        Assert.True(head.Sources.Length >= 2, $"{room} has {head.Sources.Length} source(s)");
        Assert.Distinct(head.Sources.Select(static source => source.Url));
        Assert.NotEmpty(head.Related);
        Assert.All(head.Related, slug => Assert.True(RoomNames.Slugs.Contains(slug) && slug != head.Slug, $"{room} is related to {slug}"));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Article_OwnLinks_LeadSomewhere(string room)
    {
        var (en, zh) = Catalogue.Article(room);
        foreach (var body in (string[])[en.Body, zh.Body])
        {
            var anchors = MarkdownRenderer.Render(body).Headings.Select(static h => h.Anchor).ToHashSet(StringComparer.Ordinal);
            foreach (var target in Regex.Matches(body, @"\]\((?<target>[#/][^)\s]*)", RegexOptions.NonBacktracking).Select(static m => m.Groups["target"].Value))
            {
                Assert.True(
                    target[0] == '#' ? anchors.Contains(MarkdownRenderer.AnchorPrefix + target[1..]) : PortalPages.Has(target),
                    $"{room} links to {target}, which is not there");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Article_English_Has400To1200Words(string room) => Assert.InRange(Prose.Words(Catalogue.Article(room).En.Body), Fewest, Most);

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Article_Chinese_HasAsMuchAs400To1200Words(string room) => Assert.InRange(Prose.ChineseWords(Catalogue.Article(room).Zh.Body), Fewest, Most);

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Article_Chinese_IsChineseThroughout(string room)
    {
        var body = Prose.WithoutCode(Catalogue.Article(room).Zh.Body);
        Assert.All(
            body.Split('\n').Where(static line => line.Length > 0 && line[0] is not ('|' or '`' or '-' or '#') && !line.StartsWith("   ", StringComparison.Ordinal)),
            static line => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", line));

        // A paragraph is one line: a line break within it would be shown as a space between two characters.
        Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}[^\n]*[，。；：、\p{IsCJKUnifiedIdeographs}]\n *\p{IsCJKUnifiedIdeographs}", body);

        // Chinese typography: a space between Chinese and Latin, full-width punctuation behind Chinese.
        var prose = Regex.Replace(body, "`[^`]*`|\\]\\([^)]*\\)", "", RegexOptions.NonBacktracking);
        Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}[A-Za-z0-9]|[A-Za-z0-9]\p{IsCJKUnifiedIdeographs}", prose);
        Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}[,;:!?]", prose);
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Article_English_HoldsNoChinese(string room)
    {
        var (en, _) = Catalogue.Article(room);
        Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}|[，。；：、（）]", $"{en.FrontMatter.Title} {en.FrontMatter.Summary} {en.Body}");
    }
}
