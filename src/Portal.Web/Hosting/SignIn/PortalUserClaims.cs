using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using Portal.Core.Access;

namespace Portal.Web.Hosting.SignIn;

/// <summary>From a signed-in principal to the person that services act for, and back.</summary>
public static class PortalUserClaims
{
    /// <summary>A role with its place that the sign-in vouches for.</summary>
    public const string GrantClaim = "portal-grant";

    /// <summary>A group that the sign-in names.</summary>
    public const string GroupClaim = "portal-group";

    /// <summary>When the sign-in was made, in milliseconds since 1970.</summary>
    public const string SignedInClaim = "portal-signed-in";

    private const string Prefix = "portal-";
    private const string LookedClaim = "portal-looked";
    private const string InForceClaim = "portal-in-force";
    private const string DisabledClaim = "portal-disabled";

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
            SignInGrants = [.. principal.FindAll(ClaimTypes.Role).SelectMany(static claim => Role(claim.Value)), .. Grants(principal, GrantClaim)],
            Groups = [.. principal.FindAll(GroupClaim).Select(static claim => claim.Value)],
            SignedInAt = long.TryParse(principal.FindFirst(SignedInClaim)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
            InForce = principal.HasClaim(static claim => claim.Type == LookedClaim) ? [.. Grants(principal, InForceClaim)] : null,
            DisabledBecause = principal.FindFirst(DisabledClaim)?.Value,
        };
    }

    /// <summary>The same principal with what is in force, for whoever answers this request.</summary>
    internal static ClaimsPrincipal With(this ClaimsPrincipal principal, PortalUser user)
    {
        var found = new ClaimsIdentity([new Claim(LookedClaim, "true"), .. user.Grants.Select(static grant => new Claim(InForceClaim, grant.ToString()))]);
        if (user.DisabledBecause is { } reason)
        {
            found.AddClaim(new Claim(DisabledClaim, reason));
        }

        var result = principal.Clone();
        result.AddIdentity(found);
        return result;
    }

    /// <summary>The claim of <see cref="SignedInClaim"/>.</summary>
    internal static Claim SignedIn(DateTimeOffset at) => new(SignedInClaim, at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64);

    /// <summary>Takes out what only the portal says of itself: a token that says it is not believed.</summary>
    internal static void RemoveForeign(ClaimsIdentity identity)
    {
        foreach (var claim in identity.FindAll(static claim => claim.Type == ClaimTypes.Role || claim.Type.StartsWith(Prefix, StringComparison.Ordinal)).ToList())
        {
            identity.RemoveClaim(claim);
        }
    }

    private static IEnumerable<Grant> Grants(ClaimsPrincipal principal, string type) =>
        principal.FindAll(type).Select(static claim => Grant.Parse(claim.Value).Grant).OfType<Grant>();

    private static ImmutableArray<Grant> Role(string name) =>
        Enum.GetNames<PortalRole>().Contains(name) ? [new Grant(Enum.Parse<PortalRole>(name))] : [];
}
