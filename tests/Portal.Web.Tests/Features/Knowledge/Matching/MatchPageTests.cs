using Bunit;
using Portal.Core.Access;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Text;
using Portal.Testing.Database;
using Portal.Web.Features.Knowledge.Matching;
using Xunit;

namespace Portal.Web.Tests.Features.Knowledge.Matching;

public sealed class MatchPageTests(DatabaseFixture database) : PageTest(database), IClassFixture<DatabaseFixture>
{
    private static readonly PortalUser Kim = new() { Name = "kim", Issuer = "test", Subject = "kim", Roles = [PortalRole.Operator] };

    [Fact]
    public async Task Match_ALineInTheAddress_IsMarkedInPlaceWithItsProblem()
    {
        await WriteAsync("flux-lost", "flux capacitor lost");
        Navigation.NavigateTo($"/match?text={Uri.EscapeDataString("all is well\nE0318 flux capacitor lost on node n11\nall is well")}");

        var page = Page.Render<MatchPage>();

        page.WaitForAssertion(() => Assert.Equal("3 lines, 1 problem", page.Find("h1").TextContent.Trim()));
        Assert.Equal("flux capacitor lost on node n11", page.Find("#line-2 mark").TextContent);
        Assert.Empty(page.FindAll("#line-1 mark, #line-3 mark"));
        Assert.Equal("/knowledge/flux-lost", page.Find("[id^=problem-] h3 a").GetAttribute("href"));
        Assert.Equal("line-2", page.Find("[id^=problem-] .lines a").GetAttribute("data-to"));
        Assert.Contains("n11", page.Find("[id^=problem-] dd").TextContent, StringComparison.Ordinal);
        Assert.False(page.Find("details").HasAttribute("open"));
    }

    [Fact]
    public async Task Match_NothingKnown_SaysWhatToTry()
    {
        await WriteAsync("warp-lost", "warp drive lost");
        Navigation.NavigateTo("/match?text=hello%20world");

        var page = Page.Render<MatchPage>();

        page.WaitForAssertion(() => Assert.Equal("1 line, no known problem", page.Find("h1").TextContent.Trim()));
        Assert.Contains(page.FindAll(".nothing a"), static link => link.GetAttribute("href") == "/knowledge?q=hello%20world");
        Assert.Contains(page.FindAll(".nothing a"), static link => link.GetAttribute("href") == "/knowledge/new?line=hello%20world");
        Assert.Equal("hello world", page.Find("#line-1 .lt").TextContent);
    }

    [Fact]
    public void Match_NoTextYet_ShowsTheFieldOpen()
    {
        var page = Page.Render<MatchPage>();

        page.WaitForAssertion(() => Assert.True(page.Find("details").HasAttribute("open")));
        Assert.Equal("Match a log", page.Find("h1").TextContent.Trim());
    }

    [Fact]
    public void Match_TooLarge_SaysTheLimitAtTheField()
    {
        Page.JSInterop.Setup<TakenText>("portalMatch.take").SetResult(new TakenText("kubelet.log", 3 * 1024 * 1024));
        var page = Page.Render<MatchPage>();

        page.WaitForElement("[data-match-go]").Click();

        page.WaitForAssertion(() => Assert.Contains("3 MiB (3,145,728 bytes); 1 MiB is allowed", page.Find("#match-error").TextContent, StringComparison.Ordinal));
        Assert.Equal("match-hint match-error", page.Find("#match-text").GetAttribute("aria-describedby"));
    }

    [Fact]
    public void Match_EmptyField_SaysSo()
    {
        Page.JSInterop.Setup<TakenText>("portalMatch.take").SetResult(new TakenText("", 0));
        var page = Page.Render<MatchPage>();

        page.WaitForElement("[data-match-go]").Click();

        page.WaitForAssertion(() => Assert.Contains("There is no text yet", page.Find("#match-error").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Match_DatabaseAway_SaysSoAndComesBackAlone()
    {
        var gate = TakeDatabaseAway();
        Navigation.NavigateTo("/match?text=hello");
        var page = Page.Render<MatchPage>();
        page.WaitForAssertion(() => Assert.Contains("The portal's database does not answer.", page.Markup, StringComparison.Ordinal));

        gate.IsOpen = true;
        Time.Advance(TimeSpan.FromSeconds(6));

        page.WaitForAssertion(() => Assert.Contains("no known problem", page.Find("h1").TextContent, StringComparison.Ordinal));
    }

    private async Task WriteAsync(string slug, string literal)
    {
        var draft = new ArticleDraft
        {
            Slug = slug,
            Severity = Severity.Info,
            Language = "en",
            Text = new ArticleText { Title = literal, Summary = "A summary.", Body = "text" },
            Signatures =
            [
                new Signature
                {
                    Id = "lost",
                    Kind = SignatureKind.Log,
                    Title = new LocalizedText("It is lost", "丢失"),
                    Pattern = literal + @" on node (?<node>\S+)",
                    Literals = [literal],
                    Samples = [literal + " on node a", literal + " on node b", literal + " on node c"],
                },
            ],
        };
        var saved = await Service<ArticleEditor>().CreateAsync(draft, Kim, "", Xunit.TestContext.Current.CancellationToken);
        Assert.True(saved.Status == ArticleSaveStatus.Saved, string.Join('\n', saved.Errors.SelectMany(static error => error.Value)));
    }
}
