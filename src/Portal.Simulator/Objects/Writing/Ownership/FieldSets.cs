using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Portal.Simulator.Objects.Schema;

namespace Portal.Simulator.Objects.Writing.Ownership;

/// <summary>Computes field sets of objects, after structured-merge-diff.</summary>
internal static class FieldSets
{
    /// <summary>Messages that are owned as a whole.</summary>
    private static readonly FrozenSet<string> AtomicTypes = FrozenSet.Create(
        StringComparer.Ordinal,
        "LabelSelector", "OwnerReference", "ObjectReference", "LocalObjectReference", "TypedLocalObjectReference", "SecretReference", "NodeSelector",
        "NodeSelectorTerm", "KeySelector", "ObjectFieldSelector", "ResourceFieldSelector", "RoleRef", "TopologySelectorTerm");

    /// <summary>Maps that are owned as a whole.</summary>
    private static readonly FrozenSet<string> AtomicMaps = FrozenSet.Create(StringComparer.Ordinal, "nodeSelector", "selector");

    /// <summary>Metadata that nobody owns.</summary>
    private static readonly FrozenSet<string> ServerMetadata = FrozenSet.Create(
        StringComparer.Ordinal,
        "name", "namespace", "selfLink", "uid", "resourceVersion", "generation", "creationTimestamp", "deletionTimestamp",
        "deletionGracePeriodSeconds", "managedFields");

    /// <summary>What is new or different in an object, and what has gone, in comparison with an older one.</summary>
    public static (FieldSet Written, FieldSet Removed) Compare(ResourceDefinition resource, JsonObject old, JsonObject json)
    {
        var (written, removed) = (new FieldSet(), new FieldSet());
        var type = KubernetesSchema.Of(resource);
        CompareObject(type, Strip(old), Strip(json), written, removed);
        return (written, removed);
    }

    /// <summary>All fields that an applied configuration names.</summary>
    public static FieldSet Of(ResourceDefinition resource, JsonObject applied)
    {
        var set = new FieldSet();
        AddObject(KubernetesSchema.Of(resource), Strip(applied), set, withNodes: false);
        return set;
    }

    private static JsonObject Strip(JsonObject json)
    {
        var stripped = json.DeepClone().AsObject();
        stripped.Remove("kind");
        stripped.Remove("apiVersion");
        if (stripped["metadata"] is JsonObject metadata)
        {
            foreach (var name in ServerMetadata)
            {
                metadata.Remove(name);
            }
        }

        return stripped;
    }

    private static void CompareObject(SchemaType? type, JsonObject old, JsonObject json, FieldSet written, FieldSet removed)
    {
        foreach (var name in old.Select(p => p.Key).Union(json.Select(p => p.Key), StringComparer.Ordinal))
        {
            var element = FieldPath.Of(name);
            var field = FieldOf(type, name);
            var (had, has) = (old.TryGetPropertyValue(name, out var before), json.TryGetPropertyValue(name, out var after));
            if (!had)
            {
                AddValue(field, name, after, written.At(element), withNodes: true);
            }
            else if (!has)
            {
                AddValue(field, name, before, removed.At(element), withNodes: true);
            }
            else if (!JsonNode.DeepEquals(before, after))
            {
                CompareValue(field, name, before, after, written.At(element), removed.At(element));
            }
        }

        written.DropEmpty();
        removed.DropEmpty();
    }

    private static void CompareValue(SchemaField? field, string name, JsonNode? before, JsonNode? after, FieldSet written, FieldSet removed)
    {
        if (!IsAtomic(field, name) && (before ?? after) is JsonObject && (after ?? before) is JsonObject)
        {
            CompareObject(MessageOf(field), before as JsonObject ?? [], after as JsonObject ?? [], written, removed);
        }
        else if (field is not null && HasItems(field) && (before ?? after) is JsonArray && (after ?? before) is JsonArray)
        {
            CompareItems(field, before as JsonArray ?? [], after as JsonArray ?? [], written, removed);
        }
        else
        {
            written.IsMember = true;
        }
    }

    private static void CompareItems(SchemaField field, JsonArray before, JsonArray after, FieldSet written, FieldSet removed)
    {
        var old = ByElement(field, before);
        var now = ByElement(field, after);
        foreach (var (element, item) in now)
        {
            if (!old.TryGetValue(element, out var previous))
            {
                AddItem(field, item, written.At(element), withNodes: true);
            }
            else if (!JsonNode.DeepEquals(previous, item))
            {
                CompareItem(field, previous, item, written.At(element), removed.At(element));
            }
        }

        foreach (var (element, item) in old)
        {
            if (!now.ContainsKey(element))
            {
                AddItem(field, item, removed.At(element), withNodes: true);
            }
        }

        written.DropEmpty();
        removed.DropEmpty();
    }

    private static void CompareItem(SchemaField field, JsonNode? before, JsonNode? after, FieldSet written, FieldSet removed)
    {
        if (before is JsonObject old && after is JsonObject json && !AtomicTypes.Contains(field.TypeName))
        {
            CompareObject(MessageOf(field), old, json, written, removed);
        }
        else
        {
            written.IsMember = true;
        }
    }

    private static Dictionary<string, JsonNode?> ByElement(SchemaField field, JsonArray list)
    {
        var items = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var item in list)
        {
            items[field.Shape == SchemaShape.Set ? FieldPath.OfValue(item) : FieldPath.OfItem(field, item)] = item;
        }

        return items;
    }

    private static void AddObject(SchemaType? type, JsonObject json, FieldSet set, bool withNodes)
    {
        foreach (var (name, value) in json)
        {
            AddValue(FieldOf(type, name), name, value, set.At(FieldPath.Of(name)), withNodes);
        }

        set.DropEmpty();
    }

    private static void AddValue(SchemaField? field, string name, JsonNode? value, FieldSet set, bool withNodes)
    {
        if (value is JsonObject { Count: > 0 } json && !IsAtomic(field, name))
        {
            set.IsMember = withNodes;
            AddObject(MessageOf(field), json, set, withNodes);
        }
        else if (value is JsonArray { Count: > 0 } list && field is not null && HasItems(field))
        {
            set.IsMember = withNodes;
            foreach (var (element, item) in ByElement(field, list))
            {
                AddItem(field, item, set.At(element), withNodes);
            }
        }
        else
        {
            // An applied configuration that names metadata without content owns nothing by it.
            set.IsMember = withNodes || !(name == "metadata" && value is JsonObject);
        }
    }

    private static void AddItem(SchemaField field, JsonNode? item, FieldSet set, bool withNodes)
    {
        set.IsMember = true;
        if (item is JsonObject json && !AtomicTypes.Contains(field.TypeName))
        {
            AddObject(MessageOf(field), json, set, withNodes);
        }
    }

    private static SchemaField? FieldOf(SchemaType? type, string name) =>
        type is null ? (name == "metadata" ? MetadataField : null) : type.ByName.GetValueOrDefault(name);

    private static SchemaType? MessageOf(SchemaField? field) => field is null ? null : KubernetesSchema.MessageOf(field);

    private static bool HasItems(SchemaField field) => field.Shape == SchemaShape.Set || (field.Shape == SchemaShape.List && field.ApplyKeys.Length > 0);

    /// <remarks>A reference to the claim of a volume is the one object reference that is owned field by field.</remarks>
    private static bool IsAtomic(SchemaField? field, string name) => field is not null && name != "claimRef"
        && (AtomicTypes.Contains(field.TypeName) || field.Scalar == SchemaScalar.Any || (field.Shape == SchemaShape.Map && AtomicMaps.Contains(name)));

    private static SchemaField MetadataField { get; } = new() { Name = "metadata", Scalar = SchemaScalar.Message, TypeName = "ObjectMeta", Number = 1 };
}
