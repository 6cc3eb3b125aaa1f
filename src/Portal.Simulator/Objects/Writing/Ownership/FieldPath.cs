using System.Text.Json.Nodes;
using Portal.Simulator.Objects.Schema;

namespace Portal.Simulator.Objects.Writing.Ownership;

/// <summary>Elements of field paths: <c>f:name</c>, <c>k:{"name":"main"}</c>, <c>v:"x"</c>.</summary>
internal static class FieldPath
{
    public static string Of(string name) => "f:" + name;

    public static string OfValue(JsonNode? value) => "v:" + (value?.ToJsonString(ObjectCodec.SerializerOptions) ?? "null");

    /// <summary>The element of a list item, told apart by the field's keys; an absent protocol is TCP.</summary>
    public static string OfItem(SchemaField field, JsonNode? item)
    {
        var keys = new JsonObject();
        foreach (var key in field.ApplyKeys)
        {
            keys[key] = item.At(key)?.DeepClone() ?? (key == "protocol" ? "TCP" : null);
        }

        return "k:" + keys.ToJsonString(ObjectCodec.SerializerOptions);
    }

    public static string Show(string element)
    {
        switch (element[0])
        {
            case 'f':
                return "." + element[2..];
            case 'k':
                var keys = JsonNode.Parse(element[2..])!.AsObject();
                return $"[{string.Join(',', keys.Select(k => $"{k.Key}={k.Value?.ToJsonString(ObjectCodec.SerializerOptions)}"))}]";
            default:
                return $"[={element[2..]}]";
        }
    }
}
