namespace Portal.Web.Hosting.Settings;

/// <summary>The OpenID Connect provider.</summary>
/// <param name="Authority">Issuer URL, https (<c>PORTAL_OIDC_AUTHORITY</c>).</param>
/// <param name="ClientId">Client id, which is also the audience of bearer tokens (<c>PORTAL_OIDC_CLIENT_ID</c>).</param>
/// <param name="ClientSecret">Client secret (<c>PORTAL_OIDC_CLIENT_SECRET</c>).</param>
/// <param name="RoleClaim">The claim that holds the person's groups (<c>PORTAL_OIDC_ROLE_CLAIM</c>; default <c>groups</c>).</param>
/// <param name="RolePrefix">What stands before the role in a group's name (<c>PORTAL_OIDC_ROLE_PREFIX</c>; default <c>portal-</c>).</param>
public sealed record OidcSettings(Uri Authority, string ClientId, string ClientSecret, string RoleClaim, string RolePrefix);
