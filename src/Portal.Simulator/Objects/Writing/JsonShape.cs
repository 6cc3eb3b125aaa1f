using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Simulator.Objects.Schema;

namespace Portal.Simulator.Objects.Writing;

/// <summary>
/// Brings an object into the shape in which the API server would have written it: fields in its order, empty optional ones
/// left out, required and struct fields there, nulls gone. Objects of kinds without a schema only lose their nulls.
/// </summary>
internal static class JsonShape
{
    public static void Tidy(ResourceDefinition resource, JsonObject json)
    {
        if (KubernetesSchema.Of(resource) is { } type)
        {
            TidyMessage(type, json);
        }
        else
        {
            DropNulls(json);
            TidyMessage(KubernetesSchema.Message("ObjectMeta"), json.Metadata());
        }
    }

    /// <summary>An object of the kind as Go writes one in which nothing is set.</summary>
    public static JsonObject Empty(ResourceDefinition resource)
    {
        var json = new JsonObject { ["metadata"] = new JsonObject() };
        if (KubernetesSchema.Of(resource) is { } type)
        {
            TidyMessage(type, json);
        }
        else
        {
            json["spec"] = new JsonObject();
            json["status"] = new JsonObject();
        }

        return json;
    }

    private static void TidyMessage(SchemaType type, JsonObject json)
    {
        var values = json.ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        json.Clear();
        foreach (var field in type.Fields)
        {
            var value = values.GetValueOrDefault(field.Name);
            var tidied = value is null ? null : TidyValue(field, value);
            if (tidied is not null)
            {
                json.Add(field.Name, tidied);
            }
            else if (field.IsAlwaysWritten)
            {
                json.Add(field.Name, Zero(field));
            }
        }
    }

    private static JsonNode? TidyValue(SchemaField field, JsonNode value)
    {
        switch (value)
        {
            case JsonArray list when field.Shape is SchemaShape.List or SchemaShape.Set:
                return list.Count == 0 && !field.IsRequired ? null : TidyItems(field, list);
            case JsonObject map when field.Shape == SchemaShape.Map:
                return map.Count == 0 && !field.IsRequired ? null : TidyEntries(field, map);
            case JsonObject message when KubernetesSchema.MessageOf(field) is { } type:
                TidyMessage(type, message);
                return message;
            case JsonValue number when field.Scalar == SchemaScalar.Quantity:
                return Quantities.Canonical(number);
            case JsonValue scalar when !field.IsPointer && !field.IsRequired && IsZero(scalar):
                return null;
            default:
                return value;
        }
    }

    private static JsonArray TidyItems(SchemaField field, JsonArray list)
    {
        if (KubernetesSchema.MessageOf(field) is { } type)
        {
            foreach (var item in list)
            {
                if (item is JsonObject message)
                {
                    TidyMessage(type, message);
                }
            }
        }

        return list;
    }

    private static JsonObject TidyEntries(SchemaField field, JsonObject map)
    {
        if (field.Scalar == SchemaScalar.Quantity)
        {
            foreach (var (name, value) in map.OrderBy(p => p.Key, StringComparer.Ordinal).ToList())
            {
                map.Remove(name);
                map.Add(name, value is JsonValue number ? Quantities.Canonical(number) : value);
            }
        }
        else if (field.Scalar == SchemaScalar.Text && map.Any(p => p.Value is null))
        {
            foreach (var name in map.Where(p => p.Value is null).Select(p => p.Key).ToList())
            {
                map[name] = "";
            }
        }

        return map;
    }

    private static JsonNode? Zero(SchemaField field)
    {
        if (field.IsPointer || field.Shape != SchemaShape.Single)
        {
            return null;
        }

        switch (field.Scalar)
        {
            case SchemaScalar.Message:
                var message = new JsonObject();
                TidyMessage(KubernetesSchema.MessageOf(field)!, message);
                return message;
            case SchemaScalar.Text:
                return "";
            case SchemaScalar.Boolean:
                return false;
            case SchemaScalar.Integer or SchemaScalar.IntegerOrText:
                return 0;
            case SchemaScalar.Quantity:
                return "0";
            default:
                return null;
        }
    }

    private static bool IsZero(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.False => true,
        JsonValueKind.String => value.GetValue<string>().Length == 0,
        JsonValueKind.Number => value.ToJsonString() == "0",
        _ => false,
    };

    private static void DropNulls(JsonNode node)
    {
        if (node is JsonObject json)
        {
            foreach (var (name, value) in json.ToList())
            {
                if (value is null)
                {
                    json.Remove(name);
                }
                else
                {
                    DropNulls(value);
                }
            }
        }
        else if (node is JsonArray array)
        {
            foreach (var item in array)
            {
                if (item is not null)
                {
                    DropNulls(item);
                }
            }
        }
    }
}
