using Bunit;
using Portal.Core.Audit;
using Portal.Testing.Database;
using Portal.Web.Features.Audit;
using Xunit;

namespace Portal.Web.Tests.Features.Audit;

public sealed class AuditLogPageTests(DatabaseFixture database) : PageTest(database), IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task Render_Entries_AreTextAndTheChainVerifies()
    {
        await Service<AuditLog>().AppendAsync(
            new AuditEvent
            {
                Actor = "mara\n2026 INFO admin approved",
                ActorId = "development mara",
                Action = "remediation.execute",
                Cluster = "prod",
                Request = "PATCH <b>x</b>",
                Outcome = AuditOutcome.Intended,
            },
            CancellationToken.None);
        var page = Page.Render<AuditLogPage>();
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
        Assert.Contains("mara\\n2026 INFO admin approved", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.Contains("PATCH <b>x</b>", page.Find("tbody").TextContent, StringComparison.Ordinal);

        await page.Find(".acts button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("The chain holds: 1 entry read", page.Find(".note.healthy").TextContent, StringComparison.Ordinal));
    }
}
