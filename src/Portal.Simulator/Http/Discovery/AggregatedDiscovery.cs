using System.Text.Json.Nodes;
using Portal.Simulator.Http.Encoding;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Discovery;

/// <summary>All of discovery in one document (KEP 3352), as kubectl asks for it since 1.27.</summary>
internal static class AggregatedDiscovery
{
    private const string Type = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    public static bool IsWanted(HttpContext context) =>
        context.Request.Headers.Accept.ToString().Replace(" ", "", StringComparison.Ordinal).Contains(Type, StringComparison.Ordinal);

    public static Task WriteAsync(HttpContext context, ResourceRegistry registry, bool isCore)
    {
        context.Response.Headers.Vary = "Accept";
        var groups = isCore ? [""] : GroupOrder.Of(registry);
        return StatusWriter.WriteJsonAsync(
            context,
            200,
            new JsonObject
            {
                ["kind"] = "APIGroupDiscoveryList",
                ["apiVersion"] = "apidiscovery.k8s.io/v2",
                ["metadata"] = new JsonObject(),
                ["items"] = new JsonArray([.. groups.Select(g => (JsonNode)Group(registry, g))]),
            },
            Type);
    }

    private static JsonObject Group(ResourceRegistry registry, string group)
    {
        var metadata = new JsonObject();
        if (group.Length > 0)
        {
            metadata["name"] = group;
        }

        return new JsonObject
        {
            ["metadata"] = metadata,
            ["versions"] = new JsonArray([.. GroupOrder.VersionsOf(registry, group).Select(v => (JsonNode)Version(registry, group, v))]),
        };
    }

    private static JsonObject Version(ResourceRegistry registry, string group, string version) => new JsonObject
    {
        ["version"] = version,
        ["resources"] = new JsonArray([.. registry.All.Where(r => r.Group == group && r.Version == version).Select(r => (JsonNode)Resource(r))]),
        ["freshness"] = "Current",
    };

    private static JsonObject Resource(ResourceDefinition resource)
    {
        var json = new JsonObject
        {
            ["resource"] = resource.Plural,
            ["responseKind"] = KindJson(resource.Group, resource.Version, resource.Kind),
            ["scope"] = resource.Namespaced ? "Namespaced" : "Cluster",
            ["singularResource"] = resource.Singular,
            ["verbs"] = Texts(resource.Verbs),
        };
        if (resource.ShortNames.Length > 0)
        {
            json["shortNames"] = Texts(resource.ShortNames);
        }

        if (resource.Categories.Length > 0)
        {
            json["categories"] = Texts(resource.Categories);
        }

        if (resource.Subresources.Length > 0)
        {
            json["subresources"] = new JsonArray([.. resource.Subresources.Select(s => (JsonNode)new JsonObject
            {
                ["subresource"] = s.Name,
                ["responseKind"] = KindJson(s.Group ?? resource.Group, s.Version ?? resource.Version, s.Kind),
                ["verbs"] = Texts(s.Verbs),
            })]);
        }

        return json;
    }

    private static JsonObject KindJson(string group, string version, string kind) => new() { ["group"] = group, ["version"] = version, ["kind"] = kind };

    private static JsonArray Texts(IEnumerable<string> values) => new([.. values.Select(v => (JsonNode)v)]);
}
