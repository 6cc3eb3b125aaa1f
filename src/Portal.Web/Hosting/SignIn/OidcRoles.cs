using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using Portal.Core.Access;
using Portal.Web.Hosting.Settings;

namespace Portal.Web.Hosting.SignIn;

/// <summary>From the groups of an identity provider to the roles of the portal. Nothing else in a token counts.</summary>
public static class OidcRoles
{
    /// <summary>The grants that some groups give: by the prefix and the role's name everywhere, and what the configuration says. Pure.</summary>
    /// <param name="groups">Values of the groups claim.</param>
    /// <param name="prefix">What stands before the role, such as <c>portal-</c>.</param>
    /// <param name="configured">What the configuration gives to groups.</param>
    public static ImmutableHashSet<Grant> From(IEnumerable<string> groups, string prefix, ImmutableArray<GroupGrant> configured)
    {
        var named = groups.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Enum.GetValues<PortalRole>().Where(role => named.Contains(prefix + RoleNames.Of(role))).Select(static role => new Grant(role)),
            .. configured.Where(given => named.Contains(given.Group)).SelectMany(static given => given.Grants),
        ];
    }

    /// <summary>Replaces what a validated token says by what it means here: grants, groups, and when it was issued.</summary>
    /// <param name="identity">The identity of a validated token.</param>
    /// <param name="oidc">The provider.</param>
    /// <param name="configured">What the configuration gives to groups.</param>
    /// <param name="now">The present, for a token that does not say when it was issued.</param>
    public static void Map(ClaimsIdentity identity, OidcSettings oidc, ImmutableArray<GroupGrant> configured, DateTimeOffset now)
    {
        PortalUserClaims.RemoveForeign(identity);
        var claims = identity.FindAll(oidc.RoleClaim).ToList();
        var groups = claims.Select(static claim => claim.Value).Distinct(StringComparer.Ordinal).ToList();
        var issued = long.TryParse(identity.FindFirst("iat")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 253_402_300_799 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : now;

        // Kept under one name only: a cookie has to hold them.
        claims.ForEach(identity.RemoveClaim);
        identity.AddClaims(groups.Select(static group => new Claim(PortalUserClaims.GroupClaim, group)));
        identity.AddClaims(From(groups, oidc.RolePrefix, configured).Select(static grant => new Claim(PortalUserClaims.GrantClaim, grant.ToString())));
        identity.AddClaim(PortalUserClaims.SignedIn(issued < now ? issued : now));
    }
}
