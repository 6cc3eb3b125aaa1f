using Bunit;
using Portal.Core.Access;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Testing.Database;
using Portal.Web.Features.Knowledge.Listing;
using Xunit;

namespace Portal.Web.Tests.Features.Knowledge.Listing;

public sealed class KnowledgeListPageTests(DatabaseFixture database) : PageTest(database), IClassFixture<DatabaseFixture>
{
    private static readonly PortalUser Kim = new() { Name = "kim", Issuer = "test", Subject = "kim", Roles = [PortalRole.Operator] };

    [Fact]
    public async Task List_Typed_IsInTheAddressAndShowsWhatFits()
    {
        await WriteAsync("quota-exhausted", "Quota exhausted");
        await WriteAsync("webhook-refuses", "Webhook refuses");
        var page = Page.Render<KnowledgeListPage>();
        page.WaitForAssertion(() => Assert.Contains("articles", page.Find("h1").TextContent, StringComparison.Ordinal));

        page.Find("#article-text").Change("exhausted");

        page.WaitForAssertion(() => Assert.Equal(["Quota exhausted"], page.FindAll("[data-results] h2").Select(static title => title.TextContent)));
        Assert.EndsWith("/?q=exhausted", Navigation.Uri, StringComparison.Ordinal);
        Assert.Matches("^1 of [0-9]+ articles fits$", page.Find("h1").TextContent.Trim());
    }

    [Fact]
    public async Task List_NothingFits_SaysWhatToTry()
    {
        await WriteAsync("node-pressure", "Node pressure");
        Navigation.NavigateTo("/knowledge?q=zzzyyyxxx");

        var page = Page.Render<KnowledgeListPage>();

        page.WaitForElement(".try");
        Assert.Contains(page.FindAll(".try a"), static link => link.GetAttribute("href") == "/match?text=zzzyyyxxx");
        Assert.Contains(page.FindAll(".try a"), static link => link.GetAttribute("href") == "/knowledge/new");
    }

    [Fact]
    public void List_Viewer_SeesWhyNoNewArticle()
    {
        SignIn("vera", "Viewer");

        var page = Page.Render<KnowledgeListPage>();

        page.WaitForAssertion(() => Assert.Contains("you need the role operator", page.Find(".forbidden").TextContent, StringComparison.Ordinal));
        Assert.True(page.FindAll("button").Single(static button => button.TextContent == "New article").HasAttribute("disabled"));
    }

    [Fact]
    public void List_DatabaseAway_SaysSoAndComesBackAlone()
    {
        var gate = TakeDatabaseAway();
        var page = Page.Render<KnowledgeListPage>();
        page.WaitForAssertion(() => Assert.Contains("The portal's database does not answer.", page.Markup, StringComparison.Ordinal));

        gate.IsOpen = true;
        Time.Advance(TimeSpan.FromSeconds(6));

        page.WaitForAssertion(() => Assert.DoesNotContain("does not answer", page.Markup, StringComparison.Ordinal));
    }

    private async Task WriteAsync(string slug, string title)
    {
        var draft = new ArticleDraft { Slug = slug, Severity = Severity.Info, Language = "en", Text = new ArticleText { Title = title, Summary = "A summary.", Body = "text" } };
        Assert.Equal(ArticleSaveStatus.Saved, (await Service<ArticleEditor>().CreateAsync(draft, Kim, "", Xunit.TestContext.Current.CancellationToken)).Status);
    }
}
