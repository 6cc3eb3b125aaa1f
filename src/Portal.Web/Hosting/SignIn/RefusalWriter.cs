using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Portal.Core.Access;

namespace Portal.Web.Hosting.SignIn;

/// <summary>Says in words which role is missing when the person who is signed in may not even read.</summary>
public sealed class RefusalWriter : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _standard = new();

    /// <inheritdoc/>
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult) =>
        authorizeResult.Forbidden && context.User.Identity is { IsAuthenticated: true }
            ? Results.Problem(
                statusCode: StatusCodes.Status403Forbidden,
                title: "You may not see this",
                detail: AccessPolicy.Decide(context.User.ToPortalUser(), PortalOperation.Read).Reason.In(CultureInfo.CurrentUICulture.Name))
                .ExecuteAsync(context)
            : _standard.HandleAsync(next, context, policy, authorizeResult);
}
