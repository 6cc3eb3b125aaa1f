using Bunit;
using Portal.Testing.Database;
using Portal.Web.Features.Remediation;
using Xunit;

namespace Portal.Web.Tests.Features.Remediation;

public sealed class RunDetailPageTests(DatabaseFixture database) : PageTest(database), IClassFixture<DatabaseFixture>
{
    [Theory]
    [InlineData("01a20c56-3041-739a-977c-465120bfb399")]
    [InlineData("nonsense")]
    public void Render_UnknownId_SaysThatThereIsNone(string id)
    {
        var page = Page.Render<RunDetailPage>(p => p.Add(f => f.Id, id));
        page.WaitForAssertion(() => Assert.Equal("There is no such remediation", page.Find("h1").TextContent.Trim()));
    }

    [Fact]
    public void List_NoRun_SaysHowOneBegins()
    {
        var page = Page.Render<RunListPage>();
        page.WaitForAssertion(() => Assert.Equal("No remediation is under way", page.Find("h1").TextContent.Trim()));
        Assert.Equal("A remediation begins at a finding.", page.Find(".empty a").TextContent);
    }
}
