using Bunit;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Links;
using Portal.Web.Features.Knowledge;
using Portal.Web.Tests.Components;
using Xunit;

namespace Portal.Web.Tests.Features.Knowledge;

public sealed class SourceLinkTests : ComponentTest
{
    private static readonly DateTimeOffset Since = new(2026, 11, 2, 1, 2, 3, TimeSpan.Zero);
    private static readonly ArticleLink Link = new() { Url = "https://a.test/", NextCheck = Since };

    [Fact]
    public void Render_Dead_SaysSoInShapeAndWordAndSinceWhen()
    {
        var mark = Show(Link with { State = LinkState.Dead, Reason = LinkReason.Gone, Status = 404, GoneSince = Since, AliveAt = Since.AddDays(-3) }).Find("[data-link=dead]");

        Assert.NotNull(mark.QuerySelector("svg.mark"));
        Assert.Contains("Dead", mark.TextContent, StringComparison.Ordinal);
        Assert.Contains("dead since 2026-11-02", mark.TextContent, StringComparison.Ordinal);
        Assert.Contains("last answered 2026-10-30", mark.TextContent, StringComparison.Ordinal);
        Assert.Contains("(404)", mark.TextContent, StringComparison.Ordinal);
        Assert.Empty(mark.QuerySelectorAll("a"));
    }

    [Fact]
    public void Render_Moved_LeadsToTheNewAddress()
    {
        var mark = Show(Link with { State = LinkState.Moved, MovedTo = "https://b.test/new", AliveAt = Since }).Find("[data-link=moved] a");

        Assert.Equal(("https://b.test/new", "noopener noreferrer"), (mark.GetAttribute("href"), mark.GetAttribute("rel")));
    }

    [Fact]
    public void Render_Unknown_SaysWhyAndNotDead()
    {
        var mark = Show(Link with { State = LinkState.Unknown, Reason = LinkReason.Status, Status = 403 }).Find("[data-link=unknown]");

        Assert.Contains("Could not be checked", mark.TextContent, StringComparison.Ordinal);
        Assert.Contains("(403)", mark.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("ead", mark.TextContent.Replace("instead", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LinkState.Alive, LinkReason.None)]
    [InlineData(LinkState.Unchecked, LinkReason.None)]
    [InlineData(LinkState.Unknown, LinkReason.NoWayOut)]
    public void Render_NothingToSay_HasNoMark(LinkState state, LinkReason reason) =>
        Assert.Empty(Show(Link with { State = state, Reason = reason }).FindAll("[data-link]"));

    private IRenderedComponent<SourceLink> Show(ArticleLink link) =>
        Page.Render<SourceLink>(p => p.Add(f => f.Source, new ArticleSource("A source", "https://a.test/")).Add(f => f.Link, link));
}
