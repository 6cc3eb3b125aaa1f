using Bunit;
using Portal.Core.Access;
using Portal.Testing;
using Portal.Testing.Database;
using Portal.Web.Components.Layout;
using Portal.Web.Components.Live;
using Portal.Web.Tests.Features;
using Xunit;

namespace Portal.Web.Tests.Components.Layout;

/// <summary>An open page of somebody who is switched off (attack 23).</summary>
public sealed class AccessGateTests(DatabaseFixture database) : PageTest(database), IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task OpenPage_OfAPersonWhoIsSwitchedOff_GoesAndSaysWhy()
    {
        SignIn("gone", "Operator");
        var gate = Page.Render<AccessGate>(static p => p.AddChildContent("<p id='secret'>live</p>"));
        gate.WaitForAssertion(() => Assert.NotNull(gate.Find("#secret")));
        // A page waits two seconds for the record and no longer; who is to be switched off must be in it.
        var user = await Service<AccessRecords>().CurrentAsync(await Service<CurrentUser>().GetAsync(), CancellationToken.None);
        var admin = new PortalUser { Name = "root", Issuer = "test", Subject = "root", Roles = [PortalRole.Admin] };

        await Service<GrantBook>().SwitchAsync(user.Id, "left the company", admin, "", CancellationToken.None);

        await Eventually.PassesAsync(() =>
        {
            Time.Advance(TimeSpan.FromMilliseconds(300));
            Assert.Contains("left the company", gate.Find("[data-access=ended]").TextContent, StringComparison.Ordinal);
        });
        Assert.Empty(gate.FindAll("#secret"));
    }

    [Fact]
    public async Task OpenPage_OfAPersonWhoLostEachRoleElsewhere_GoesAtATick()
    {
        SignIn("gone", "Viewer");
        var gate = Page.Render<AccessGate>(static p => p.AddChildContent("<p id='secret'>live</p>"));
        gate.WaitForAssertion(() => Assert.NotNull(gate.Find("#secret")));
        SignIn("gone");

        await Eventually.PassesAsync(() =>
        {
            Time.Advance(TimeSpan.FromSeconds(10));
            Assert.NotNull(gate.Find("[data-access=ended]"));
        });
        Assert.Empty(gate.FindAll("#secret"));
    }
}
