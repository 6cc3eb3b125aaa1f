using Bunit;
using Portal.Testing.Database;
using Portal.Web.Features.Settings;
using Xunit;

namespace Portal.Web.Tests.Features.Settings;

public sealed class SettingsPageTests(DatabaseFixture database) : PageTest(database), IClassFixture<DatabaseFixture>
{
    [Fact]
    public void Render_DatabaseDown_IsShownAllTheSame()
    {
        TakeDatabaseAway();
        var page = Page.Render<SettingsPage>();
        page.WaitForAssertion(() => Assert.Contains("PostgreSQL at", page.Find("dl").TextContent, StringComparison.Ordinal));
        Assert.Contains("Loopback only.", page.Find("dl").TextContent, StringComparison.Ordinal);
    }
}
