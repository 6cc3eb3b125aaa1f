using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.OpenApi;

/// <summary>The paths of a resource with what clients look for in them: the kind and the query of writes.</summary>
internal static class OpenApiPaths
{
    private static readonly (string Verb, string Method, bool IsNamed)[] Operations =
    [
        ("get", "get", true), ("update", "put", true), ("patch", "patch", true), ("delete", "delete", true), ("list", "get", false), ("create", "post", false),
    ];

    private static readonly string[] WriteQuery = ["dryRun", "fieldManager", "fieldValidation", "force"];

    public static IEnumerable<KeyValuePair<string, JsonNode?>> Of(ResourceDefinition resource)
    {
        var root = resource.Group.Length == 0 ? $"/api/{resource.Version}" : $"/apis/{resource.Group}/{resource.Version}";
        var collection = root + (resource.Namespaced ? "/namespaces/{namespace}/" : "/") + resource.Plural;
        yield return new(collection, Path(resource, isNamed: false));
        yield return new(collection + "/{name}", Path(resource, isNamed: true));
    }

    private static JsonObject Path(ResourceDefinition resource, bool isNamed)
    {
        var path = new JsonObject();
        foreach (var (verb, method, named) in Operations)
        {
            if (named == isNamed && resource.Verbs.Contains(verb, StringComparer.Ordinal))
            {
                path[method] = Operation(resource, verb);
            }
        }

        return path;
    }

    private static JsonObject Operation(ResourceDefinition resource, string verb)
    {
        var operation = new JsonObject
        {
            ["operationId"] = $"{verb}{resource.Group}{resource.Version}{resource.Kind}",
            ["responses"] = new JsonObject { ["200"] = new JsonObject { ["description"] = "OK" } },
            ["x-kubernetes-action"] = verb == "create" ? "post" : verb == "update" ? "put" : verb,
            ["x-kubernetes-group-version-kind"] = OpenApiTypes.KindOf(resource),
        };
        if (verb is "create" or "update" or "patch")
        {
            operation["parameters"] = new JsonArray([.. WriteQuery.Select(q => (JsonNode)new JsonObject
            {
                ["name"] = q,
                ["in"] = "query",
                ["schema"] = new JsonObject { ["type"] = q == "force" ? "boolean" : "string", ["uniqueItems"] = true },
            })]);
        }

        return operation;
    }
}
