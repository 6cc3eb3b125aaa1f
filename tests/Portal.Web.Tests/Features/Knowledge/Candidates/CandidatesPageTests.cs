using Bunit;
using Portal.Core.Access;
using Portal.Core.Knowledge.Candidates;
using Portal.Testing.Database;
using Portal.Web.Features.Knowledge.Candidates;
using Portal.Web.Features.Knowledge.Editing;
using Portal.Web.Features.Knowledge.Matching;
using Xunit;

namespace Portal.Web.Tests.Features.Knowledge.Candidates;

public sealed class CandidatesPageTests(DatabaseFixture database) : PageTest(database), IClassFixture<DatabaseFixture>
{
    private static readonly PortalUser Kim = new() { Name = "kim", Issuer = "test", Subject = "kim", Roles = [PortalRole.Operator] };

    [Fact]
    public async Task List_ACandidate_IsShownWithItsCountsAndTheWayToItsArticle()
    {
        var id = await KeepAsync("alpha <b> cogwheel 17 failed to turn\u202e");
        Navigation.NavigateTo("/match/candidates?q=alpha");

        var page = Page.Render<CandidatesPage>();

        page.WaitForAssertion(() => Assert.Equal("alpha <b> cogwheel <n> failed to turn\\u202E", page.Find("[data-row] .line").TextContent));
        Assert.Contains("1 paste", page.Find("[data-row]").TextContent, StringComparison.Ordinal);
        Assert.Contains("by kim", page.Find("[data-row]").TextContent, StringComparison.Ordinal);
        Assert.Contains("17 failed to turn\\u202E", page.Find("[data-row] pre").TextContent, StringComparison.Ordinal);
        Assert.Equal($"/knowledge/new?candidate={id}", page.Find("[data-row] .acts a").GetAttribute("href"));
    }

    [Fact]
    public async Task Dismiss_ThenRestore_MovesItBetweenTheStates()
    {
        await KeepAsync("beta cogwheel 17 failed to turn");
        Navigation.NavigateTo("/match/candidates?q=beta");
        var page = Page.Render<CandidatesPage>();

        page.WaitForElement("[data-row] button").Click();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-row]")));
        Navigation.NavigateTo("/match/candidates?q=beta&state=Dismissed");
        page.WaitForAssertion(() => Assert.Contains("dismissed by dev", page.Find("[data-row]").TextContent, StringComparison.Ordinal));
        page.Find("[data-row] button").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-row]")));
    }

    [Fact]
    public async Task List_AViewer_SeesThemAndWhyNothingCanBeDecided()
    {
        SignIn("vera", "Viewer");
        await KeepAsync("gamma cogwheel 17 failed to turn");
        Navigation.NavigateTo("/match/candidates?q=gamma");

        var page = Page.Render<CandidatesPage>();

        page.WaitForAssertion(() => Assert.True(page.Find("[data-row] button").HasAttribute("disabled")));
        Assert.Empty(page.FindAll("[data-row] .acts a"));
        Assert.Contains("you need the role operator", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void List_NothingFound_OffersToClearTheFilter()
    {
        Navigation.NavigateTo("/match/candidates?q=no-such-line");

        var page = Page.Render<CandidatesPage>();

        page.WaitForAssertion(() => Assert.Equal("/match/candidates", page.Find(".empty a").GetAttribute("href")));
    }

    [Fact]
    public void List_DatabaseAway_SaysSoAndComesBackAlone()
    {
        var gate = TakeDatabaseAway();
        var page = Page.Render<CandidatesPage>();
        page.WaitForAssertion(() => Assert.Contains("The portal's database does not answer.", page.Markup, StringComparison.Ordinal));

        gate.IsOpen = true;
        Time.Advance(TimeSpan.FromSeconds(6));

        page.WaitForAssertion(() => Assert.Contains("for an article", page.Find("h1").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Keep_OnTheMatchPage_ShowsWhatWasKeptAndWhatWasNot()
    {
        Navigation.NavigateTo($"/match?text={Uri.EscapeDataString("delta cogwheel 17 failed to turn\ndelta cogwheel 18 failed to turn\ndelta is well")}");
        var page = Page.Render<MatchPage>();

        page.WaitForElement(".keep button").Click();

        page.WaitForAssertion(() => Assert.Equal("1 form of line kept", page.Find(".keep h2").TextContent));
        Assert.Equal("delta cogwheel <n> failed to turn", page.Find(".keep .line").TextContent);
        Assert.Contains("Left out: 1 line without a word of failure.", page.Find(".keep").TextContent, StringComparison.Ordinal);
        Assert.Contains(page.FindAll(".keep a"), static link => link.GetAttribute("href") == "/match/candidates");
        Assert.Empty(page.FindAll(".keep button"));
    }

    [Fact]
    public async Task New_OfACandidate_BeginsWithAValidArticleAndSaveMarksIt()
    {
        var id = await KeepAsync("epsilon cogwheel 17 failed to turn");
        Navigation.NavigateTo($"/knowledge/new?candidate={id}");
        var page = Page.Render<ArticleNewPage>();

        page.WaitForElement(".save button.primary").Click();

        page.WaitForAssertion(() => Assert.EndsWith("/knowledge/epsilon-cogwheel-failed-to-turn", Navigation.Uri, StringComparison.Ordinal));
        var item = await Service<MatchCandidates>().FindAsync(id, Xunit.TestContext.Current.CancellationToken);
        Assert.Equal((CandidateState.Article, "epsilon-cogwheel-failed-to-turn"), (item!.Candidate.State, item.Article!.Slug));
    }

    [Fact]
    public async Task New_OfACandidateThatGotItsArticleMeanwhile_SaysSoAndSavesAtTheNextPress()
    {
        var id = await KeepAsync("zeta cogwheel 17 failed to turn");
        Navigation.NavigateTo($"/knowledge/new?candidate={id}");
        var page = Page.Render<ArticleNewPage>();
        page.WaitForElement(".save button.primary");
        await Service<MatchCandidates>().CreateArticleAsync(id, "en", Kim, "", Xunit.TestContext.Current.CancellationToken);

        page.Find("#slug").Change("zeta-second");
        page.Find(".save button.primary").Click();
        page.WaitForAssertion(() => Assert.Contains("zeta-cogwheel-failed-to-turn", page.Find("#wrong").TextContent, StringComparison.Ordinal));
        page.Find(".save button.primary").Click();

        page.WaitForAssertion(() => Assert.EndsWith("/knowledge/zeta-second", Navigation.Uri, StringComparison.Ordinal));
    }

    private async Task<Guid> KeepAsync(string line) =>
        Assert.Single((await Service<MatchCandidates>().KeepAsync(line, Kim, "", Xunit.TestContext.Current.CancellationToken)).Kept).Id;
}
