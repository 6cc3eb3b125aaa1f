using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Portal.Web.Localization;

namespace Portal.Web.Hosting.SignIn;

/// <summary>
/// Development sign-in (api.md, "Common rules"): the person is who the header <c>X-Portal-User</c> or the picker's cookie says, with the
/// roles of <c>X-Portal-Roles</c>; without either the user <c>dev</c> with all roles. Only registered when it was chosen by name, and then
/// the portal listens on loopback only.
/// </summary>
public sealed class DevelopmentSignInHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Name of the authentication scheme.</summary>
    public const string SchemeName = "Development";

    /// <summary>The cookie that the user picker sets; its value is a <see cref="DevelopmentIdentity"/>.</summary>
    public const string CookieName = "portal-development-user";

    /// <summary>Header with the user's name.</summary>
    public const string UserHeader = "X-Portal-User";

    /// <summary>Header with the roles, parted by commas.</summary>
    public const string RolesHeader = "X-Portal-Roles";

    /// <inheritdoc/>
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var (identity, problem) = Request.Headers.TryGetValue(UserHeader, out var user)
            ? DevelopmentIdentity.Parse(user.ToString(), Request.Headers[RolesHeader].ToString())
            : Request.Cookies.TryGetValue(CookieName, out var cookie)
                ? DevelopmentIdentity.FromCookie(cookie)
                : (DevelopmentIdentity.Standard, null);
        return Task.FromResult(identity is null
            ? AuthenticateResult.Fail(problem!)
            : AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity.ToClaims(TimeProvider.GetUtcNow())), SchemeName)));
    }

    /// <inheritdoc/>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var result = await HandleAuthenticateOnceSafeAsync();
        await Refusal.AnswerAsync(
            Context, StatusCodes.Status401Unauthorized, SignInText.NotSignedIn, result.Failure?.Message ?? $"Name a user in the header {UserHeader}.");
    }
}
