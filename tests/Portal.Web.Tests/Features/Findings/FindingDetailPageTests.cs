using Bunit;
using Portal.Testing.Database;
using Portal.Web.Features.Findings;
using Xunit;

namespace Portal.Web.Tests.Features.Findings;

public sealed class FindingDetailPageTests(DatabaseFixture database) : PageTest(database), IClassFixture<DatabaseFixture>
{
    [Theory]
    [InlineData("01a20c56-3041-739a-977c-465120bfb399")]
    [InlineData("nonsense")]
    [InlineData("../../etc/passwd")]
    public void Render_UnknownId_SaysThatThereIsNone(string id)
    {
        var page = Page.Render<FindingDetailPage>(p => p.Add(f => f.Id, id));
        page.WaitForAssertion(() => Assert.Equal("There is no such finding", page.Find("h1").TextContent.Trim()));
    }

    [Fact]
    public async Task Render_OpenFinding_ShowsEvidenceLadderAndHistory()
    {
        var finding = Sightings.Open("db-0", Time.GetUtcNow());
        await SaveAsync(finding);
        var page = Page.Render<FindingDetailPage>(p => p.Add(f => f.Id, finding.Id.ToString()));
        page.WaitForAssertion(() => Assert.Equal("shop/db-0 cannot be deleted: its node n1 is down", page.Find("h1").TextContent.Replace("Critical", "", StringComparison.Ordinal).Trim()));
        Assert.Equal("status.conditions[Ready]", page.Find(".path").TextContent);
        Assert.Equal("Bring the node back", page.Find(".rung h3").TextContent);
        Assert.Contains("Bring node n1 back.", page.Find(".note").TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll(".btn.primary"));
    }

    [Fact]
    public async Task Render_Chinese_HasNoEnglishOfOurOwn()
    {
        Language("zh");
        var finding = Sightings.Open("db-1", Time.GetUtcNow());
        await SaveAsync(finding);
        var page = Page.Render<FindingDetailPage>(p => p.Add(f => f.Id, finding.Id.ToString()));
        page.WaitForAssertion(() => Assert.Contains("shop/db-1 删不掉", page.Find("h1").TextContent, StringComparison.Ordinal));
        Assert.Equal(["证据", "经过", "可以怎么做"], page.FindAll("h2").Select(h => h.TextContent));
    }

    [Fact]
    public async Task Render_ResolvedFinding_HasNothingToDo()
    {
        var finding = Sightings.Open("db-2", Time.GetUtcNow());
        finding.Resolve(Time.GetUtcNow().AddMinutes(1));
        await SaveAsync(finding);
        var page = Page.Render<FindingDetailPage>(p => p.Add(f => f.Id, finding.Id.ToString()));
        page.WaitForAssertion(() => Assert.Contains("Nothing is to be done.", page.Find(".note").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".btn.primary"));
    }

    [Fact]
    public async Task Render_NotExaminedFinding_IsStale()
    {
        var finding = Sightings.Open("db-3", Time.GetUtcNow());
        finding.Doubt(Time.GetUtcNow().AddMinutes(1));
        await SaveAsync(finding);
        var page = Page.Render<FindingDetailPage>(p => p.Add(f => f.Id, finding.Id.ToString()));
        page.WaitForAssertion(() => Assert.Contains("cannot be looked at", page.Find(".note.stale").TextContent, StringComparison.Ordinal));
    }
}
