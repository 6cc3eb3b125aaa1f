using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Discovery;

/// <summary>The plain discovery documents.</summary>
internal static class DiscoveryDocuments
{
    public static JsonObject CoreVersions(string address) => new()
    {
        ["kind"] = "APIVersions",
        ["versions"] = new JsonArray("v1"),
        ["serverAddressByClientCIDRs"] = new JsonArray(new JsonObject { ["clientCIDR"] = "0.0.0.0/0", ["serverAddress"] = address }),
    };

    public static JsonObject Groups(SimulatedApi api) => new()
    {
        ["kind"] = "APIGroupList",
        ["apiVersion"] = "v1",
        ["groups"] = new JsonArray(
        [
            .. GroupOrder.Of(api.Resources).Concat(ExternalApis.Of(api).Select(static e => e.Group)).Distinct(StringComparer.Ordinal)
                .Select(g => (JsonNode)GroupJson(api, g)),
        ]),
    };

    public static JsonObject? Group(SimulatedApi api, string name)
    {
        if (!GroupOrder.Of(api.Resources).Contains(name, StringComparer.Ordinal) && ExternalApis.Of(api).All(e => e.Group != name))
        {
            return null;
        }

        var json = GroupJson(api, name);
        json.Insert(0, "kind", "APIGroup");
        json.Insert(1, "apiVersion", "v1");
        return json;
    }

    public static JsonObject? Resources(ResourceRegistry registry, string group, string version)
    {
        if (!GroupOrder.VersionsOf(registry, group).Contains(version, StringComparer.Ordinal))
        {
            return null;
        }

        var json = new JsonObject { ["kind"] = "APIResourceList" };
        if (group.Length > 0)
        {
            json["apiVersion"] = "v1";
        }

        json["groupVersion"] = group.Length == 0 ? version : group + "/" + version;
        json["resources"] = new JsonArray([.. registry.All.Where(r => r.Group == group && r.Version == version).SelectMany(Entries)]);
        return json;
    }

    private static JsonObject GroupJson(SimulatedApi api, string name)
    {
        var versions = GroupOrder.VersionsOf(api.Resources, name)
            .Concat(ExternalApis.Of(api).Where(e => e.Group == name).Select(static e => e.Version))
            .Distinct(StringComparer.Ordinal)
            .Select(v => VersionJson(name, v))
            .ToArray();
        return new JsonObject
        {
            ["name"] = name,
            ["versions"] = new JsonArray([.. versions.Select(v => (JsonNode)v)]),
            ["preferredVersion"] = versions[0].DeepClone(),
        };
    }

    private static JsonObject VersionJson(string group, string version) => new JsonObject { ["groupVersion"] = group + "/" + version, ["version"] = version };

    private static IEnumerable<JsonNode> Entries(ResourceDefinition resource)
    {
        yield return Entry(resource);
        foreach (var subresource in resource.Subresources)
        {
            yield return Entry(resource, subresource);
        }
    }

    private static JsonObject Entry(ResourceDefinition resource)
    {
        var json = new JsonObject
        {
            ["name"] = resource.Plural,
            ["singularName"] = resource.Singular,
            ["namespaced"] = resource.Namespaced,
            ["kind"] = resource.Kind,
            ["verbs"] = new JsonArray([.. resource.Verbs.Select(v => (JsonNode)v)]),
        };
        Add(json, "shortNames", resource.ShortNames);
        Add(json, "categories", resource.Categories);
        if (resource.StorageVersionHash.Length > 0)
        {
            json["storageVersionHash"] = resource.StorageVersionHash;
        }

        return json;
    }

    private static JsonObject Entry(ResourceDefinition resource, SubresourceDefinition subresource)
    {
        var json = new JsonObject { ["name"] = $"{resource.Plural}/{subresource.Name}", ["singularName"] = "", ["namespaced"] = resource.Namespaced };
        if (subresource.Group is not null)
        {
            json["group"] = subresource.Group;
            json["version"] = subresource.Version;
        }

        json["kind"] = subresource.Kind;
        json["verbs"] = new JsonArray([.. subresource.Verbs.Select(v => (JsonNode)v)]);
        return json;
    }

    private static void Add(JsonObject json, string name, IReadOnlyCollection<string> values)
    {
        if (values.Count > 0)
        {
            json[name] = new JsonArray([.. values.Select(v => (JsonNode)v)]);
        }
    }
}
