using Bunit;
using Portal.Core.Access;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Testing.Database;
using Portal.Web.Features.Knowledge.Reading;
using Xunit;

namespace Portal.Web.Tests.Features.Knowledge.Reading;

public sealed class ArticleDetailPageTests(DatabaseFixture database) : PageTest(database), IClassFixture<DatabaseFixture>
{
    private static readonly PortalUser Kim = new() { Name = "kim", Issuer = "test", Subject = "kim", Roles = [PortalRole.Operator] };

    [Theory]
    [InlineData("no-such-article")]
    [InlineData("99999999999999999999")]
    public void Detail_UnknownSlug_SaysThatThereIsNone(string slug)
    {
        var page = Page.Render<ArticleDetailPage>(p => p.Add(f => f.Slug, slug));
        page.WaitForAssertion(() => Assert.Equal("There is no such article", page.Find("h1").TextContent.Trim()));
    }

    [Fact]
    public async Task Detail_SomebodysArticle_ShowsTextContentsAndRevisionAndNothingOfAProblem()
    {
        var page = Page.Render<ArticleDetailPage>(p => p.Add(f => f.Slug, "somebodys"));
        page.WaitForAssertion(() => Assert.Equal("There is no such article", page.Find("h1").TextContent.Trim()));
        await WriteAsync("somebodys");

        // Also what another replica wrote is seen.
        Time.Advance(TimeSpan.FromSeconds(11));

        page.WaitForAssertion(() => Assert.Equal("A title", page.Find("h1").TextContent.Trim()));
        Assert.Equal("/knowledge/somebodys#h-cause", page.Find("nav[aria-labelledby=contents] a").GetAttribute("href"));
        Assert.Contains("revision 1 by kim", page.Find(".rev").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#open, #playbooks"));
    }

    [Theory]
    [InlineData("Operator", true)]
    [InlineData("Viewer", false)]
    public async Task Detail_Edit_IsThereForThoseWhoMay(string role, bool may)
    {
        var slug = $"edit-{role.ToLowerInvariant()}";
        await WriteAsync(slug);
        SignIn("ona", role);

        var page = Page.Render<ArticleDetailPage>(p => p.Add(f => f.Slug, slug));

        page.WaitForElement(".article");
        Assert.Equal(may, page.FindAll($"a[href='/knowledge/{slug}/edit']").Count == 1);
    }

    [Fact]
    public async Task Detail_NoteWrittenAndWithdrawn_IsSeenAndThenSeenAsWithdrawn()
    {
        await WriteAsync("noted");
        var page = Page.Render<ArticleDetailPage>(p => p.Add(f => f.Slug, "noted"));
        page.WaitForElement("#note").Change("It was the **switch** again. <script>alert(1)</script>");

        page.WaitForAssertion(() => Assert.False(page.Find(".write button").HasAttribute("disabled")));
        page.Find(".write button").Click();

        page.WaitForAssertion(() => Assert.Equal("switch", page.Find(".note-item strong").TextContent));
        Assert.Empty(page.FindAll(".note-item script"));
        page.WaitForAssertion(() => Assert.Equal("", page.Find("#note").GetAttribute("value")));
        page.Find(".note-item button").Click();
        page.WaitForAssertion(() => Assert.Contains("Withdrawn by dev", page.Find(".note-item").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("switch", page.Markup, StringComparison.Ordinal);
    }

    private async Task WriteAsync(string slug)
    {
        var draft = new ArticleDraft
        {
            Slug = slug,
            Severity = Severity.Info,
            Language = "en",
            Text = new ArticleText { Title = "A title", Summary = "A summary.", Body = "## Cause {#cause}\n\ntext" },
        };
        Assert.Equal(ArticleSaveStatus.Saved, (await Service<ArticleEditor>().CreateAsync(draft, Kim, "", Xunit.TestContext.Current.CancellationToken)).Status);
    }
}
