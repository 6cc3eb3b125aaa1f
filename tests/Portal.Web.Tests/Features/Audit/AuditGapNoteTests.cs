using Bunit;
using Portal.Core.Audit;
using Portal.Testing.Database;
using Portal.Web.Features.Audit;
using Xunit;

namespace Portal.Web.Tests.Features.Audit;

public sealed class AuditGapNoteTests(DatabaseFixture database) : PageTest(database), IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task Gap_EntriesWereLost_StandsAboveTheListWhateverTheFilterAndBesideAWholeChain()
    {
        Navigation.NavigateTo("/audit?actor=nobody");
        var whole = Page.Render<AuditLogPage>();
        whole.WaitForAssertion(() => Assert.Contains("0 entries", whole.Find("h1").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("lost", whole.Markup, StringComparison.Ordinal);

        await Service<AuditLog>().AppendAsync(
            new AuditEvent { Actor = "portal", Action = AuditGuard.GapAction, Outcome = AuditOutcome.Failed, Request = "known 9:ab", Answer = "Entries 4 to 9 are lost." }, CancellationToken.None);
        var page = Page.Render<AuditLogPage>();

        page.WaitForAssertion(() => Assert.Contains("Entries 4 to 9 are lost.", page.Find(".note.critical [data-gap]").TextContent, StringComparison.Ordinal));
        Assert.Equal("/audit?action=audit.gap", page.Find(".note.critical a").GetAttribute("href"));
        await page.Find(".acts button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("It tells of 1 gap", page.Find(".note.healthy").TextContent, StringComparison.Ordinal));
    }
}
