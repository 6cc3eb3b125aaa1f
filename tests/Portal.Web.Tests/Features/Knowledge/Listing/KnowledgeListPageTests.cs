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

    [Fact]
    public async Task Facets_TwoTagsChosen_NarrowTogetherAndAreTakenBackOneByOne()
    {
        await WriteAsync("both-facets", "Both", "zz-one", "zz-two");
        await WriteAsync("one-facet", "One", "zz-one", "zz-three");
        Navigation.NavigateTo("/knowledge?tag=zz-one");
        var page = Page.Render<KnowledgeListPage>();
        page.WaitForAssertion(() => Assert.Equal(["Both", "One"], Titles(page).Order(StringComparer.Ordinal)));

        Assert.Equal("1", Facet(page, "zz-two").QuerySelector(".cnt")!.TextContent);
        Navigation.NavigateTo(Facet(page, "zz-two").GetAttribute("href")!);

        page.WaitForAssertion(() => Assert.Equal(["Both"], Titles(page)));
        Assert.EndsWith("?tag=zz-one&tag=zz-two", Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal(("0", true), (Facet(page, "zz-three").QuerySelector(".cnt")!.TextContent, Facet(page, "zz-three").ClassList.Contains("none")));
        Assert.EndsWith("/knowledge?tag=zz-two", Facet(page, "zz-one").GetAttribute("href"), StringComparison.Ordinal);
        Assert.EndsWith("/knowledge", page.Find(".facets .clear a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Facets_TagThatNoArticleHas_CanBeTakenBack()
    {
        await WriteAsync("some-facet", "Some", "zz-some");
        Navigation.NavigateTo("/knowledge?tag=zz-nobody&severity=Info&severity=Warning");

        var page = Page.Render<KnowledgeListPage>();

        page.WaitForElement(".try");
        Assert.EndsWith("/knowledge?severity=Info&severity=Warning", Facet(page, "zz-nobody").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("(3)", page.Find(".facets button").TextContent, StringComparison.Ordinal);
    }

    private static AngleSharp.Dom.IElement Facet(IRenderedComponent<KnowledgeListPage> page, string text) =>
        page.FindAll(".facets li a").Single(link => link.QuerySelector(".what")!.TextContent == text);

    private static string[] Titles(IRenderedComponent<KnowledgeListPage> page) => [.. page.FindAll("[data-results] h2").Select(static title => title.TextContent)];

    private async Task WriteAsync(string slug, string title, params string[] tags)
    {
        var draft = new ArticleDraft { Slug = slug, Severity = Severity.Info, Tags = [.. tags], Language = "en", Text = new ArticleText { Title = title, Summary = "A summary.", Body = "text" } };
        Assert.Equal(ArticleSaveStatus.Saved, (await Service<ArticleEditor>().CreateAsync(draft, Kim, "", Xunit.TestContext.Current.CancellationToken)).Status);
    }
}
