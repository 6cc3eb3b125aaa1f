using Bunit;
using Portal.Core.Findings;
using Portal.Testing;
using Portal.Testing.Database;
using Portal.Web.Features.Findings;
using Xunit;

namespace Portal.Web.Tests.Features.Findings;

public sealed class FindingListPageTests(DatabaseFixture database) : PageTest(database), IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    async ValueTask IAsyncLifetime.InitializeAsync() => await Database.ExecuteAsync("TRUNCATE findings CASCADE");

    [Fact]
    public void Render_NoFinding_IsQuietAndHealthy()
    {
        var page = Page.Render<FindingListPage>();
        page.WaitForAssertion(() => Assert.Equal("No known problem is seen.", page.Find("h1").TextContent.Trim()));
        Assert.NotNull(page.Find(".empty use[href='#i-healthy']"));
    }

    [Fact]
    public async Task Render_ManyOfOneCause_IsOneGroupWithACount()
    {
        await SaveAsync([.. Enumerable.Range(0, 7).Select(n => Sightings.Open($"db-{n}", Time.GetUtcNow())), Sightings.Open("web", Time.GetUtcNow(), Severity.Warning, "node/n2")]);
        var page = Page.Render<FindingListPage>();
        page.WaitForAssertion(() => Assert.Equal("8 open findings, 2 causes", page.Find("h1").TextContent.Trim()));
        Assert.Equal(["Cause node/n1", "Cause node/n2"], page.FindAll("section.cause h2").Select(h => h.TextContent));
        Assert.Equal("and 2 more with this cause", page.Find("li.rest").TextContent.Trim());
    }

    [Fact]
    public async Task Render_FilterInTheAddress_IsApplied()
    {
        await SaveAsync(Sightings.Open("db-0", Time.GetUtcNow()), Sightings.Open("web-1", Time.GetUtcNow(), Severity.Warning));
        Navigation.NavigateTo("/findings?view=list&severity=warning&q=WEB&sort=newest");
        var page = Page.Render<FindingListPage>();
        page.WaitForAssertion(() => Assert.Equal("shop/web-1", Assert.Single(page.FindAll("tbody .name")).TextContent));
    }

    [Theory]
    [InlineData("/findings?view=list&severity=nonsense&sort=id;drop&after=xxx&state=42")]
    [InlineData("/findings?view=list&after=%00&q=%27%3B%20drop%20--&severity=1")]
    public async Task Render_NonsenseInTheAddress_ShowsTheDefaultOrNothing(string address)
    {
        await SaveAsync(Sightings.Open("db-0", Time.GetUtcNow()));
        Navigation.NavigateTo(address);
        var page = Page.Render<FindingListPage>();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        Assert.Empty(page.FindAll(".note"));
    }

    [Fact]
    public async Task Render_NothingMatches_OffersToClearTheFilter()
    {
        await SaveAsync(Sightings.Open("db-0", Time.GetUtcNow()));
        Navigation.NavigateTo("/findings?q=absent");
        var page = Page.Render<FindingListPage>();
        page.WaitForAssertion(() => Assert.Equal("/findings", page.Find(".empty a").GetAttribute("href")));
    }

    [Fact]
    public async Task Render_HostileNames_AreText()
    {
        await SaveAsync(Sightings.Open("<img src=x onerror=alert(1)>", Time.GetUtcNow(), title: "<script>x</script>\u202Egnp"));
        Navigation.NavigateTo("/findings?view=list");
        var page = Page.Render<FindingListPage>();
        page.WaitForAssertion(() => Assert.Contains("<script>x</script>\\u202Egnp", page.Find("tbody").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("img, script"));
    }

    [Fact]
    public async Task Change_NewFinding_AppearsWithoutReload()
    {
        var page = Page.Render<FindingListPage>();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".empty")));
        await SaveAsync(Sightings.Open("db-0", Time.GetUtcNow()));
        Service<FindingChanges>().Signal.Raise();
        await Eventually.PassesAsync(() =>
        {
            Time.Advance(TimeSpan.FromMilliseconds(300));
            Assert.Equal("1 open finding", page.Find("h1").TextContent.Trim());
        });
    }

    [Fact]
    public async Task Render_DatabaseDown_SaysSoWithoutSecretsAndRecoversAlone()
    {
        var gate = TakeDatabaseAway();
        var page = Page.Render<FindingListPage>();
        await Eventually.PassesAsync(() =>
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            Assert.Contains("The portal's database does not answer.", page.Find(".note").TextContent, StringComparison.Ordinal);
        });
        Assert.DoesNotContain("secret-host", page.Markup, StringComparison.Ordinal);
        gate.IsOpen = true;
        await Eventually.PassesAsync(() =>
        {
            Time.Advance(TimeSpan.FromSeconds(6));
            Assert.Empty(page.FindAll(".note"));
        });
    }

    [Fact]
    public async Task Dispose_Page_LeavesNoSubscription()
    {
        Page.Render<FindingListPage>();
        Assert.Equal(1, Service<FindingChanges>().Signal.SubscriberCount);
        await Page.DisposeComponentsAsync();
        Assert.Equal(0, Service<FindingChanges>().Signal.SubscriberCount);
        Assert.Equal(0, Service<Portal.Web.Components.Time.AgeTicker>().Listeners);
    }
}
