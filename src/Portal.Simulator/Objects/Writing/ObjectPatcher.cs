using System.Text.Json.Nodes;
using Portal.Simulator.Objects.Kinds;
using Portal.Simulator.Objects.Writing.Patches;

namespace Portal.Simulator.Objects.Writing;

/// <summary>Applies patches to objects.</summary>
internal sealed class ObjectPatcher(SimulatedApi api, ObjectCreator creator, ObjectUpdater updater)
{
    private const int Attempts = 20;

    public StoredObject Patch(ResourceDefinition resource, string ns, string name, PatchType type, JsonNode patch, WriteOptions options)
    {
        if (type == PatchType.Apply)
        {
            return ApplyConfiguration(resource, ns, name, patch.AsObject(), options);
        }

        return updater.Update(resource, ns, name, options, isPatch: true, current => Apply(resource, current, type, patch));
    }

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

    private StoredObject ApplyConfiguration(ResourceDefinition resource, string ns, string name, JsonObject patch, WriteOptions options)
    {
        if (patch.Name() is { Length: > 0 } given && given != name)
        {
            throw ApiErrors.BadRequest($"name in the applied configuration ({given}) does not match the name on the URL ({name})");
        }

        var applied = RequestBody.Accept(resource, patch, options);
        var context = new WriteContext(api, resource, options, api.Time.GetUtcNow());
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (api.Find(resource, ns, name) is not null)
            {
                return updater.Apply(resource, ns, name, context, applied);
            }

            if (options.Subresource.Length > 0)
            {
                throw ApiErrors.NotFound(resource, name);
            }

            try
            {
                return creator.Apply(resource, ns, name, context, applied);
            }
            catch (ApiException e) when (e.Reason == "AlreadyExists")
            {
                // Somebody made it in between: apply to that one.
            }
        }

        throw ApiErrors.Modified(resource, name);
    }
}
