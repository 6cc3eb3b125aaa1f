using Bunit;
using Portal.Core.Findings;
using Portal.Testing;
using Portal.Testing.Database;
using Portal.Web.Features.Overview;
using Xunit;

namespace Portal.Web.Tests.Features.Overview;

public sealed class OverviewPageTests(DatabaseFixture database) : PageTest(database), IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    async ValueTask IAsyncLifetime.InitializeAsync() => await Database.ExecuteAsync("TRUNCATE findings CASCADE");

    [Fact]
    public async Task Render_Causes_TheHeadingIsTheWorstAsASentence()
    {
        await SaveAsync(Sightings.Open("web", Time.GetUtcNow(), Severity.Warning, "node/n2"), Sightings.Open("db-0", Time.GetUtcNow()), Sightings.Open("db-1", Time.GetUtcNow()));
        var page = Page.Render<OverviewPage>();
        page.WaitForAssertion(() => Assert.Equal("Cause node/n1. 1 more problem needs somebody", page.Find("h1").TextContent.Trim()));
        Assert.Single(page.FindAll(".btn.primary"));
        Assert.Equal(2, page.FindAll("article.prob").Count);
    }

    [Fact]
    public async Task Render_DatabaseDown_UnknownIsNotHealthyAndTheClustersStay()
    {
        TakeDatabaseAway();
        var page = Page.Render<OverviewPage>();
        await Eventually.PassesAsync(() =>
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            Assert.Contains("What is wrong right now is not known", page.Find("h1").TextContent, StringComparison.Ordinal);
        });
        Assert.Empty(page.FindAll("use[href='#i-healthy']"));
        Assert.Contains("No cluster is configured.", page.Markup, StringComparison.Ordinal);
    }
}
