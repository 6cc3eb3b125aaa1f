using AngleSharp.Dom;
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
        page.WaitForAssertion(() => Assert.Contains("shop", Row(page, "<b>vera</b>").TextContent, StringComparison.Ordinal));

        await page.InvokeAsync(() => Row(page, "<b>vera</b>").QuerySelectorAll("button").Single(static button => button.TextContent.Trim() == "Take back").ClickAsync(new()));
        page.WaitForAssertion(() => Assert.DoesNotContain(page.FindAll("table.list tr"), static row => row.TextContent.Contains("<b>vera</b>", StringComparison.Ordinal)));
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

        seen.WaitForAssertion(() => Assert.Contains("https://id.example", Row(seen, "mara").TextContent, StringComparison.Ordinal));
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

    // The tests of this class share a database: others may have given roles too.
    private static IElement Row(IRenderedComponent<AccessSection> page, string text) =>
        page.FindAll("table.list tr").First(row => row.TextContent.Contains(text, StringComparison.Ordinal));

    // Found and pressed in one go: a tick may render in between.
    private static Task PressAsync(IRenderedComponent<AccessSection> page, string text) =>
        page.InvokeAsync(() => page.FindAll("button").First(button => button.TextContent.Trim() == text).ClickAsync(new()));
}
