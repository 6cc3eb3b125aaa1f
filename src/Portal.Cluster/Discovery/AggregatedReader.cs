using System.Text.Json;
using Portal.Cluster.Resources;

namespace Portal.Cluster.Discovery;

/// <summary>Reads an <c>APIGroupDiscoveryList</c>, versions v2 and v2beta1 (they differ in nothing that is read here).</summary>
internal static class AggregatedReader
{
    public const string Kind = "APIGroupDiscoveryList";

    public static void Read(JsonElement root, DiscoveryCollector into)
    {
        into.Answer();
        foreach (var group in DiscoveryJson.Items(root, "items"))
        {
            var name = DiscoveryJson.Text(DiscoveryJson.Get(group, "metadata"), "name");
            foreach (var version in DiscoveryJson.Items(group, "versions"))
            {
                Version(name, version, into);
            }
        }
    }

    private static void Version(string group, JsonElement json, DiscoveryCollector into)
    {
        var version = DiscoveryJson.Text(json, "version");
        var stale = DiscoveryJson.Text(json, "freshness") == "Stale";
        foreach (var resource in DiscoveryJson.Items(json, "resources"))
        {
            var kind = DiscoveryJson.Get(resource, "responseKind");
            into.Found(new ServedKind
            {
                Kind = new ResourceKind(
                    group, version, DiscoveryJson.Text(resource, "resource"), DiscoveryJson.Text(kind, "kind"), DiscoveryJson.Text(resource, "scope") == "Namespaced"),
                Verbs = DiscoveryJson.Texts(resource, "verbs", DiscoveryNames.IsVerb),
                Singular = Label(DiscoveryJson.Text(resource, "singularResource")),
                ShortNames = DiscoveryJson.Texts(resource, "shortNames", DiscoveryNames.IsLabel),
                Subresources = [.. DiscoveryJson.Items(resource, "subresources").Select(static s => Label(DiscoveryJson.Text(s, "subresource"))).Where(static s => s.Length > 0)],
                Remembered = stale,
            });
        }

        if (stale)
        {
            into.Missing(group, version, $"The API server could not ask the backend of {(group.Length == 0 ? version : $"{group}/{version}")} (discovery is stale); see its APIService.");
        }
    }

    private static string Label(string text) => DiscoveryNames.IsLabel(text) ? text : "";
}
