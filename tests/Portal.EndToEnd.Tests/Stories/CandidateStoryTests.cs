using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Infrastructure;
using Portal.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>A log that nobody knows becomes an article, and the next one who pastes it finds that.</summary>
[Collection(PortalCollection.Name)]
public sealed class CandidateStoryTests(PortalFixture fixture)
{
    private const string First = "E0318 02:03:09.123456    1234 sync.go:12] \"Failed to sync sprocket\" sprocket=\"shop/s-1\" err=\"bearing 17 is jammed at 10.0.0.1:8443\" token=s3cr3t-17";
    private const string Second = "E0319 12:13:19.654321    4321 sync.go:12] \"Failed to sync sprocket\" sprocket=\"bank/s-2\" err=\"bearing 4 is jammed at 10.0.7.9:443\" token=t0ps3cr3t-4";

    [Fact]
    public async Task UnknownLog_KeptTwiceAndMadeAnArticle_IsKnownWhenItIsPastedAgain()
    {
        await using var viewer = await fixture.OpenAsync("vera", "viewer");
        await KeepAsync(viewer, First);
        await Expect(viewer.Page.Locator(".keep")).ToContainTextAsync("new");
        await Expect(viewer.Page.GetByRole(AriaRole.Link, new() { Name = "Write the article", Exact = true })).ToHaveCountAsync(0);

        await using var window = await fixture.OpenAsync("mara", "operator");
        await KeepAsync(window, Second);
        await Expect(window.Page.Locator(".keep")).ToContainTextAsync("2 pastes");

        await window.GoToAsync("/match/candidates?q=sprocket");
        await Expect(window.Page.Locator("[data-row]")).ToHaveCountAsync(1);
        await Expect(window.Page.Locator("[data-row]")).ToContainTextAsync("2 pastes");
        await Expect(window.Page.Locator("[data-row] pre")).Not.ToContainTextAsync("s3cr3t");
        await window.ScreenshotAsync("candidates-two-pastes");
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Write the article" }).ClickAsync();
        await Expect(window.Page.Locator("#title")).ToHaveValueAsync("Failed to sync sprocket: bearing is jammed at");
        await window.ScreenshotAsync("candidates-article-draft");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Save the article" }).ClickAsync();
        await Expect(window.Page.Locator("h1")).ToContainTextAsync("Failed to sync sprocket");
        var slug = new Uri(window.Page.Url).AbsolutePath;

        await window.GoToAsync("/match/candidates?q=sprocket&state=article");
        await Expect(window.Page.Locator($"[data-row] a[href='{slug}']")).ToBeVisibleAsync();
        await using var again = await fixture.OpenAsync("vera", "viewer");
        await Eventually.TrueAsync(async () =>
        {
            await again.GoToAsync($"/match?text={Uri.EscapeDataString(First.Replace("17", "99", StringComparison.Ordinal))}");
            return await again.Page.Locator($"[id^=problem-] a[href='{slug}']").CountAsync() > 0;
        });
        await again.ScreenshotAsync("candidates-known-now");
        Assert.Empty(viewer.Complaints);
        Assert.Empty(window.Complaints);
        Assert.Empty(again.Complaints);
    }

    private static async Task KeepAsync(PortalWindow window, string line)
    {
        await window.GoToAsync($"/match?text={Uri.EscapeDataString($"all is well\n{line}")}");
        await Expect(window.Page.Locator("h1")).ToHaveTextAsync("2 lines, no known problem");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Keep as candidates" }).ClickAsync();
        await Expect(window.Page.Locator(".keep h2")).ToHaveTextAsync("1 form of line kept");
    }
}
