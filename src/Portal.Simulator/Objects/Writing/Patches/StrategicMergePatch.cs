using System.Text.Json.Nodes;
using Portal.Simulator.Objects.Schema;

namespace Portal.Simulator.Objects.Writing.Patches;

/// <summary>Kubernetes' strategic merge patch: objects merge, and lists of known keys merge item by item.</summary>
internal static class StrategicMergePatch
{
    private const string Directive = "$patch";
    private const string RetainKeys = "$retainKeys";
    private const string DeletePrefix = "$deleteFromPrimitiveList/";
    private const string OrderPrefix = "$setElementOrder/";

    public static JsonObject Apply(ResourceDefinition resource, JsonObject target, JsonObject patch) => Merge(KubernetesSchema.Of(resource), target, patch);

    private static JsonObject Merge(SchemaType? type, JsonObject target, JsonObject patch)
    {
        if (patch.Text(Directive) == "replace")
        {
            var replaced = patch.DeepClone().AsObject();
            replaced.Remove(Directive);
            return replaced;
        }

        Retain(target, patch);
        foreach (var (name, value) in patch)
        {
            if (name.StartsWith(DeletePrefix, StringComparison.Ordinal))
            {
                DeleteFrom(target, name[DeletePrefix.Length..], value);
            }
            else if (name[0] != '$')
            {
                SchemaField? field = null;
                type?.ByName.TryGetValue(name, out field);
                MergeField(target, name, value, field);
            }
        }

        foreach (var (name, order) in patch)
        {
            if (name.StartsWith(OrderPrefix, StringComparison.Ordinal) && target[name[OrderPrefix.Length..]] is JsonArray list)
            {
                ElementOrder.Apply(list, order as JsonArray ?? [], type?.ByName.GetValueOrDefault(name[OrderPrefix.Length..])?.PatchKey);
            }
        }

        return target;
    }

    private static void MergeField(JsonObject target, string name, JsonNode? value, SchemaField? field)
    {
        target.TryGetPropertyValue(name, out var existing);
        switch (value)
        {
            case null:
                target.Remove(name);
                break;
            case JsonObject changes when changes.Text(Directive) == "delete":
                target.Remove(name);
                break;
            case JsonObject changes:
                var merged = Merge(field is null ? null : KubernetesSchema.MessageOf(field), existing as JsonObject ?? [], changes);
                if (!ReferenceEquals(merged, existing))
                {
                    target[name] = merged;
                }

                break;
            case JsonArray items when field?.PatchKey is { } key:
                MergeList(target, name, existing as JsonArray ?? [], items, key, KubernetesSchema.MessageOf(field));
                break;
            case JsonArray items when field is { Shape: SchemaShape.Set } && existing is JsonArray set:
                foreach (var item in items.Where(i => !set.Any(e => JsonNode.DeepEquals(e, i))).ToList())
                {
                    set.Add(item?.DeepClone());
                }

                break;
            default:
                target[name] = value.DeepClone();
                break;
        }
    }

    private static void MergeList(JsonObject target, string name, JsonArray list, JsonArray changes, string key, SchemaType? type)
    {
        if (changes.Any(c => c.Text(Directive) == "replace"))
        {
            target[name] = new JsonArray([.. changes.Where(c => c.Text(Directive) is null).Select(c => c?.DeepClone())]);
            return;
        }

        foreach (var change in changes.OfType<JsonObject>())
        {
            var index = IndexOf(list, key, change[key] ?? throw ApiErrors.BadRequest($"map: {change.ToJsonString()} does not contain declared merge key: {key}"));
            if (change.Text(Directive) == "delete")
            {
                if (index >= 0)
                {
                    list.RemoveAt(index);
                }
            }
            else if (index >= 0)
            {
                var merged = Merge(type, list[index]!.AsObject(), change);
                if (!ReferenceEquals(merged, list[index]))
                {
                    list[index] = merged;
                }
            }
            else
            {
                list.Add(Merge(type, [], change));
            }
        }

        if (!ReferenceEquals(target[name], list))
        {
            target[name] = list;
        }
    }

    private static int IndexOf(JsonArray list, string key, JsonNode value)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (JsonNode.DeepEquals(list[i].At(key), value))
            {
                return i;
            }
        }

        return -1;
    }

    private static void Retain(JsonObject target, JsonObject patch)
    {
        if (patch[RetainKeys] is not JsonArray kept)
        {
            return;
        }

        foreach (var name in target.Select(p => p.Key).Except(kept.Texts(), StringComparer.Ordinal).ToList())
        {
            target.Remove(name);
        }
    }

    private static void DeleteFrom(JsonObject target, string name, JsonNode? values)
    {
        if (target[name] is not JsonArray list || values is not JsonArray removed)
        {
            return;
        }

        foreach (var item in list.Where(i => removed.Any(r => JsonNode.DeepEquals(r, i))).ToList())
        {
            list.Remove(item);
        }
    }
}
