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
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("tbody tr")));
        Assert.Contains("mara\\n2026 INFO admin approved", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.Contains("PATCH <b>x</b>", page.Find("tbody").TextContent, StringComparison.Ordinal);

        await page.Find(".acts button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("The chain holds: ", page.Find(".note.healthy").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Filter_Refused_ShowsThemWithAddressRequestAndAnswerAndExportsTheSame()
    {
        var log = Service<AuditLog>();
        await log.AppendAsync(Event("vera", AuditOutcome.Refused) with { SourceAddress = "198.51.100.4", Request = "playbook release", Answer = "you need the role operator" }, CancellationToken.None);
        await log.AppendAsync(Event("vera", AuditOutcome.Succeeded), CancellationToken.None);
        Navigation.NavigateTo("/audit?actor=vera&outcome=Refused");
        var page = Page.Render<AuditLogPage>();

        page.WaitForAssertion(() => Assert.Single(page.FindComponents<AuditRow>()));
        foreach (var words in new[] { "198.51.100.4", "playbook release → you need the role operator", "Refused" })
        {
            Assert.Contains(words, page.Find("tbody tr").TextContent, StringComparison.Ordinal);
        }

        Assert.Equal("/api/v1/audit/export?actor=vera&outcome=Refused", page.Find("a[download]").GetAttribute("href"));
    }

    [Fact]
    public async Task Seals_AMonth_IsShownWithItsStateAndItsExport()
    {
        await Service<AuditLog>().AppendAsync(Event("ada", AuditOutcome.Succeeded), CancellationToken.None);
        Time.Advance(TimeSpan.FromDays(30));
        var sealedMonth = await Service<AuditSealer>().SealAsync(new DateOnly(2026, 3, 1), Event("ada", AuditOutcome.Intended), CancellationToken.None);
        Assert.Null(sealedMonth.Problem);
        var page = Page.Render<AuditLogPage>();

        page.WaitForAssertion(() => Assert.Contains("sealed, entries kept", page.Find("tr[data-name='2026-03']").TextContent, StringComparison.Ordinal));
        Assert.NotNull(page.Find("a[href='/api/v1/audit/export?month=2026-03']"));
    }

    [Theory]
    [InlineData("nonsense", "The head that was kept must be number:hash")]
    [InlineData("9999:abababababababababababababababababababababababababababababababab", "The chain is broken.")]
    public async Task Verify_AHeadThatWasKept_IsComparedOrRefused(string known, string expected)
    {
        await Service<AuditLog>().AppendAsync(Event("ada", AuditOutcome.Succeeded), CancellationToken.None);
        var page = Page.Render<AuditLogPage>();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("tbody tr")));

        await page.Find("#audit-known").ChangeAsync(new() { Value = known });
        await page.Find("form.known").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains(expected, page.Find("[role=status] .note").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Entry_Opened_IsThereWholeWithRequestAnswerAndHash()
    {
        var entry = await Service<AuditLog>().AppendAsync(
            Event("opal", AuditOutcome.Refused) with { SourceAddress = "198.51.100.7", Request = "PATCH /api/v1/nodes/n1\n[{}]", Answer = "403 <b>no</b>" }, CancellationToken.None);
        Navigation.NavigateTo("/audit?actor=opal");
        var page = Page.Render<AuditLogPage>();
        page.WaitForAssertion(() => Assert.Single(page.FindComponents<AuditRow>()));
        Assert.Empty(page.FindComponents<AuditEntryDetail>());

        Navigation.NavigateTo(page.Find("tbody tr a[aria-expanded=false]").GetAttribute("href")!);

        page.WaitForAssertion(() => Assert.NotNull(page.Find("tbody tr a[aria-expanded=true]")));
        var whole = page.Find("tr.whole").TextContent;
        foreach (var words in new[] { "development opal", "198.51.100.7", "PATCH /api/v1/nodes/n1\n[{}]", "403 <b>no</b>", Convert.ToHexStringLower(entry.Hash) })
        {
            Assert.Contains(words, whole, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("from=yesterday", "from=yesterday in the address cannot be read")]
    [InlineData("outcome=perhaps", "outcome=perhaps in the address cannot be read")]
    [InlineData("after=-3", "after=-3 in the address cannot be read")]
    public void Filter_ThatCannotBeRead_IsNamedAndNotLeftOutInSilence(string query, string expected)
    {
        Navigation.NavigateTo($"/audit?{query}");
        var page = Page.Render<AuditLogPage>();

        page.WaitForAssertion(() => Assert.Contains(expected, page.Find(".note.unknown").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Filter_ThatMatchesNothing_HeadingCountsWhatIsShown()
    {
        Navigation.NavigateTo("/audit?actor=nobody-of-this-name");
        var page = Page.Render<AuditLogPage>();

        page.WaitForAssertion(() => Assert.Contains("0 entries of the audit log match", page.Find("h1").TextContent, StringComparison.Ordinal));
    }

    private static AuditEvent Event(string actor, AuditOutcome outcome) => new() { Actor = actor, ActorId = $"development {actor}", Action = "remediation.execute", Outcome = outcome };
}
