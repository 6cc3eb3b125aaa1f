using System.Text.Json;
using Portal.Cluster.Resources;

namespace Portal.Cluster.Discovery;

/// <summary>Reads the documents of discovery as servers before 1.26, and proxies that change the Accept header, give it: one for each group's version.</summary>
internal static class LegacyReader
{
    /// <summary>Versions of the core group.</summary>
    public static IEnumerable<(string Group, string Version)> CoreVersions(JsonElement root) =>
        DiscoveryJson.Texts(root, "versions", DiscoveryNames.IsVersion).Select(static v => ("", v));

    /// <summary>Groups and versions, the preferred version of each group first.</summary>
    public static IEnumerable<(string Group, string Version)> GroupVersions(JsonElement root)
    {
        foreach (var group in DiscoveryJson.Items(root, "groups"))
        {
            var name = DiscoveryJson.Text(group, "name");
            var preferred = DiscoveryJson.Text(DiscoveryJson.Get(group, "preferredVersion"), "version");
            foreach (var version in DiscoveryJson.Items(group, "versions").Select(static v => DiscoveryJson.Text(v, "version")).OrderBy(v => v == preferred ? 0 : 1))
            {
                yield return (name, version);
            }
        }
    }

    /// <summary>The resources of one group's version.</summary>
    public static void Resources(JsonElement root, string group, string version, DiscoveryCollector into)
    {
        var subresources = DiscoveryJson.Items(root, "resources")
            .Select(static r => DiscoveryJson.Text(r, "name"))
            .Where(static name => name.Contains('/', StringComparison.Ordinal))
            .ToLookup(static name => name[..name.IndexOf('/', StringComparison.Ordinal)], static name => name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..], StringComparer.Ordinal);
        foreach (var resource in DiscoveryJson.Items(root, "resources"))
        {
            var name = DiscoveryJson.Text(resource, "name");
            if (name.Contains('/', StringComparison.Ordinal))
            {
                continue;
            }

            into.Found(new ServedKind
            {
                Kind = new ResourceKind(
                    group, version, name, DiscoveryJson.Text(resource, "kind"), DiscoveryJson.Get(resource, "namespaced").ValueKind == JsonValueKind.True),
                Verbs = DiscoveryJson.Texts(resource, "verbs", DiscoveryNames.IsVerb),
                Singular = DiscoveryJson.Text(resource, "singularName") is var singular && DiscoveryNames.IsLabel(singular) ? singular : "",
                ShortNames = DiscoveryJson.Texts(resource, "shortNames", DiscoveryNames.IsLabel),
                Subresources = [.. subresources[name].Where(DiscoveryNames.IsLabel)],
            });
        }
    }
}
