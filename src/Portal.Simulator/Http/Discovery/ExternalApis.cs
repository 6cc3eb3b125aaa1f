using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Discovery;

/// <summary>
/// Group versions that an APIService gives to a backend of its own. The simulator has no such backends: while the service says Available, the kinds are
/// those of a CustomResourceDefinition of that group, if there is one; while it says not, the group version is as an aggregator has it then, stale in
/// discovery and 503 for everything else.
/// </summary>
internal static class ExternalApis
{
    /// <summary>What the aggregator answers for a backend that is not available.</summary>
    public const string Unavailable = "service unavailable\n";

    /// <summary>The group versions with a backend.</summary>
    public static IReadOnlyList<(string Group, string Version, bool Down)> Of(SimulatedApi api)
    {
        var stored = api.Store.Snapshot(KnownResources.ApiServices.StorageKey).Objects;
        return stored.Count == 0
            ? []
            :
            [
                .. stored.Select(static service => service.ToJson())
                    .Where(static service => service.At("spec", "service") is JsonObject && service.Text("spec", "group") is { Length: > 0 } && service.Text("spec", "version") is { Length: > 0 })
                    .Select(static service => (service.Text("spec", "group")!, service.Text("spec", "version")!, IsDown(service))),
            ];
    }

    /// <summary>Whether the backend of a group version is not available.</summary>
    public static bool IsDown(SimulatedApi api, string group, string version) =>
        group.Length > 0 && Of(api).Any(external => external.Down && external.Group == group && external.Version == version);

    private static bool IsDown(JsonObject service) =>
        service.Items("status", "conditions").Any(static c => c.Text("type") == "Available" && c.Text("status") == "False");
}
