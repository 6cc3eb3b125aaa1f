using Bunit;
using Portal.Core.Access;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Testing.Database;
using Portal.Web.Features.Knowledge.History;
using Xunit;

namespace Portal.Web.Tests.Features.Knowledge.History;

public sealed class ArticleHistoryPageTests(DatabaseFixture database) : PageTest(database), IClassFixture<DatabaseFixture>
{
    private static readonly PortalUser Kim = new() { Name = "kim", Issuer = "test", Subject = "kim", Roles = [PortalRole.Operator] };

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task History_ThreeRevisions_ShowsThemAndWhatTheLastChanged()
    {
        var slug = await WriteAsync("one word", "two words", "two other words");

        var page = Open(slug);

        page.WaitForElement(".field-diff");
        Assert.Equal(["3", "2", "1"], page.FindAll("tr[data-row] td:nth-child(3)").Select(static cell => cell.TextContent.Trim()));
        Assert.Equal("change 3", page.Find("tr[data-row] td:nth-child(5)").TextContent.Trim());
        Assert.Contains("From revision 2 to 3", page.Find("#difference").TextContent, StringComparison.Ordinal);
        Assert.Equal("other", page.Find("td.added ins").TextContent.Trim());
    }

    [Fact]
    public async Task History_TwoOthersChosen_AreInTheAddressAndCompared()
    {
        var slug = await WriteAsync("one", "two", "three");
        var page = Open(slug);

        page.WaitForElement("tr[data-row]:last-child input[name=from]").Change(true);

        page.WaitForAssertion(() => Assert.Contains("From revision 1 to 3", page.Find("#difference").TextContent, StringComparison.Ordinal));
        Assert.EndsWith("?from=1&to=3", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_OldOneRestored_IsTheNewestWithTheReason()
    {
        var slug = await WriteAsync("right", "wrong");
        var page = Open(slug);
        page.WaitForElement("tr[data-row]:last-child button").Click();
        page.WaitForElement("#restore-comment").Change("it was right");

        await page.Find(".restore .btn.primary").ClickAsync();

        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("tr[data-row]").Count));
        Assert.Contains("it was right", page.Find("tr[data-row] td:nth-child(5)").TextContent, StringComparison.Ordinal);
        Assert.Equal("right", (await Service<ArticleService>().GetAsync(slug, Cancellation))!.Content.En!.Body);
    }

    [Fact]
    public async Task History_RestoredAfterSomebodySaved_SaysSoAndDoesNot()
    {
        var slug = await WriteAsync("a", "b");
        var page = Open(slug);
        page.WaitForElement("tr[data-row]:last-child button").Click();
        page.WaitForElement("#restore-comment");
        await SaveAsync(slug, 2, "c");

        await page.Find(".restore .btn.primary").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("Somebody saved another revision meanwhile", page.Markup, StringComparison.Ordinal));
        Assert.Equal("c", (await Service<ArticleService>().GetAsync(slug, Cancellation))!.Content.En!.Body);
    }

    [Fact]
    public async Task History_Viewer_MayCompareAndNotRestore()
    {
        SignIn("vera", "Viewer");
        var page = Open(await WriteAsync("a", "b"));

        page.WaitForElement(".field-diff");

        Assert.Empty(page.FindAll("tr[data-row] button"));
    }

    private IRenderedComponent<ArticleHistoryPage> Open(string slug) => Page.Render<ArticleHistoryPage>(p => p.Add(f => f.Slug, slug));

    private async Task<string> WriteAsync(params string[] bodies)
    {
        var slug = $"history-{Guid.NewGuid():N}";
        var text = new ArticleText { Title = "History", Summary = "A summary.", Body = bodies[0] };
        var draft = new ArticleDraft { Slug = slug, Severity = Severity.Info, Language = "en", Text = text };
        Assert.Equal(ArticleSaveStatus.Saved, (await Service<ArticleEditor>().CreateAsync(draft, Kim, "", Cancellation)).Status);
        for (var i = 1; i < bodies.Length; i++)
        {
            await SaveAsync(slug, i, bodies[i]);
        }

        return slug;
    }

    private async Task SaveAsync(string slug, int revision, string body)
    {
        var edit = new ArticleEdit { Language = "en", ExpectedRevision = revision, Body = body, Comment = $"change {revision + 1}" };
        Assert.Equal(ArticleSaveStatus.Saved, (await Service<ArticleEditor>().UpdateAsync(slug, edit, Kim, "", Cancellation)).Status);
    }
}
