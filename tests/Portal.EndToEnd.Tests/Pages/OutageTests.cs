using Portal.EndToEnd.Tests.Infrastructure;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Pages;

/// <summary>A cluster that goes away turns its pages stale, and they recover alone.</summary>
[Collection(PortalCollection.Name)]
public sealed class OutageTests(PortalFixture fixture)
{
    [Fact]
    public async Task Overview_ClusterGoesAwayAndComesBack_SaysSoAndRecoversWithoutReload()
    {
        await using var window = await fixture.OpenAsync();
        await window.GoToAsync("/");
        var row = window.Page.Locator("table tr", new() { HasText = TestCluster.Name }).First;
        await Expect(row).ToContainTextAsync("Synced");

        await fixture.Cluster.Simulator.Server.GoDownAsync();
        try
        {
            await Expect(row).Not.ToContainTextAsync("Synced", new() { Timeout = 45_000 });
            await Expect(window.Page.Locator("main")).ToContainTextAsync("1 not seen well");
            await window.ScreenshotAsync("overview-cluster-away");
        }
        finally
        {
            await fixture.Cluster.Simulator.Server.ComeBackAsync();
        }

        await Expect(row).ToContainTextAsync("Synced", new() { Timeout = 60_000 });
        await Expect(window.Page.Locator("main")).ToContainTextAsync("all seen");
    }
}
