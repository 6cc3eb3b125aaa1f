using System.Security.Claims;
using Portal.Core.Access;
using Portal.Web.Hosting.Settings;
using Portal.Web.Hosting.SignIn;
using Xunit;

namespace Portal.Web.Tests.Hosting.SignIn;

public sealed class OidcRolesTests
{
    private static readonly OidcSettings Oidc = new(new Uri("https://id.example"), "portal", "secret", "groups", "portal-");
    private static readonly DateTimeOffset Now = new(2026, 3, 18, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Map_GroupsOfATokens_AreGrantsAtTheirPlaces()
    {
        var user = Map(
            new("groups", "portal-viewer"), new("groups", "portal-break-glass"), new("groups", "shop-team"), new("groups", "system:masters"),
            new("iat", new DateTimeOffset(2026, 3, 18, 2, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal(["break-glass", "operator@prod/shop", "viewer"], user.Grants.Select(static grant => grant.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(["portal-break-glass", "portal-viewer", "shop-team", "system:masters"], user.Groups.Order(StringComparer.Ordinal));
        Assert.Equal(Now.AddHours(-1), user.SignedInAt);
    }

    [Theory]
    [InlineData(ClaimTypes.Role, "Admin")]
    [InlineData(PortalUserClaims.GrantClaim, "admin")]
    [InlineData("portal-in-force", "admin")]
    [InlineData("portal-looked", "true")]
    [InlineData("groups", "admin")]
    [InlineData("groups", "PORTAL-ADMIN")]
    [InlineData("groups", "portal-admin@prod")]
    public void Map_ATokenThatSpeaksAsThePortal_IsNotBelieved(string type, string value) => Assert.Empty(Map(new Claim(type, value)).Grants);

    [Fact]
    public void Map_ATokenOfTheFuture_IsOfNow() => Assert.Equal(Now, Map(new Claim("iat", "99999999999")).SignedInAt);

    private static PortalUser Map(params Claim[] claims)
    {
        var identity = new ClaimsIdentity([new Claim("sub", "1", ClaimValueTypes.String, "https://id.example"), .. claims], "test");
        OidcRoles.Map(identity, Oidc, [new GroupGrant("shop-team", [new Grant(PortalRole.Operator, "prod", "shop")])], Now);
        return new ClaimsPrincipal(identity).ToPortalUser();
    }
}
