using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Access;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Links;
using Portal.Testing.Database;
using Portal.Web.Features.Knowledge.Links;
using Portal.Web.Features.Knowledge.Reading;
using Xunit;

namespace Portal.Web.Tests.Features.Knowledge.Links;

public sealed class LinksPageTests(DatabaseFixture database) : PageTest(database), IClassFixture<DatabaseFixture>
{
    private static readonly PortalUser Kim = new() { Name = "kim", Issuer = "test", Subject = "kim", Roles = [PortalRole.Operator] };
    private static readonly DateTimeOffset Then = new(2026, 11, 2, 1, 2, 3, TimeSpan.Zero);

    [Fact]
    public async Task Page_DeadMovedAndAlive_AreListedDeadFirstWithTheirArticles()
    {
        await WriteAsync("listed");

        var page = Page.Render<LinksPage>();

        page.WaitForAssertion(() => Assert.Matches("^[0-9]+ of [0-9]+ links (is|are) dead$", page.Find("h1").TextContent.Trim()));
        Assert.Equal(
            ["https://dead-listed.test/", "https://moved-listed.test/", "https://unknown-listed.test/", "https://alive-listed.test/"],
            page.FindAll("tr[data-url*=listed]").Select(static row => row.GetAttribute("data-url")));
        Assert.Equal("/knowledge/listed", page.Find("tr[data-url*=dead-listed] a.use").GetAttribute("href"));
        Assert.Contains("https://there.test/", page.Find("tr[data-url*=moved-listed]").TextContent, StringComparison.Ordinal);
        Assert.Contains("PORTAL_LINK_CHECK=daily", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("tr button"));
    }

    [Fact]
    public async Task Page_Filtered_ShowsOnlyThose()
    {
        await WriteAsync("filtered");
        Navigation.NavigateTo("/knowledge/links?state=Moved&q=filtered");

        var page = Page.Render<LinksPage>();

        page.WaitForAssertion(() => Assert.Equal(["https://moved-filtered.test/"], page.FindAll("tr[data-url]").Select(static row => row.GetAttribute("data-url"))));
    }

    [Theory]
    [InlineData("Operator", true)]
    [InlineData("Viewer", false)]
    public async Task CheckAgain_WhereItIsOn_IsForThoseWhoMayEdit(string role, bool may)
    {
        Page.Services.Configure<LinkCheckOptions>(static options => options.Mode = LinkCheckMode.Daily);
        await WriteAsync($"again-{role.ToLowerInvariant()}");
        SignIn("ona", role);
        var page = Page.Render<LinksPage>();
        var row = $"tr[data-url='https://alive-again-{role.ToLowerInvariant()}.test/']";
        page.WaitForElement(row);

        Assert.Equal(may, page.FindAll($"{row} button").Count == 1);
        Assert.Equal(!may, page.Find(".acts button").HasAttribute("disabled"));
        if (may)
        {
            page.Find($"{row} button").Click();
            page.WaitForAssertion(() => Assert.Contains("1 link will be looked at", page.Find("[role=status] .note").TextContent, StringComparison.Ordinal));
            await using var context = Database.CreateDbContext();
            var due = await context.Set<ArticleLink>().AsNoTracking().SingleAsync(static link => link.Url == "https://alive-again-operator.test/", Xunit.TestContext.Current.CancellationToken);
            Assert.True(due.NextCheck < DateTimeOffset.MaxValue.AddYears(-1));
        }
    }

    [Fact]
    public void Page_DatabaseAway_SaysSo()
    {
        TakeDatabaseAway();

        var page = Page.Render<LinksPage>();

        page.WaitForAssertion(() => Assert.Contains("The portal's database does not answer.", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Article_WithADeadSourceAndADeadLinkInItsText_MarksBoth()
    {
        await WriteAsync("marked");

        var page = Page.Render<ArticleDetailPage>(p => p.Add(f => f.Slug, "marked"));

        page.WaitForAssertion(() => Assert.Contains("dead since 2026-11-02", page.Find("[data-link=dead]").TextContent, StringComparison.Ordinal));
        Assert.Equal("dead since 2026-11-02", page.Find(".article a[href='https://dead-marked.test/'] + .link-mark").TextContent);
        Assert.Single(page.FindAll(".link-mark"));
    }

    private async Task WriteAsync(string slug)
    {
        var states = new[] { LinkState.Dead, LinkState.Moved, LinkState.Unknown, LinkState.Alive };
        var draft = new ArticleDraft
        {
            Slug = slug,
            Severity = Severity.Info,
            Language = "en",
            Sources = [.. states.Select(state => new ArticleSource($"{state}", Url(state)))],
            Text = new ArticleText { Title = "A title", Summary = "A summary.", Body = $"See [it]({Url(LinkState.Dead)}) and [that]({Url(LinkState.Alive)})." },
        };
        Assert.Equal(ArticleSaveStatus.Saved, (await Service<ArticleEditor>().CreateAsync(draft, Kim, "", Xunit.TestContext.Current.CancellationToken)).Status);
        await SaveAsync([.. states.Select(state => new ArticleLink
        {
            Url = Url(state),
            State = state,
            GoneSince = state == LinkState.Dead ? Then : null,
            MovedTo = state == LinkState.Moved ? "https://there.test/" : null,
            CheckedAt = Then,
            NextCheck = Then.AddYears(1000),
        })]);

        string Url(LinkState state) => $"https://{state.ToString().ToLowerInvariant()}-{slug}.test/";
    }
}
