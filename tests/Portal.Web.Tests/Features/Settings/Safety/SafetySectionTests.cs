using Bunit;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Remediation.Safety;
using Portal.Testing.Database;
using Portal.Web.Components.Layout;
using Portal.Web.Features.Settings.Safety;
using Xunit;

namespace Portal.Web.Tests.Features.Settings.Safety;

public sealed class SafetySectionTests(DatabaseFixture database) : PageTest(database), IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task Render_EachRule_SaysWhatItMeansAndItsLimitAndAPauseStandsOnEveryPage()
    {
        var page = Page.Render<SafetySection>();
        var banner = Page.Render<PauseBanner>();
        page.WaitForAssertion(() => Assert.Equal(Enum.GetValues<SafetyRule>().Length + 2, page.FindAll("table.rules tbody tr").Count));
        Assert.Matches("[1-9][0-9]* at once", page.Find("table.rules").TextContent); // The tests of a class share the settings.
        Assert.Contains("Not paused", page.Markup, StringComparison.Ordinal);
        Assert.Empty(banner.FindAll(".note"));

        // Without a reason nothing is paused.
        await page.Find("form.new").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("Say why", page.Find(".errors").TextContent, StringComparison.Ordinal));

        page.Find("#pause-reason").Change("The <b>network</b> changes");
        await page.Find("form.new").SubmitAsync();
        banner.WaitForAssertion(() => Assert.Contains("The <b>network</b> changes", banner.Find(".note").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("Remediation is paused on all clusters.", page.Find("table.rules").TextContent, StringComparison.Ordinal));

        await page.Find(".pauses .one button").ClickAsync(new());
        Time.Advance(TimeSpan.FromSeconds(1)); // Two changes at once are read together.
        banner.WaitForAssertion(() => Assert.Empty(banner.FindAll(".note")));
    }

    [Fact]
    public async Task Edit_WrongAndThenRightLimits_ListsEveryProblemAndSavesAsAWhole()
    {
        var page = Page.Render<SafetySection>();
        page.WaitForElement("p.acts button").Click();
        page.WaitForElement("#parallelRuns").Change("0");
        page.Find("#coolDownMinutes").Change("soon");
        await page.Find("form.limits").SubmitAsync();
        Assert.Contains("Must be a whole number.", page.Find("#coolDownMinutes-error").TextContent, StringComparison.Ordinal);

        page.Find("#coolDownMinutes").Change("0");
        page.Find("#protectedNamespaces").Change("kube-system\n../etc");
        page.Find("#waveSizes").Change("2, many");
        await page.Find("form.limits").SubmitAsync();
        Assert.Contains("Must be a whole number.", page.Find("#waveSizes-error").TextContent, StringComparison.Ordinal);
        page.Find("#waveSizes").Change("2, 0");
        await page.Find("form.limits").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("from 1 to 100", page.Find("#parallelRuns-error").TextContent, StringComparison.Ordinal));
        Assert.Contains("each from 1 to 1000", page.Find("#waveSizes-error").TextContent, StringComparison.Ordinal);
        Assert.Contains("../etc", page.Find("#protectedNamespaces-error").TextContent, StringComparison.Ordinal);

        page.Find("#parallelRuns").Change("7");
        page.Find("#waveSizes").Change("2, 10");
        page.Find("#protectedNamespaces").Change("kube-system\nstorage");
        await page.Find("form.limits").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("7 at once", page.Find("table.rules").TextContent, StringComparison.Ordinal));
        Assert.Contains("Waves of 2, 10 …; more than 25 objects need a second person; at most 2,000", page.Find("table.rules").TextContent, StringComparison.Ordinal);
        Assert.Contains("kube-system, storage", page.Find("table.rules").TextContent, StringComparison.Ordinal);
        await using var db = Database.CreateDbContext();
        Assert.Contains(await db.Set<AuditEntry>().Select(static e => e.Action).ToListAsync(), static action => action == "settings.safety");
    }

    [Fact]
    public void Render_ForAnOperator_ShowsTheRulesAndWhoMayChangeThem()
    {
        SignIn("olga", "Operator");

        var page = Page.Render<SafetySection>();

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".forbidden").Count));
        Assert.Empty(page.FindAll("form"));
        Assert.Contains("admin", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_DatabaseDown_SaysSoAndTheBannerIsSilent()
    {
        TakeDatabaseAway();

        var page = Page.Render<SafetySection>();

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".note")));
        Assert.Empty(Page.Render<PauseBanner>().FindAll(".note"));
    }
}
