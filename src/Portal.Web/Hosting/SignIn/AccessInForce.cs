using Microsoft.AspNetCore.Authorization;
using Portal.Core.Access;

namespace Portal.Web.Hosting.SignIn;

/// <summary>
/// Puts what is in force beside what the sign-in says, before anything decides: grants of the portal are added, and who was switched off has none.
/// Nobody's record is read for what anybody may have.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="records">What people may do.</param>
public sealed class AccessInForce(RequestDelegate next, AccessRecords records)
{
    /// <summary>Answers a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.User.Identity is { IsAuthenticated: true } && context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null)
        {
            context.User = context.User.With(await records.KnownAsync(context.User.ToPortalUser(), context.RequestAborted));
        }

        await next(context);
    }
}
