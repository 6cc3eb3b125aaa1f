using System.Security.Claims;
using Portal.Core.Access;

namespace Portal.Web.Hosting.SignIn;

/// <summary>From the groups of an identity provider to the roles of the portal: the prefix and the role's name, nothing else counts.</summary>
public static class OidcRoles
{
    /// <summary>The role claims that some groups give. Pure.</summary>
    /// <param name="groups">Values of the groups claim.</param>
    /// <param name="prefix">What stands before the role, such as <c>portal-</c>.</param>
    public static IEnumerable<Claim> From(IEnumerable<string> groups, string prefix) =>
        from role in Enum.GetValues<PortalRole>()
        where groups.Contains(prefix + role.ToString().ToLowerInvariant(), StringComparer.Ordinal)
        select new Claim(ClaimTypes.Role, role.ToString());
}
