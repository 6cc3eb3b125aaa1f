using System.Text.Json.Nodes;
using Portal.Simulator.Objects.Writing.Patches;

namespace Portal.Simulator.Objects.Writing;

/// <summary>Applies patches to objects.</summary>
internal sealed class ObjectPatcher(ObjectUpdater updater)
{
    public StoredObject Patch(ResourceDefinition resource, string ns, string name, PatchType type, JsonNode patch, WriteOptions options) =>
        updater.Update(resource, ns, name, options, isPatch: true, current => Apply(resource, current, type, patch));

    /// <summary>Applies a patch that is no server-side apply to an object without kind and apiVersion.</summary>
    public static JsonObject Apply(ResourceDefinition resource, JsonObject current, PatchType type, JsonNode patch)
    {
        // Patches may name the type: they see the object with it.
        current.Insert(0, "kind", resource.Kind);
        current.Insert(1, "apiVersion", resource.ApiVersion);
        var result = type switch
        {
            PatchType.Json => JsonPatch.Apply(current, patch.AsArray()),
            PatchType.Merge => MergePatch.Apply(current, patch)!,
            _ => StrategicMergePatch.Apply(resource, current, patch.AsObject()),
        };
        return result as JsonObject ?? throw ApiErrors.BadRequest("the patched object is no object");
    }
}
