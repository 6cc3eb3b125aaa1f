using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Namespaces;

/// <summary>The five conditions that say why a namespace does not go, in the recorded order and words.</summary>
public static class NamespaceConditions
{
    /// <summary>Builds them.</summary>
    /// <param name="ns">The namespace as it is.</param>
    /// <param name="brokenApis">Groups and versions whose APIService has no backend.</param>
    /// <param name="content">What is left in it.</param>
    /// <param name="now">The time.</param>
    public static JsonArray Build(JsonObject ns, IReadOnlyList<string> brokenApis, NamespaceContent content, DateTimeOffset now)
    {
        var conditions = ns.At("status", "conditions") as JsonArray;
        var groups = string.Join(", ", brokenApis.Select(api => $"{api}: stale GroupVersion discovery: {api}"));
        Set("NamespaceDeletionDiscoveryFailure", brokenApis.Count > 0, "DiscoveryFailed",
            string.Create(CultureInfo.InvariantCulture,
                $"Discovery failed for some groups, {brokenApis.Count} failing: unable to retrieve the complete list of server APIs: {groups}"),
            "ResourcesDiscovered", "All resources successfully discovered");
        Set("NamespaceDeletionGroupVersionParsingFailure", false, "", "", "ParsedGroupVersions", "All legacy kube types successfully parsed");
        Set("NamespaceDeletionContentFailure", false, "", "", "ContentDeleted", "All content successfully deleted, may be waiting on finalization");
        Set("NamespaceContentRemaining", !content.IsEmpty, "SomeResourcesRemain",
            "Some resources are remaining: " + Join(content.Resources, "has"), "ContentRemoved", "All content successfully removed");
        Set("NamespaceFinalizersRemaining", content.Finalizers.Count > 0, "SomeFinalizersRemain",
            "Some content in the namespace has finalizers remaining: " + Join(content.Finalizers, "in"),
            "ContentHasNoFinalizers", "All content-preserving finalizers finished");
        return conditions!;

        void Set(string type, bool isProblem, string reason, string message, string goodReason, string goodMessage) => conditions = isProblem
            ? Conditions.Set(conditions, type, "True", now, reason, message)
            : Conditions.Set(conditions, type, "False", now, goodReason, goodMessage);
    }

    private static string Join(IReadOnlyDictionary<string, int> counts, string verb) => string.Join(", ",
        counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Key} {verb} {count.Value} resource instances")));
}
