using System.Text.Json.Nodes;
using Portal.Simulator.Objects.Schema;

namespace Portal.Simulator.Objects.Writing.Ownership;

/// <summary>Merges an applied configuration into an object: objects by field, keyed lists by item, sets by value, the rest as a whole.</summary>
internal static class ApplyMerge
{
    public static JsonObject Merge(SchemaType? type, JsonObject target, JsonObject applied)
    {
        foreach (var (name, value) in applied)
        {
            if (name is "kind" or "apiVersion")
            {
                continue;
            }

            var field = type?.ByName.GetValueOrDefault(name);
            target.TryGetPropertyValue(name, out var existing);
            switch (value)
            {
                case JsonObject changes when existing is JsonObject current:
                    Merge(field is null ? null : KubernetesSchema.MessageOf(field), current, changes);
                    break;
                case JsonArray items when field is { ApplyKeys.Length: > 0 } && existing is JsonArray list:
                    MergeItems(field, list, items);
                    break;
                case JsonArray items when field is { Shape: SchemaShape.Set } && existing is JsonArray set:
                    foreach (var item in items.Where(i => !set.Any(e => JsonNode.DeepEquals(e, i))).ToList())
                    {
                        set.Add(item?.DeepClone());
                    }

                    break;
                default:
                    target[name] = value?.DeepClone();
                    break;
            }
        }

        return target;
    }

    private static void MergeItems(SchemaField field, JsonArray list, JsonArray items)
    {
        foreach (var item in items)
        {
            var element = FieldPath.OfItem(field, item);
            var existing = list.FirstOrDefault(i => FieldPath.OfItem(field, i) == element);
            if (existing is JsonObject current && item is JsonObject changes)
            {
                Merge(KubernetesSchema.MessageOf(field), current, changes);
            }
            else
            {
                list.Add(item?.DeepClone());
            }
        }
    }
}
