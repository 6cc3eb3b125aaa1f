using System.Security.Claims;
using Portal.Simulator.Http.Discovery;
using Portal.Simulator.Http.Encoding;
using Portal.Simulator.Http.Handlers;
using Portal.Simulator.Http.Routing;
using Portal.Simulator.Http.Security;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http;

/// <summary>Every request: authenticate, impersonate, authorise, route, handle; a refusal becomes a Status.</summary>
internal sealed class ApiPipeline(ApiServices services)
{
    private readonly NonResourcePaths _paths = new(services);

    public async Task InvokeAsync(HttpContext context)
    {
        context.Response.Headers["Audit-Id"] = Guid.NewGuid().ToString();
        context.Response.Headers.CacheControl = "no-cache, private";
        context.Response.Headers.Date = services.Api.Time.GetUtcNow().ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        try
        {
            await HandleAsync(context);
        }
        catch (ApiException e) when (!context.Response.HasStarted)
        {
            await StatusWriter.WriteAsync(context, e.Status);
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            await StatusWriter.WriteAsync(context, new ApiStatus { Code = e.StatusCode, Reason = "RequestEntityTooLarge", Message = e.Message });
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone; there is nobody to answer.
        }
        catch (Exception e) when (!context.Response.HasStarted && e is not OutOfMemoryException)
        {
            await StatusWriter.WriteAsync(context, Unexpected(e));
        }
    }

    /// <summary>A defect of the simulator must look like one: a Status with the exception's text, and the connection goes on.</summary>
    private static ApiStatus Unexpected(Exception e) =>
        new() { Code = 500, Reason = "InternalError", Message = $"Internal error occurred: {e.GetType().Name}: {e.Message}", Details = new StatusDetails { Causes = [new("", e.Message)] } };

    private Task HandleAsync(HttpContext context)
    {
        var info = RequestInfoParser.Parse(context.Request);
        var user = services.Authenticator.Authenticate(context);
        if (Authenticator.Impersonated(context.Request) is { } impersonated)
        {
            ImpersonationRules.Check(services.Authorizer, user, impersonated);
            user = impersonated;
        }

        context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, user.Name)], "Simulator"));
        Authorize(info, user);
        if (!info.IsResource)
        {
            return _paths.HandleAsync(context);
        }

        if (ExternalApis.IsDown(services.Api, info.Group, info.Version))
        {
            return StatusWriter.WriteTextAsync(context, 503, ExternalApis.Unavailable);
        }

        var resource = services.Api.Resources.Find(info.Group, info.Version, info.Resource);
        return resource is null
            ? StatusWriter.WritePageNotFoundAsync(context)
            : ResourceDispatcher.DispatchAsync(new ApiRequest(context, info, resource, user, services));
    }

    private void Authorize(RequestInfo info, UserInfo user)
    {
        if (!services.Authorizer.Authorize(user, info.ToAccess()).Allowed)
        {
            throw Refusals.Forbidden(user, info);
        }
    }
}
