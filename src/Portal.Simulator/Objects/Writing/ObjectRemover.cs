using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Simulator.Objects.Kinds;

namespace Portal.Simulator.Objects.Writing;

/// <summary>
/// Deletes objects as the generic registry does: grace first, then finalizers, then the removal. A kind with graceful
/// deletion is written once more before it goes (its watchers see grace 0), even when it goes at once.
/// </summary>
internal sealed class ObjectRemover(SimulatedApi api)
{
    private const int Attempts = 20;

    public DeleteResult Delete(ResourceDefinition resource, string ns, string name, DeleteOptions options)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var current = api.Find(resource, ns, name) ?? throw ApiErrors.NotFound(resource, name);
            CheckPreconditions(resource, current, options);
            if (TryDelete(resource, current, options) is { } done)
            {
                return done;
            }
        }

        throw ApiErrors.Modified(resource, name);
    }

    private DeleteResult? TryDelete(ResourceDefinition resource, StoredObject current, DeleteOptions options)
    {
        var strategy = Strategies.For(resource);
        var old = current.ToJson();
        var json = old.DeepClone().AsObject();
        var now = api.Time.GetUtcNow();

        var isGraceful = GarbageFinalizers.Apply(json, options.Propagation == PropagationPolicy.Default ? strategy.DefaultPropagation : options.Propagation, options.Propagation);
        var hasFinalizers = json.Texts("metadata", "finalizers").Any() || strategy.IsHeld(json);
        var grace = strategy.GraceOf(json, options);
        if (grace is not null)
        {
            if (!ShortenGrace(json, now, grace.Value, options.GracePeriodSeconds))
            {
                return Written(resource, strategy, current, json, old, options);
            }
        }
        else if (hasFinalizers || isGraceful)
        {
            MarkDeleting(strategy, json, now);
        }

        strategy.Deleting(json);
        if (grace > 0 || hasFinalizers)
        {
            return Written(resource, strategy, current, json, old, options);
        }

        return Remove(resource, strategy, current, json, options, writeFirst: grace is not null);
    }

    /// <returns>False when the object is already going and the request asks for nothing sooner.</returns>
    private static bool ShortenGrace(JsonObject json, DateTimeOffset now, long grace, long? requested)
    {
        var metadata = json.Metadata();
        if (Timestamps.Parse(metadata.Text("deletionTimestamp")) is { } deadline)
        {
            var current = metadata.Number("deletionGracePeriodSeconds") ?? 0;
            if (current == 0 || (requested is null && grace >= current) || grace >= current)
            {
                return false;
            }

            // The clock started with the first request.
            metadata["deletionTimestamp"] = Timestamps.Format(deadline.AddSeconds(grace - current));
            metadata["deletionGracePeriodSeconds"] = grace;
            return true;
        }

        metadata["deletionTimestamp"] = Timestamps.Format(now.AddSeconds(grace));
        metadata["deletionGracePeriodSeconds"] = grace;
        BumpGeneration(metadata);
        return true;
    }

    private static void MarkDeleting(ResourceStrategy strategy, JsonObject json, DateTimeOffset now)
    {
        var metadata = json.Metadata();
        if (metadata["deletionTimestamp"] is not null)
        {
            return;
        }

        metadata["deletionTimestamp"] = Timestamps.Format(now);
        if (strategy.MarksZeroGrace)
        {
            metadata["deletionGracePeriodSeconds"] = 0;
        }

        BumpGeneration(metadata);
    }

    private static void BumpGeneration(JsonObject metadata)
    {
        if (metadata.Number("generation") is > 0 and var generation)
        {
            metadata["generation"] = generation + 1;
        }
    }

    private DeleteResult? Written(ResourceDefinition resource, ResourceStrategy strategy, StoredObject current, JsonObject json, JsonObject old, DeleteOptions options)
    {
        if (JsonNode.DeepEquals(json, old))
        {
            return new(current, Removed: false);
        }

        if (options.DryRun)
        {
            return new(ObjectCodec.Encode(resource, json, current.Revision, isDryRun: true), Removed: false);
        }

        var stored = api.Store.TryReplace(current, revision => ObjectCodec.Encode(resource, json, revision));
        if (stored is null)
        {
            return null;
        }

        strategy.Stored(api, resource, json, old);
        return new(stored, Removed: false);
    }

    private DeleteResult? Remove(ResourceDefinition resource, ResourceStrategy strategy, StoredObject current, JsonObject json, DeleteOptions options, bool writeFirst)
    {
        if (options.DryRun)
        {
            return new(ObjectCodec.Encode(resource, json, current.Revision, isDryRun: true), Removed: true);
        }

        if (writeFirst)
        {
            var marked = api.Store.TryReplace(current, revision => ObjectCodec.Encode(resource, json, revision));
            if (marked is null)
            {
                return null;
            }

            current = marked;
        }

        var removed = api.Store.TryRemove(current, revision => ObjectCodec.Encode(resource, json, revision));
        if (removed is null)
        {
            return null;
        }

        strategy.Stored(api, resource, current: null, json);
        return new(removed, Removed: true);
    }

    private static void CheckPreconditions(ResourceDefinition resource, StoredObject current, DeleteOptions options)
    {
        if (options.Uid is { } uid && uid != current.Uid)
        {
            throw ApiErrors.PreconditionFailed(resource, current.Name, "UID", uid, current.Uid);
        }

        var version = current.Revision.ToString(CultureInfo.InvariantCulture);
        if (options.ResourceVersion is { } given && given != version)
        {
            throw ApiErrors.PreconditionFailed(resource, current.Name, "ResourceVersion", given, version);
        }
    }
}
