using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Portal.Core.Access;
using Portal.Web.Localization;

namespace Portal.Web.Hosting.SignIn;

/// <summary>Says in words which role is missing when the person who is signed in may not even read.</summary>
public sealed class RefusalWriter : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _standard = new();

    /// <inheritdoc/>
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult) =>
        authorizeResult.Forbidden && context.User.Identity is { IsAuthenticated: true }
            ? Refusal.AnswerAsync(
                context,
                StatusCodes.Status403Forbidden,
                SignInText.MayNotSee,
                AccessPolicy.Decide(context.User.ToPortalUser(), PortalOperation.Read).Reason.In(CultureInfo.CurrentUICulture.Name))
            : _standard.HandleAsync(next, context, policy, authorizeResult);
}
