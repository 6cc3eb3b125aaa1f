using Bunit;
using Portal.Testing.Database;
using Portal.Web.Features.Settings.Access;
using Xunit;

namespace Portal.Web.Tests.Features.Settings.Access;

public sealed class AccessSectionTests(DatabaseFixture database) : PageTest(database), IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task Admin_GivesAndTakesARole_SeesItComeAndGo()
    {
        var page = Page.Render<AccessSection>();
        page.WaitForElement("#grant-name");
        await page.Find("#grant-issuer").ChangeAsync(new() { Value = "https://id.example" });
        await PressAsync(page, "Give this role");
        page.WaitForAssertion(() => Assert.Contains("Must have 1 to 500 characters", page.Find(".bad").TextContent, StringComparison.Ordinal));

        await page.Find("#grant-name").ChangeAsync(new() { Value = "<b>vera</b>" });
        await page.Find("#grant-namespace").ChangeAsync(new() { Value = "shop" });
        await PressAsync(page, "Give this role");
        page.WaitForAssertion(() => Assert.Contains("<b>vera</b>", page.Find("table.list td").TextContent, StringComparison.Ordinal));
        Assert.Contains("shop", page.Find("table.list").TextContent, StringComparison.Ordinal);

        await PressAsync(page, "Take back");
        page.WaitForAssertion(() => Assert.Contains("Nobody was given a role here", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Viewer_OfAGivenRole_SeesWhoseItIsAndNoButton()
    {
        var page = Page.Render<AccessSection>();
        page.WaitForElement("#grant-name");
        await page.Find("#grant-issuer").ChangeAsync(new() { Value = "https://id.example" });
        await page.Find("#grant-name").ChangeAsync(new() { Value = "mara" });
        await PressAsync(page, "Give this role");
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("button"), static button => button.TextContent.Trim() == "Take back"));

        SignIn("vera", "Viewer");
        var seen = Page.Render<AccessSection>();

        seen.WaitForAssertion(() => Assert.Contains("https://id.example", seen.Find("table.list td").TextContent, StringComparison.Ordinal));
        Assert.Empty(seen.FindAll("table.list button"));
    }

    [Fact]
    public void Viewer_SeesWhoMayWhatAndWhyTheyMayNotChangeIt()
    {
        SignIn("vera", "Viewer");
        var page = Page.Render<AccessSection>();

        page.WaitForAssertion(() => Assert.Contains("To manage access you need the role admin", page.Find(".forbidden").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("#grant-name"));
        Assert.Contains("vera", page.FindAll("table.list")[^1].TextContent, StringComparison.Ordinal);
    }

    // Found and pressed in one go: a tick may render in between.
    private static Task PressAsync(IRenderedComponent<AccessSection> page, string text) =>
        page.InvokeAsync(() => page.FindAll("button").First(button => button.TextContent.Trim() == text).ClickAsync(new()));
}
