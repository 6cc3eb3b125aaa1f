using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects;

/// <summary>Reads and writes places in objects whose shape is not known at compile time; a wrong shape reads as absent.</summary>
public static class JsonAccess
{
    /// <summary>The node at a path of property names, or null.</summary>
    /// <param name="node">Start.</param>
    /// <param name="path">Property names.</param>
    public static JsonNode? At(this JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            node = node is JsonObject json && json.TryGetPropertyValue(name, out var next) ? next : null;
        }

        return node;
    }

    /// <summary>The text at a path, or null when there is none or it is no string.</summary>
    /// <param name="node">Start.</param>
    /// <param name="path">Property names.</param>
    public static string? Text(this JsonNode? node, params ReadOnlySpan<string> path) =>
        node.At(path) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>The whole number at a path, or null when there is none or it is no number.</summary>
    /// <param name="node">Start.</param>
    /// <param name="path">Property names.</param>
    public static long? Number(this JsonNode? node, params ReadOnlySpan<string> path)
    {
        if (node.At(path) is not JsonValue value || value.GetValueKind() != JsonValueKind.Number)
        {
            return null;
        }

        return long.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>Whether the value at a path is true.</summary>
    /// <param name="node">Start.</param>
    /// <param name="path">Property names.</param>
    public static bool IsTrue(this JsonNode? node, params ReadOnlySpan<string> path) => node.At(path)?.GetValueKind() == JsonValueKind.True;

    /// <summary>The elements of the array at a path; none when there is no array.</summary>
    /// <param name="node">Start.</param>
    /// <param name="path">Property names.</param>
    public static IEnumerable<JsonNode> Items(this JsonNode? node, params ReadOnlySpan<string> path) =>
        node.At(path) is JsonArray array ? array.Where(i => i is not null).Select(i => i!) : [];

    /// <summary>The strings of the array at a path.</summary>
    /// <param name="node">Start.</param>
    /// <param name="path">Property names.</param>
    public static IEnumerable<string> Texts(this JsonNode? node, params ReadOnlySpan<string> path) =>
        node.Items(path).Select(i => i.Text()).Where(t => t is not null).Select(t => t!);

    /// <summary>The object of that name, made when it is absent or no object.</summary>
    /// <param name="parent">Parent.</param>
    /// <param name="name">Property name.</param>
    public static JsonObject ObjectAt(this JsonObject parent, string name)
    {
        if (parent[name] is JsonObject existing)
        {
            return existing;
        }

        var made = new JsonObject();
        parent[name] = made;
        return made;
    }

    /// <summary>The array of that name, made when it is absent or no array.</summary>
    /// <param name="parent">Parent.</param>
    /// <param name="name">Property name.</param>
    public static JsonArray ArrayAt(this JsonObject parent, string name)
    {
        if (parent[name] is JsonArray existing)
        {
            return existing;
        }

        var made = new JsonArray();
        parent[name] = made;
        return made;
    }

    /// <summary>Sets a property only when it is absent or null.</summary>
    /// <param name="parent">Parent.</param>
    /// <param name="name">Property name.</param>
    /// <param name="value">Value that has no parent yet.</param>
    public static void SetDefault(this JsonObject parent, string name, JsonNode value)
    {
        if (parent[name] is null)
        {
            parent[name] = value;
        }
    }

    /// <summary>Sets a property to a copy of another object's, or removes it when that has none.</summary>
    /// <param name="target">Written.</param>
    /// <param name="source">Read.</param>
    /// <param name="name">Property name.</param>
    public static void CopyFrom(this JsonObject target, JsonObject source, string name)
    {
        if (source.TryGetPropertyValue(name, out var value) && value is not null)
        {
            target[name] = value.DeepClone();
        }
        else
        {
            target.Remove(name);
        }
    }

    /// <summary>The metadata of an object, made when absent.</summary>
    /// <param name="json">The object.</param>
    public static JsonObject Metadata(this JsonObject json) => json.ObjectAt("metadata");

    /// <summary>metadata.name, or empty.</summary>
    /// <param name="json">The object.</param>
    public static string Name(this JsonObject json) => json.Text("metadata", "name") ?? "";

    /// <summary>metadata.namespace, or empty.</summary>
    /// <param name="json">The object.</param>
    public static string Namespace(this JsonObject json) => json.Text("metadata", "namespace") ?? "";

    /// <summary>metadata.uid, or empty.</summary>
    /// <param name="json">The object.</param>
    public static string Uid(this JsonObject json) => json.Text("metadata", "uid") ?? "";

    /// <summary>Whether the object is being deleted.</summary>
    /// <param name="json">The object.</param>
    public static bool IsTerminating(this JsonObject json) => json.At("metadata", "deletionTimestamp") is not null;
}
