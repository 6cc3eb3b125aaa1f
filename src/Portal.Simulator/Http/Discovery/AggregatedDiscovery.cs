using System.Text.Json.Nodes;
using Portal.Simulator.Http.Encoding;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Discovery;

/// <summary>All of discovery in one document (KEP 3352), as kubectl asks for it since 1.27.</summary>
internal static class AggregatedDiscovery
{
    private const string Type = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    private const string OldType = "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList";

    public static bool IsWanted(HttpContext context) => WantedType(context) is not null;

    public static Task WriteAsync(HttpContext context, SimulatedApi api, bool isCore)
    {
        var type = WantedType(context) ?? Type;
        var external = isCore ? [] : ExternalApis.Of(api);
        context.Response.Headers.Vary = "Accept";
        var registry = api.Resources;
        IEnumerable<string> groups = isCore ? [""] : GroupOrder.Of(registry).Concat(external.Select(static e => e.Group)).Distinct(StringComparer.Ordinal);
        return StatusWriter.WriteJsonAsync(
            context,
            200,
            new JsonObject
            {
                ["kind"] = "APIGroupDiscoveryList",
                ["apiVersion"] = type == Type ? "apidiscovery.k8s.io/v2" : "apidiscovery.k8s.io/v2beta1",
                ["metadata"] = new JsonObject(),
                ["items"] = new JsonArray([.. groups.Select(g => (JsonNode)Group(registry, g, external))]),
            },
            type);
    }

    private static string? WantedType(HttpContext context)
    {
        var accept = context.Request.Headers.Accept.ToString().Replace(" ", "", StringComparison.Ordinal);
        return accept.Contains(Type, StringComparison.Ordinal) ? Type : accept.Contains(OldType, StringComparison.Ordinal) ? OldType : null;
    }

    private static JsonObject Group(ResourceRegistry registry, string group, IReadOnlyList<(string Group, string Version, bool Down)> external)
    {
        var own = external.Where(e => e.Group == group).ToArray();
        var versions = GroupOrder.VersionsOf(registry, group).Concat(own.Select(static e => e.Version)).Distinct(StringComparer.Ordinal);
        var metadata = new JsonObject();
        if (group.Length > 0)
        {
            metadata["name"] = group;
        }

        return new JsonObject
        {
            ["metadata"] = metadata,
            ["versions"] = new JsonArray([.. versions.Select(v => (JsonNode)Version(registry, group, v, own.Any(e => e.Down && e.Version == v)))]),
        };
    }

    private static JsonObject Version(ResourceRegistry registry, string group, string version, bool isDown) => new JsonObject
    {
        ["version"] = version,
        ["resources"] = new JsonArray([.. registry.All.Where(r => !isDown && r.Group == group && r.Version == version).Select(r => (JsonNode)Resource(r))]),
        ["freshness"] = isDown ? "Stale" : "Current",
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
