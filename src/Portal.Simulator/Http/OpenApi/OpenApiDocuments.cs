using System.Text.Json.Nodes;
using Portal.Simulator.Http.Encoding;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.OpenApi;

/// <summary>
/// OpenAPI as far as kubectl needs it: which writes take dryRun and fieldValidation, and what kinds look like for
/// <c>kubectl explain</c>. Kinds that the simulator does not know in detail appear as open objects.
/// </summary>
internal sealed class OpenApiDocuments(SimulatedApi api)
{
    private const string SchemasPrefix = "#/components/schemas/";
    private const string DefinitionsPrefix = "#/definitions/";

    public Task HandleAsync(HttpContext context, string[] segments) => segments switch
    {
        ["openapi", "v3"] => StatusWriter.WriteJsonAsync(context, 200, Index()),
        ["openapi", "v3", "api", var version] => WriteAsync(context, "", version),
        ["openapi", "v3", "apis", var group, var version] => WriteAsync(context, group, version),
        ["openapi", "v2"] => WriteOldAsync(context),
        _ => StatusWriter.WritePageNotFoundAsync(context),
    };

    private JsonObject Index()
    {
        var paths = new JsonObject();
        foreach (var (group, version) in api.Resources.All.Select(r => (r.Group, r.Version)).Distinct())
        {
            var path = group.Length == 0 ? $"api/{version}" : $"apis/{group}/{version}";
            var revision = api.Store.Snapshot(KnownResources.CustomResourceDefinitions.StorageKey).Objects.Select(c => c.Revision).DefaultIfEmpty().Max();
            paths[path] = new JsonObject { ["serverRelativeURL"] = FormattableString.Invariant($"/openapi/v3/{path}?hash={revision:X}") };
        }

        return new JsonObject { ["paths"] = paths };
    }

    private Task WriteAsync(HttpContext context, string group, string version)
    {
        var resources = api.Resources.All.Where(r => r.Group == group && r.Version == version).ToList();
        if (resources.Count == 0)
        {
            return StatusWriter.WritePageNotFoundAsync(context);
        }

        var types = new OpenApiTypes(api, SchemasPrefix);
        resources.ForEach(r => types.Add(r));
        return StatusWriter.WriteJsonAsync(context, 200, new JsonObject
        {
            ["openapi"] = "3.0.0",
            ["info"] = Info(),
            ["paths"] = new JsonObject(resources.SelectMany(OpenApiPaths.Of)),
            ["components"] = new JsonObject { ["schemas"] = types.ToJson() },
        });
    }

    /// <summary>The old form: JSON only; clients that want protobuf of it learn so by 406 and use v3.</summary>
    private Task WriteOldAsync(HttpContext context)
    {
        var accept = context.Request.Headers.Accept.ToString();
        if (accept.Length > 0 && !accept.Contains("json", StringComparison.Ordinal) && !accept.Contains('*', StringComparison.Ordinal))
        {
            throw new ApiException(new ApiStatus { Code = 406, Reason = "NotAcceptable", Message = "only application/json is served at /openapi/v2" });
        }

        var types = new OpenApiTypes(api, DefinitionsPrefix);
        foreach (var resource in api.Resources.All)
        {
            types.Add(resource);
        }

        return StatusWriter.WriteJsonAsync(context, 200, new JsonObject
        {
            ["swagger"] = "2.0",
            ["info"] = Info(),
            ["paths"] = new JsonObject(api.Resources.All.SelectMany(OpenApiPaths.Of)),
            ["definitions"] = types.ToJson(),
        });
    }

    private static JsonObject Info() => new() { ["title"] = "Kubernetes", ["version"] = "v1.36.2" };
}
