using System.Text.Json.Nodes;
using Portal.Simulator.Objects.Kinds;

namespace Portal.Simulator.Objects.Writing.Ownership;

/// <summary>Keeps metadata.managedFields for ordinary writes: the writer owns what it changed, others no longer do.</summary>
internal static class ManagedFields
{
    /// <remarks>Writes without a manager (the server's own: binding, eviction) leave ownership alone.</remarks>
    public static void TrackUpdate(WriteContext context, JsonObject json, JsonObject? old)
    {
        var options = context.Options;
        var entries = old is null || IsReset(json) ? [] : ManagerEntry.ReadAll(old);
        if (options.FieldManager.Length == 0)
        {
            ManagerEntry.WriteAll(json, entries);
            return;
        }

        var (written, removed) = FieldSets.Compare(context.Resource, old ?? JsonShape.Empty(context.Resource), json);
        if (options.Subresource == "scale" && (json.Number("spec", "replicas") ?? 0) == 0)
        {
            // A Scale to nothing has no replicas field: nobody owns it then.
            removed = FieldSet.FromJson(JsonNode.Parse("""{"f:spec":{"f:replicas":{}}}"""));
            written = new FieldSet();
        }

        var now = Timestamps.Format(context.Now);
        var own = entries.Find(e => e.Is(options.FieldManager, "Update", context.Resource.ApiVersion, options.Subresource));
        foreach (var entry in entries)
        {
            entry.Fields.Remove(removed);
            if (!ReferenceEquals(entry, own))
            {
                entry.Fields.Remove(written);
            }
        }

        if (own is null && !written.IsEmpty)
        {
            entries.Add(new ManagerEntry
            {
                Manager = options.FieldManager,
                Operation = "Update",
                ApiVersion = context.Resource.ApiVersion,
                Subresource = options.Subresource,
                Time = now,
                Fields = written,
            });
        }
        else if (own is not null && !(written.IsEmpty && removed.IsEmpty))
        {
            own.Fields.Add(written);
            own.Time = now;
        }

        ManagerEntry.WriteAll(json, entries);
    }

    /// <summary>The managedFields of an object that is answered but not stored, for example an access review.</summary>
    public static JsonArray OfUnstored(ResourceDefinition resource, JsonObject spec, WriteOptions options, DateTimeOffset now)
    {
        var json = JsonShape.Empty(resource);
        json["spec"] = spec.DeepClone();
        var (written, _) = FieldSets.Compare(resource, JsonShape.Empty(resource), json);
        ManagerEntry.WriteAll(json, [new ManagerEntry { Manager = options.FieldManager, Operation = "Update", ApiVersion = resource.ApiVersion, Time = Timestamps.Format(now), Fields = written }]);
        return json.At("metadata", "managedFields")?.DeepClone() as JsonArray ?? [];
    }

    /// <summary>A client that sends an empty list, or a list with one empty entry, resets ownership.</summary>
    private static bool IsReset(JsonObject json) =>
        json.At("metadata", "managedFields") is JsonArray { Count: 0 } or JsonArray { Count: 1 } && json.Items("metadata", "managedFields").All(e => e is JsonObject { Count: 0 });
}
