using System.Text.Json.Serialization;
using Portal.Web.Api.Access;
using Portal.Web.Api.Audit;
using Portal.Web.Api.Clusters;
using Portal.Web.Api.Deletions;
using Portal.Web.Api.Findings;
using Portal.Web.Api.Knowledge;
using Portal.Web.Api.Objects;
using Portal.Web.Api.Playbooks;
using Portal.Web.Api.Problems;
using Portal.Web.Api.Remediations;
using Portal.Web.Api.Safety;
using Portal.Web.Hosting.Security;
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
        services.AddOpenApi("v1", static options => options.AddDocumentTransformer(static (document, _, _) =>
        {
            document.Info.Title = "Kubernetes operations portal";
            document.Info.Description = "Everything that a person can do in the browser. Errors are RFC 9457 problem details; times are RFC 3339 in UTC. "
                + "In development sign-in, X-Portal-User and X-Portal-Roles say who asks.";
            return Task.CompletedTask;
        }));
        return services;
    }

    /// <summary>Maps all endpoints.</summary>
    public static void MapPortalApi(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapScalarApiReference("/api", static (options, context) => options
            .WithTitle("Portal API").WithOpenApiRoutePattern("/openapi/{documentName}.json").WithNonce(SecurityHeaders.LetInApiPage(context))
            .DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideDeveloperTools().HideClientButton());
        HealthApi.Map(app);
        var api = app.MapGroup("/api/v1");
        ClustersApi.Map(api);
        ObjectsApi.Map(api);
        DeletionsApi.Map(api);
        FindingsApi.Map(api);
        KnowledgeApi.Map(api);
        RunbooksApi.Map(api);
        PlaybooksApi.Map(api);
        RemediationsApi.Map(api);
        SafetyApi.Map(api);
        AuditApi.Map(api);
        AccessApi.Map(api);
    }
}
