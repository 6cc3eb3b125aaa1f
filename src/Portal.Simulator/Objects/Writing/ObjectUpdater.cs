using System.Text.Json.Nodes;
using Portal.Simulator.Objects.Kinds;
using Portal.Simulator.Objects.Writing.Ownership;

namespace Portal.Simulator.Objects.Writing;

/// <summary>Changes objects: every update and patch is a read, a change and a compare-and-set, repeated when another write came between.</summary>
internal sealed class ObjectUpdater(SimulatedApi api)
{
    private const int Attempts = 20;

    /// <summary>
    /// Applies a change to the current object: it gets a copy, without kind and apiVersion, and returns what it shall be.
    /// A wrong uid in the result is invalid for a patch and a conflict for an update.
    /// </summary>
    public StoredObject Update(ResourceDefinition resource, string ns, string name, WriteOptions options, bool isPatch, Func<JsonObject, JsonObject> change)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var current = api.Find(resource, ns, name) ?? throw ApiErrors.NotFound(resource, name);
            if (TryUpdate(resource, current, options, isPatch, change) is { } done)
            {
                return done;
            }
        }

        throw ApiErrors.Modified(resource, name);
    }

    /// <summary>Changes an object by server-side apply.</summary>
    public StoredObject Apply(ResourceDefinition resource, string ns, string name, WriteContext context, JsonObject applied)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var current = api.Find(resource, ns, name) ?? throw ApiErrors.NotFound(resource, name);
            var old = current.ToJson();
            var (merged, entries) = ServerSideApply.Apply(context, old, applied);
            if (TryWrite(context, current, old, merged, isPatch: true, entries) is { } done)
            {
                return done;
            }
        }

        throw ApiErrors.Modified(resource, name);
    }

    private StoredObject? TryUpdate(ResourceDefinition resource, StoredObject current, WriteOptions options, bool isPatch, Func<JsonObject, JsonObject> change)
    {
        var context = new WriteContext(api, resource, options, api.Time.GetUtcNow());
        var old = current.ToJson();
        var changed = change(old.DeepClone().AsObject());
        var json = isPatch ? RequestBody.AcceptPatched(resource, changed, old, options) : RequestBody.Accept(resource, changed, options);
        return TryWrite(context, current, old, json, isPatch, entries: null);
    }

    private StoredObject? TryWrite(WriteContext context, StoredObject current, JsonObject old, JsonObject json, bool isPatch, List<ManagerEntry>? entries)
    {
        var (resource, options) = (context.Resource, context.Options);
        var strategy = Strategies.For(resource);
        CheckVersion(resource, current, json);
        TakeIdentity(resource, json, old, isPatch);

        strategy.Default(json);
        JsonShape.Tidy(resource, json);
        strategy.PrepareForUpdate(context, json, old);
        if (entries is null)
        {
            ManagedFields.TrackUpdate(context, json, old);
        }
        else
        {
            ManagerEntry.WriteAll(json, entries);
        }

        strategy.Admit(context, json, old);
        CountGeneration(strategy, json, old);
        JsonShape.Tidy(resource, json);
        Validate(resource, strategy, context, json, old);
        return Store(resource, strategy, current, json, old, options);
    }

    private StoredObject? Store(ResourceDefinition resource, ResourceStrategy strategy, StoredObject current, JsonObject json, JsonObject old, WriteOptions options)
    {
        if (Deletion.IsReleased(strategy, json))
        {
            // The last finalizer went: the object goes. The answer shows what was just written, under the version it had;
            // watchers see the state before it, with the finalizer (recorded in kubelet/finalizer.json).
            var last = ObjectCodec.Encode(resource, json, current.Revision, options.DryRun);
            if (!options.DryRun)
            {
                if (api.Store.TryRemove(current, revision => ObjectCodec.Restamp(current, revision)) is null)
                {
                    return null;
                }

                strategy.Stored(api, resource, current: null, json);
            }

            return last;
        }

        if (options.DryRun)
        {
            return ObjectCodec.Encode(resource, json, current.Revision, isDryRun: true);
        }

        if (JsonNode.DeepEquals(json, old))
        {
            return current;
        }

        var stored = api.Store.TryReplace(current, revision => ObjectCodec.Encode(resource, json, revision));
        if (stored is not null)
        {
            strategy.Stored(api, resource, json, old);
        }

        return stored;
    }

    private static void CheckVersion(ResourceDefinition resource, StoredObject current, JsonObject json)
    {
        var given = json.Text("metadata", "resourceVersion");
        if (!string.IsNullOrEmpty(given) && given != current.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture))
        {
            throw ApiErrors.Modified(resource, current.Name);
        }
    }

    private static void TakeIdentity(ResourceDefinition resource, JsonObject json, JsonObject old, bool isPatch)
    {
        var metadata = json.Metadata();
        if (!isPatch && metadata.Text("uid") is { Length: > 0 } uid && uid != old.Uid())
        {
            throw ApiErrors.Conflict(resource, old.Name(), $"Precondition failed: UID in precondition: {uid}, UID in object meta: {old.Uid()}");
        }

        if (metadata["uid"] is null)
        {
            metadata.CopyFrom(old.Metadata(), "uid");
        }

        // What a client leaves out or cannot set is kept; a wrong value of the others is found by validation.
        foreach (var kept in (ReadOnlySpan<string>)["creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "resourceVersion", "generation", "generateName"])
        {
            metadata.CopyFrom(old.Metadata(), kept);
        }

        foreach (var kept in (ReadOnlySpan<string>)["name", "namespace"])
        {
            if (metadata[kept] is null)
            {
                metadata.CopyFrom(old.Metadata(), kept);
            }
        }
    }

    private static void CountGeneration(ResourceStrategy strategy, JsonObject json, JsonObject old)
    {
        if (!strategy.CountsGeneration || !strategy.ChangesGeneration(json, old))
        {
            return;
        }

        json.Metadata()["generation"] = (old.Number("metadata", "generation") ?? 0) + 1;
    }

    private static void Validate(ResourceDefinition resource, ResourceStrategy strategy, WriteContext context, JsonObject json, JsonObject old)
    {
        var errors = new List<FieldError>();
        MetadataRules.ValidateUpdate(resource, json, old, errors);
        strategy.ValidateUpdate(context, json, old, errors);
        if (errors.Count > 0)
        {
            throw ApiErrors.Invalid(resource, old.Name(), errors);
        }
    }
}
