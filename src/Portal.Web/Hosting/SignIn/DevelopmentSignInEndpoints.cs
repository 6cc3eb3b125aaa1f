using Portal.Web.Localization;

namespace Portal.Web.Hosting.SignIn;

/// <summary>The form behind the user picker of development sign-in.</summary>
public static class DevelopmentSignInEndpoints
{
    /// <summary>
    /// Maps <c>POST /sign-in/development</c> with the form fields <c>user</c>, <c>roles</c> (parted by commas) and <c>returnUrl</c>. It needs
    /// no antiforgery token: <see cref="Security.SameOriginOnly"/> refuses foreign forms, and there is nothing to steal in this mode.
    /// </summary>
    public static void MapDevelopmentSignIn(this IEndpointRouteBuilder app) =>
        app.MapPost("/sign-in/development", (Delegate)SignInAsync).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();

    private static async Task<IResult> SignInAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (identity, problem) = DevelopmentIdentity.Parse(form["user"].ToString(), form["roles"].ToString());
        if (identity is null)
        {
            await Refusal.AnswerAsync(context, StatusCodes.Status400BadRequest, SignInText.NotSignedIn, problem!);
            return Results.Empty;
        }

        context.Response.Cookies.Append(DevelopmentSignInHandler.CookieName, identity.ToCookie(), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Path = "/",
        });
        return Results.LocalRedirect(LocalPath.OrRoot(form["returnUrl"].ToString()));
    }
}
