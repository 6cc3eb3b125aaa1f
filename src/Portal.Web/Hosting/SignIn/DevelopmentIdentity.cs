using System.Collections.Immutable;
using System.Security.Claims;
using Portal.Core.Access;

namespace Portal.Web.Hosting.SignIn;

/// <summary>Who a person says to be in development sign-in.</summary>
/// <param name="Name">Name, 1 to 128 characters without control characters.</param>
/// <param name="Grants">Roles with their places.</param>
public sealed record DevelopmentIdentity(string Name, ImmutableArray<Grant> Grants)
{
    private const int MostGrants = 100;

    /// <summary>Everybody who says nothing: <c>dev</c> with all roles.</summary>
    public static DevelopmentIdentity Standard { get; } = new("dev", [.. Enum.GetValues<PortalRole>().Select(static role => new Grant(role))]);

    /// <summary>Reads what the headers or the picker say.</summary>
    /// <param name="name">The name.</param>
    /// <param name="roles">Roles parted by commas, each <c>role</c>, <c>role@cluster</c> or <c>role@cluster/namespace</c>; empty means all of them everywhere.</param>
    /// <returns>The identity, or null and what is wrong.</returns>
    public static (DevelopmentIdentity? Identity, string? Problem) Parse(string name, string roles)
    {
        name = name.Trim();
        if (name.Length is 0 or > 128 || name.Any(char.IsControl))
        {
            return (null, "The user's name must have 1 to 128 characters and no control characters.");
        }

        var result = ImmutableArray.CreateBuilder<Grant>();
        foreach (var text in roles.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Grant.Parse(text) is not { Grant: { } grant })
            {
                return (null, $"A role in {DevelopmentSignInHandler.RolesHeader} cannot be read. {Grant.Parse(text).Problem} Write operator, operator@cluster or operator@cluster/namespace.");
            }

            result.Add(grant);
        }

        return result.Count > MostGrants
            ? (null, $"{DevelopmentSignInHandler.RolesHeader} holds more than {MostGrants} roles.")
            : (new DevelopmentIdentity(name, result.Count == 0 ? Standard.Grants : result.ToImmutable()), null);
    }

    /// <summary>Reads the picker's cookie.</summary>
    /// <param name="value">What <see cref="ToCookie"/> wrote.</param>
    public static (DevelopmentIdentity? Identity, string? Problem) FromCookie(string value) =>
        value.Split('|') is [var name, var roles]
            ? Parse(Uri.UnescapeDataString(name), Uri.UnescapeDataString(roles))
            : (null, $"The cookie {DevelopmentSignInHandler.CookieName} cannot be read. Delete it.");

    /// <summary>The identity as a cookie's value.</summary>
    public string ToCookie() => $"{Uri.EscapeDataString(Name)}|{Uri.EscapeDataString(string.Join(',', Grants))}";

    /// <summary>The identity as claims: issuer and subject make the person, as with OpenID Connect.</summary>
    /// <param name="now">When the person said so.</param>
    public ClaimsIdentity ToClaims(DateTimeOffset now) => new(
        [
            new Claim(ClaimTypes.NameIdentifier, Name, ClaimValueTypes.String, "development"),
            new Claim(ClaimTypes.Name, Name),
            PortalUserClaims.SignedIn(now),
            .. Grants.Select(static grant => new Claim(PortalUserClaims.GrantClaim, grant.ToString())),
        ],
        DevelopmentSignInHandler.SchemeName);
}
