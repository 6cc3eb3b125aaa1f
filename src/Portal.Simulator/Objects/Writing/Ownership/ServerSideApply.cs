using System.Text.Json.Nodes;
using Portal.Simulator.Objects.Kinds;
using Portal.Simulator.Objects.Schema;

namespace Portal.Simulator.Objects.Writing.Ownership;

/// <summary>
/// Server-side apply: merges a configuration into the live object, removes what its manager applied before and no longer
/// does, and refuses to change what others own unless forced.
/// </summary>
internal static class ServerSideApply
{
    /// <summary>The merged object and the entries of its managedFields; the live object is null when there is none.</summary>
    /// <exception cref="ApiException">409 that names each conflict.</exception>
    public static (JsonObject Merged, List<ManagerEntry> Entries) Apply(WriteContext context, JsonObject? live, JsonObject applied)
    {
        var (resource, options) = (context.Resource, context.Options);
        if (applied.At("metadata", "managedFields") is JsonArray { Count: > 0 })
        {
            throw ApiErrors.BadRequest("metadata.managedFields must be nil");
        }

        var before = live ?? JsonShape.Empty(resource);
        var entries = live is null ? [] : ManagerEntry.ReadAll(live);
        var own = entries.Find(e => e.Is(options.FieldManager, "Apply", resource.ApiVersion, options.Subresource));
        var configured = FieldSets.Of(resource, applied);

        var merged = ApplyMerge.Merge(KubernetesSchema.Of(resource), before.DeepClone().AsObject(), applied);
        if (own is not null)
        {
            RemoveAbandoned(resource, merged, own.Fields, configured, entries.Where(e => !ReferenceEquals(e, own)));
        }

        JsonShape.Tidy(resource, merged);
        var (written, removed) = FieldSets.Compare(resource, before, merged);
        ResolveConflicts(entries, own, written, options.Force);
        foreach (var entry in entries)
        {
            entry.Fields.Remove(removed);
        }

        TakeOwnership(context, entries, own, configured);
        return (merged, entries);
    }

    private static void ResolveConflicts(List<ManagerEntry> entries, ManagerEntry? own, FieldSet written, bool isForced)
    {
        var conflicts = new List<(ManagerEntry Entry, string Path)>();
        foreach (var entry in entries.Where(e => !ReferenceEquals(e, own)))
        {
            var contested = entry.Fields.Intersect(written);
            conflicts.AddRange(contested.Paths().Select(p => (entry, p)));
            if (isForced)
            {
                entry.Fields.Remove(contested);
            }
        }

        if (conflicts.Count > 0 && !isForced)
        {
            throw Conflict(conflicts);
        }
    }

    private static void TakeOwnership(WriteContext context, List<ManagerEntry> entries, ManagerEntry? own, FieldSet configured)
    {
        var now = Timestamps.Format(context.Now);
        if (own is null)
        {
            entries.Add(new ManagerEntry
            {
                Manager = context.Options.FieldManager,
                Operation = "Apply",
                ApiVersion = context.Resource.ApiVersion,
                Subresource = context.Options.Subresource,
                Time = now,
                Fields = configured,
            });
        }
        else if (!JsonNode.DeepEquals(own.Fields.ToJson(), configured.ToJson()))
        {
            own.Fields = configured;
            own.Time = now;
        }
    }

    private static void RemoveAbandoned(ResourceDefinition resource, JsonObject merged, FieldSet last, FieldSet configured, IEnumerable<ManagerEntry> others)
    {
        var abandoned = FieldSet.FromJson(last.ToJson());
        abandoned.Remove(configured);
        foreach (var other in others)
        {
            abandoned.Remove(other.Fields);
        }

        FieldRemoval.Remove(KubernetesSchema.Of(resource), merged, abandoned, configured);
    }

    private static ApiException Conflict(List<(ManagerEntry Entry, string Path)> conflicts)
    {
        var groups = conflicts.GroupBy(c => c.Entry.Describe(), StringComparer.Ordinal).ToList();
        var texts = groups.Select(g => g.Count() == 1
            ? $"conflict with {g.Key}: {g.First().Path}"
            : $"conflicts with {g.Key}:\n{string.Join('\n', g.Select(c => "- " + c.Path))}");
        var count = FormattableString.Invariant($"{conflicts.Count} conflict{(conflicts.Count == 1 ? "" : "s")}");
        return new ApiException(new ApiStatus
        {
            Code = 409,
            Reason = "Conflict",
            Message = $"Apply failed with {count}: {string.Join('\n', texts)}",
            Details = new StatusDetails
            {
                Causes = [.. conflicts.Select(c => new StatusCause("FieldManagerConflict", $"conflict with {c.Entry.Describe()}", c.Path))],
            },
        });
    }
}
