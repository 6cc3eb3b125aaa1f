using System.Collections.Immutable;
using System.Security.Claims;
using Portal.Core.Access;

namespace Portal.Web.Hosting.SignIn;

/// <summary>From a signed-in principal to the person that services act for.</summary>
public static class PortalUserClaims
{
    /// <summary>The person.</summary>
    /// <param name="principal">An authenticated principal whose roles are already those of the portal.</param>
    /// <exception cref="InvalidOperationException">Nobody is signed in: whoever asks forgot to require it.</exception>
    public static PortalUser ToPortalUser(this ClaimsPrincipal principal)
    {
        var id = principal.FindFirst(ClaimTypes.NameIdentifier) ?? principal.FindFirst("sub");
        if (principal.Identity is not { IsAuthenticated: true } || id is null)
        {
            throw new InvalidOperationException("Nobody is signed in.");
        }

        return new PortalUser
        {
            Name = principal.Identity.Name ?? id.Value,
            Issuer = id.Issuer,
            Subject = id.Value,
            Roles = [.. principal.FindAll(ClaimTypes.Role).SelectMany(static claim => Role(claim.Value))],
        };
    }

    private static ImmutableArray<PortalRole> Role(string name) =>
        Enum.GetNames<PortalRole>().Contains(name) ? [Enum.Parse<PortalRole>(name)] : [];
}
