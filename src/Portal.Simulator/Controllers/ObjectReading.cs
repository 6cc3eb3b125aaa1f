using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers;

/// <summary>What controllers read often, on top of <see cref="JsonAccess"/>; a wrong shape reads as absent.</summary>
public static class ObjectReading
{
    /// <summary>The object at a path, or null.</summary>
    public static JsonObject? ObjectIn(this JsonNode? node, params ReadOnlySpan<string> path) => node.At(path) as JsonObject;

    /// <summary>The RFC 3339 time at a path, or null.</summary>
    public static DateTimeOffset? TimeAt(this JsonNode? node, params ReadOnlySpan<string> path) => Timestamps.Parse(node.Text(path));

    /// <summary>The map of texts at a path (labels, annotations, node selectors).</summary>
    public static IReadOnlyDictionary<string, string> MapAt(this JsonNode? node, params ReadOnlySpan<string> path)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in node.ObjectIn(path) ?? [])
        {
            if (value?.GetValueKind() == JsonValueKind.String)
            {
                map[key] = value.GetValue<string>();
            }
        }

        return map;
    }

    /// <summary>One annotation's value, or null.</summary>
    public static string? Annotation(this JsonObject node, string key) => node.Text("metadata", "annotations", key);

    /// <summary>The condition of that type in <c>status.conditions</c>, or null.</summary>
    public static JsonObject? Condition(this JsonObject node, string type)
        => node.Items("status", "conditions").OfType<JsonObject>().FirstOrDefault(condition => condition.Text("type") == type);

    /// <summary>The status (True, False, Unknown) of the condition of that type, or null.</summary>
    public static string? ConditionStatus(this JsonObject node, string type) => node.Condition(type).Text("status");

    /// <summary>The owner reference with <c>controller: true</c>, or null.</summary>
    public static JsonObject? Controller(this JsonObject node)
        => node.Items("metadata", "ownerReferences").OfType<JsonObject>().FirstOrDefault(owner => owner.IsTrue("controller"));

    /// <summary>Labels of the object.</summary>
    public static LabelSet Labels(this JsonObject node) => LabelSet.From(node.At("metadata", "labels"));
}
