using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Portal.Cluster.Discovery;
using Portal.Cluster.Resources;

namespace Portal.Testing.Manifests;

/// <summary>What discovery would say of a cluster that holds some manifests.</summary>
public static class ManifestKinds
{
    private static readonly ImmutableArray<string> Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];

    /// <summary>
    /// The kinds that the portal knows, those that CustomResourceDefinitions among the manifests define, and those of which there are objects. An APIService
    /// that is not available is a gap.
    /// </summary>
    /// <param name="manifests">The manifests.</param>
    /// <param name="asOf">The time of the discovery.</param>
    public static ClusterKinds Of(IReadOnlyCollection<JsonObject> manifests, DateTimeOffset asOf) =>
        new([.. KnownResources.All.Select(Served), .. manifests.SelectMany(Defined), .. manifests.Select(Kind).Select(Served)], manifests.SelectMany(kind => Gaps(kind, asOf)), asOf);

    /// <summary>The kind of an object, its plural name made by the rules of English; a CustomResourceDefinition knows better.</summary>
    /// <param name="manifest">The object.</param>
    public static ResourceKind Kind(JsonObject manifest)
    {
        var apiVersion = Text(manifest["apiVersion"]);
        var kind = Text(manifest["kind"]);
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        var known = KnownResources.All.FirstOrDefault(k => k.ApiVersion == apiVersion && k.Kind == kind);
        return known ?? new ResourceKind(
            slash < 0 ? "" : apiVersion[..slash], apiVersion[(slash + 1)..], Plural(kind.ToLowerInvariant()), kind, manifest["metadata"]?["namespace"] is not null);
    }

    private static IEnumerable<ServedKind> Defined(JsonObject manifest)
    {
        if (Text(manifest["kind"]) != "CustomResourceDefinition" || manifest["spec"] is not JsonObject spec)
        {
            yield break;
        }

        foreach (var version in spec["versions"]!.AsArray().Where(static v => (bool?)v!["served"] ?? true).Take(1))
        {
            yield return Served(new ResourceKind(
                Text(spec["group"]), Text(version!["name"]), Text(spec["names"]!["plural"]), Text(spec["names"]!["kind"]), Text(spec["scope"]) == "Namespaced"));
        }
    }

    private static IEnumerable<DiscoveryGap> Gaps(JsonObject manifest, DateTimeOffset asOf) =>
        Text(manifest["kind"]) == "APIService"
        && manifest["status"]?["conditions"]?.AsArray().FirstOrDefault(static c => Text(c!["type"]) == "Available" && Text(c["status"]) == "False") is { } down
            ? [new DiscoveryGap(Text(manifest["spec"]!["group"]), Text(manifest["spec"]!["version"]), Text(down["message"]), asOf, 0)]
            : [];

    private static ServedKind Served(ResourceKind kind) => new() { Kind = kind, Verbs = Verbs };

    private static string Plural(string singular) =>
        singular.EndsWith('s') && !singular.EndsWith("ss", StringComparison.Ordinal) ? singular
        : singular.EndsWith("ss", StringComparison.Ordinal) || singular.EndsWith('x') || singular.EndsWith("ch", StringComparison.Ordinal) ? singular + "es"
        : singular.EndsWith('y') && singular.Length > 1 && !"aeiou".Contains(singular[^2], StringComparison.Ordinal) ? singular[..^1] + "ies"
        : singular + "s";

    private static string Text(JsonNode? node) => node is JsonValue value ? value.ToString() : "";
}
