using System.Text.Json.Nodes;
using Portal.Simulator.Objects.Schema;

namespace Portal.Simulator.Objects.Writing.Ownership;

/// <summary>Removes a set of fields from an object.</summary>
internal static class FieldRemoval
{
    /// <summary>Removes every member path; an item or field below which something is still configured stays.</summary>
    public static void Remove(SchemaType? type, JsonObject json, FieldSet set, FieldSet kept)
    {
        foreach (var (element, below) in set.Children)
        {
            if (element[0] != 'f')
            {
                continue;
            }

            var name = element[2..];
            var stays = kept.Find(element);
            var field = type?.ByName.GetValueOrDefault(name);
            if (below.IsMember && stays is null)
            {
                json.Remove(name);
            }
            else if (json[name] is JsonObject child)
            {
                Remove(field is null ? null : KubernetesSchema.MessageOf(field), child, below, stays ?? new FieldSet());
            }
            else if (json[name] is JsonArray list && field is not null)
            {
                RemoveItems(field, list, below, stays ?? new FieldSet());
            }
        }
    }

    private static void RemoveItems(SchemaField field, JsonArray list, FieldSet set, FieldSet kept)
    {
        foreach (var item in list.ToList())
        {
            var element = field.Shape == SchemaShape.Set ? FieldPath.OfValue(item) : FieldPath.OfItem(field, item);
            if (set.Find(element) is not { } below)
            {
                continue;
            }

            if (below.IsMember && kept.Find(element) is null)
            {
                list.Remove(item);
            }
            else if (item is JsonObject json)
            {
                Remove(KubernetesSchema.MessageOf(field), json, below, kept.Find(element) ?? new FieldSet());
            }
        }
    }
}
