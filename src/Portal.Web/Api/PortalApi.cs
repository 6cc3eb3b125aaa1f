using System.Text.Json.Serialization;
using Portal.Web.Api.Audit;
using Portal.Web.Api.Clusters;
using Portal.Web.Api.Findings;
using Portal.Web.Api.Knowledge;
using Portal.Web.Api.Playbooks;
using Portal.Web.Api.Problems;
using Portal.Web.Api.Remediations;
using Scalar.AspNetCore;

namespace Portal.Web.Api;

/// <summary>The HTTP API: everything that a person can do in the browser a program can do here.</summary>
public static class PortalApi
{
    /// <summary>Registers what the endpoints share.</summary>
    public static IServiceCollection AddPortalApi(this IServiceCollection services)
    {
        services.AddExceptionHandler<ApiProblemHandler>();
        services.AddProblemDetails(static options => options.CustomizeProblemDetails = static context =>
            context.ProblemDetails.Instance ??= context.HttpContext.Request.Path);
        services.ConfigureHttpJsonOptions(static json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
            json.SerializerOptions.Converters.Add(new UtcTimeConverter());
        });
        services.AddOpenApi("v1");
        return services;
    }

    /// <summary>Maps all endpoints.</summary>
    public static void MapPortalApi(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapScalarApiReference("/api", static options => options.WithTitle("Portal API").WithOpenApiRoutePattern("/openapi/{documentName}.json"));
        HealthApi.Map(app);
        var api = app.MapGroup("/api/v1");
        ClustersApi.Map(api);
        FindingsApi.Map(api);
        KnowledgeApi.Map(api);
        PlaybooksApi.Map(api);
        RemediationsApi.Map(api);
        AuditApi.Map(api);
    }
}
