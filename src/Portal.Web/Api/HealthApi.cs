using System.Globalization;
using Portal.Core.Persistence;

namespace Portal.Web.Api;

/// <summary>Liveness and readiness, for whoever runs the portal.</summary>
public static class HealthApi
{
    /// <summary>Maps <c>/healthz</c> and <c>/readyz</c>; both may be asked without signing in and tell nothing but the state.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", static () => TypedResults.Ok(new HealthResponse("ok", null)))
            .AllowAnonymous().WithTags("Health").WithSummary("Whether the process lives.").Produces<HealthResponse>();
        app.MapGet("/readyz", static (DatabaseState database) =>
            {
                var status = database.Current;
                return status.IsReady
                    ? Results.Ok(new HealthResponse("ready", null))
                    : Results.Json(
                        new HealthResponse("not ready", status.Sentence.In(CultureInfo.CurrentUICulture.Name)), statusCode: StatusCodes.Status503ServiceUnavailable);
            })
            .AllowAnonymous().WithTags("Health").WithSummary("Whether the portal can do all of its work; 503 says what is missing.").Produces<HealthResponse>()
            .Produces<HealthResponse>(StatusCodes.Status503ServiceUnavailable);
    }
}
