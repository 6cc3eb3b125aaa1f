using System.Collections.Immutable;
using System.Security.Claims;
using Portal.Core.Access;

namespace Portal.Web.Hosting.SignIn;

/// <summary>Who a person says to be in development sign-in.</summary>
/// <param name="Name">Name, 1 to 128 characters without control characters.</param>
/// <param name="Roles">Roles.</param>
public sealed record DevelopmentIdentity(string Name, ImmutableArray<PortalRole> Roles)
{
    /// <summary>Everybody who says nothing: <c>dev</c> with all roles.</summary>
    public static DevelopmentIdentity Standard { get; } = new("dev", [.. Enum.GetValues<PortalRole>()]);

    /// <summary>Reads what the headers or the picker say.</summary>
    /// <param name="name">The name.</param>
    /// <param name="roles">Roles parted by commas; empty means all of them.</param>
    /// <returns>The identity, or null and what is wrong.</returns>
    public static (DevelopmentIdentity? Identity, string? Problem) Parse(string name, string roles)
    {
        name = name.Trim();
        if (name.Length is 0 or > 128 || name.Any(char.IsControl))
        {
            return (null, "The user's name must have 1 to 128 characters and no control characters.");
        }

        var result = ImmutableArray.CreateBuilder<PortalRole>();
        foreach (var role in roles.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (role.Any(char.IsDigit) || !Enum.TryParse<PortalRole>(role, ignoreCase: true, out var parsed))
            {
                var known = string.Join(", ", Enum.GetNames<PortalRole>().Select(static known => known.ToLowerInvariant()));
                return (null, $"A role in {DevelopmentSignInHandler.RolesHeader} is not known. Known are: {known}.");
            }

            result.Add(parsed);
        }

        return (new DevelopmentIdentity(name, result.Count == 0 ? Standard.Roles : result.ToImmutable()), null);
    }

    /// <summary>Reads the picker's cookie.</summary>
    /// <param name="value">What <see cref="ToCookie"/> wrote.</param>
    public static (DevelopmentIdentity? Identity, string? Problem) FromCookie(string value) =>
        value.Split('|') is [var name, var roles]
            ? Parse(Uri.UnescapeDataString(name), roles)
            : (null, $"The cookie {DevelopmentSignInHandler.CookieName} cannot be read. Delete it.");

    /// <summary>The identity as a cookie's value.</summary>
    public string ToCookie() => $"{Uri.EscapeDataString(Name)}|{string.Join(',', Roles)}";

    /// <summary>The identity as claims: issuer and subject make the person, as with OpenID Connect.</summary>
    public ClaimsIdentity ToClaims() => new(
        [
            new Claim(ClaimTypes.NameIdentifier, Name, ClaimValueTypes.String, "development"),
            new Claim(ClaimTypes.Name, Name),
            .. Roles.Select(static role => new Claim(ClaimTypes.Role, role.ToString())),
        ],
        DevelopmentSignInHandler.SchemeName);
}
