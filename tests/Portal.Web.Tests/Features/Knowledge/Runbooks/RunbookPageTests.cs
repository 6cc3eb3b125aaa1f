using Bunit;
using Portal.Core.Access;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Drafts;
using Portal.Core.Knowledge.Runbooks;
using Portal.Testing;
using Portal.Testing.Database;
using Portal.Web.Features.Knowledge.Editing;
using Portal.Web.Features.Knowledge.Runbooks;
using Xunit;

namespace Portal.Web.Tests.Features.Knowledge.Runbooks;

public sealed class RunbookPageTests(DatabaseFixture database) : PageTest(database), IClassFixture<DatabaseFixture>
{
    private static readonly PortalUser Kim = new() { Name = "kim", Issuer = "test", Subject = "kim", Roles = [PortalRole.Operator] };

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("OurDiskIsFull")]
    [InlineData("Odd alert / with #signs?&= %41 \"quotes\" \\ <b>")]
    [InlineData("磁盘已满")]
    public async Task Runbook_OfAnAlertThatAnArticleCovers_LeadsToTheArticle(string alert)
    {
        var slug = $"runbook-{Guid.NewGuid():N}";
        var draft = ArticleDrafts.ForAlert(alert, "en");
        var saved = await Service<ArticleEditor>().CreateAsync(draft with { Slug = slug, Text = draft.Text with { Summary = "One sentence." } }, Kim, "", Cancellation);
        Assert.Equal(ArticleSaveStatus.Saved, saved.Status);
        await Eventually.TrueAsync(async () => (await Service<RunbookIndex>().FindAsync(alert, Cancellation)).Length > 0);

        Page.Render<RunbookPage>(p => p.Add(f => f.AlertName, alert));

        await Eventually.PassesAsync(() => Assert.EndsWith($"/knowledge/{slug}?alert={Uri.EscapeDataString(alert)}", Navigation.Uri, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("NobodyWroteOfThis")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("../../admin?x=1#y")]
    [InlineData("'; drop table articles; --")]
    public async Task Runbook_OfAnUnknownAlert_OffersANewArticleForItAndIsAGap(string alert)
    {
        var page = Page.Render<RunbookPage>(p => p.Add(f => f.AlertName, alert));

        var link = page.WaitForElement("a[href^='/knowledge/new']");

        Assert.Equal($"/knowledge/new?alert={Uri.EscapeDataString(alert)}", link.GetAttribute("href"));
        Assert.Empty(page.FindAll("script"));
        Assert.Contains((await Service<RunbookGaps>().ListAsync(Cancellation)).Gaps, gap => gap.Name == alert);
    }

    [Fact]
    public void New_ForTheAlertOfARunbook_BeginsWithItsSignature()
    {
        Navigation.NavigateTo("/knowledge/new?alert=Disk%22Full");

        var page = Page.Render<ArticleNewPage>();

        Assert.Equal("Disk\"Full", page.WaitForElement("#title").GetAttribute("value"));
        Assert.Equal("Alert", page.Find("input[name='signatures.0.kind']").GetAttribute("value"));
    }

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\u202Eb")]
    [InlineData("   ")]
    public async Task Runbook_OfWhatIsNoName_SaysSoAndNotesNoGap(string alert)
    {
        var page = Page.Render<RunbookPage>(p => p.Add(f => f.AlertName, alert));

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("a[href^='/knowledge/new']")));
        page.WaitForElement("h1");
        Assert.DoesNotContain((await Service<RunbookGaps>().ListAsync(Cancellation)).Gaps, gap => gap.Name == alert);
    }
}
