using System.Text.Json.Nodes;
using Portal.Simulator.Http.Encoding;
using Portal.Simulator.Http.OpenApi;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Discovery;

/// <summary>Paths that are no resources: version, discovery, OpenAPI, health.</summary>
internal sealed class NonResourcePaths(ApiServices services)
{
    private readonly OpenApiDocuments _openApi = new(services.Api);

    public Task HandleAsync(HttpContext context)
    {
        if (context.Request.Method is not ("GET" or "HEAD"))
        {
            throw ApiErrors.MethodNotAllowed();
        }

        var path = (context.Request.Path.Value ?? "/").TrimEnd('/');
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments switch
        {
            [] => StatusWriter.WriteJsonAsync(context, 200, RootPaths()),
            ["version"] => StatusWriter.WriteJsonAsync(context, 200, VersionInfo.ToJson()),
            ["openapi", ..] => _openApi.HandleAsync(context, segments),
            ["readyz" or "livez" or "healthz", ..] => HealthPaths.HandleAsync(context, segments),
            ["api"] => AggregatedDiscovery.IsWanted(context)
                ? AggregatedDiscovery.WriteAsync(context, services.Api, isCore: true)
                : StatusWriter.WriteJsonAsync(context, 200, DiscoveryDocuments.CoreVersions(services.Options.AdvertiseAddress)),
            ["apis"] => AggregatedDiscovery.IsWanted(context)
                ? AggregatedDiscovery.WriteAsync(context, services.Api, isCore: false)
                : StatusWriter.WriteJsonAsync(context, 200, DiscoveryDocuments.Groups(services.Api)),
            ["api", var version] => Resources(context, "", version),
            ["apis", var group] => DiscoveryDocuments.Group(services.Api, group) is { } json
                ? StatusWriter.WriteJsonAsync(context, 200, json)
                : StatusWriter.WritePageNotFoundAsync(context),
            ["apis", var group, var version] when ExternalApis.IsDown(services.Api, group, version) => StatusWriter.WriteTextAsync(context, 503, ExternalApis.Unavailable),
            ["apis", var group, var version] => Resources(context, group, version),
            _ => StatusWriter.WritePageNotFoundAsync(context),
        };
    }

    private Task Resources(HttpContext context, string group, string version) =>
        DiscoveryDocuments.Resources(services.Api.Resources, group, version) is { } json
            ? StatusWriter.WriteJsonAsync(context, 200, json)
            : StatusWriter.WritePageNotFoundAsync(context);

    private static JsonObject RootPaths() => new()
    {
        ["paths"] = new JsonArray("/api", "/api/v1", "/apis", "/healthz", "/livez", "/openapi/v2", "/openapi/v3", "/readyz", "/version"),
    };
}
