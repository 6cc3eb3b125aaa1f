using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Simulator.Objects.Schema;

namespace Portal.Simulator.Objects.Writing;

/// <summary>Compares a client's object with its schema: unknown fields are warned of or refused, values of a wrong type refused.</summary>
internal static class UnknownFields
{
    private const int MostReported = 50;

    /// <summary>Paths of the fields that the kind does not have.</summary>
    /// <exception cref="ApiException">400 when a value has the wrong type.</exception>
    public static IReadOnlyList<string> Find(ResourceDefinition resource, JsonObject json)
    {
        var found = new List<string>();
        if (KubernetesSchema.Of(resource) is { } type)
        {
            Walk(resource, type, json, "", found);
        }

        return found;
    }

    private static void Walk(ResourceDefinition resource, SchemaType type, JsonObject json, string path, List<string> found)
    {
        foreach (var (name, value) in json)
        {
            var at = path.Length == 0 ? name : path + "." + name;
            if (!type.ByName.TryGetValue(name, out var field))
            {
                if (found.Count < MostReported && !(path.Length == 0 && name is "kind" or "apiVersion"))
                {
                    found.Add(at);
                }
            }
            else if (value is not null)
            {
                WalkValue(resource, type, field, value, at, found);
            }
        }
    }

    private static void WalkValue(ResourceDefinition resource, SchemaType owner, SchemaField field, JsonNode value, string path, List<string> found)
    {
        var fits = (field.Shape, value) switch
        {
            (SchemaShape.List or SchemaShape.Set, JsonArray list) => WalkItems(resource, owner, field, list, path, found),
            (SchemaShape.Map, JsonObject map) => map.All(p => p.Value is null || FitsScalar(field.Scalar, p.Value)),
            (SchemaShape.Single, JsonObject message) when KubernetesSchema.MessageOf(field) is { } type => Walked(resource, type, message, path, found),
            (SchemaShape.Single, _) => FitsScalar(field.Scalar, value),
            _ => false,
        };
        if (!fits)
        {
            throw ApiErrors.BadRequest(
                $"{resource.Kind} in version \"{resource.ApiVersion}\" cannot be handled as a {resource.Kind}: json: cannot unmarshal {Name(value)} into Go struct field {owner.Name}.{path} of type {GoType(field)}");
        }
    }

    private static bool WalkItems(ResourceDefinition resource, SchemaType owner, SchemaField field, JsonArray list, string path, List<string> found)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is { } item)
            {
                WalkValue(resource, owner, field with { Shape = SchemaShape.Single }, item, FormattableString.Invariant($"{path}[{i}]"), found);
            }
        }

        return true;
    }

    private static bool Walked(ResourceDefinition resource, SchemaType type, JsonObject message, string path, List<string> found)
    {
        Walk(resource, type, message, path, found);
        return true;
    }

    private static bool FitsScalar(SchemaScalar scalar, JsonNode value) => (scalar, value.GetValueKind()) switch
    {
        (SchemaScalar.Any, _) => true,
        (SchemaScalar.Bytes, JsonValueKind.String) => IsBase64(value.GetValue<string>()),
        (SchemaScalar.Text or SchemaScalar.Time or SchemaScalar.MicroTime, JsonValueKind.String) => true,
        (SchemaScalar.Boolean, JsonValueKind.True or JsonValueKind.False) => true,
        (SchemaScalar.Integer, JsonValueKind.Number) => value.Number() is not null,
        (SchemaScalar.IntegerOrText or SchemaScalar.Quantity, JsonValueKind.Number or JsonValueKind.String) => true,
        _ => false,
    };

    private static bool IsBase64(string text) => System.Buffers.Text.Base64.IsValid(text);

    private static string Name(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        _ => "bool",
    };

    private static string GoType(SchemaField field) => field.Shape switch
    {
        SchemaShape.List or SchemaShape.Set => "[]" + GoType(field with { Shape = SchemaShape.Single }),
        SchemaShape.Map => "map[string]" + GoType(field with { Shape = SchemaShape.Single }),
        _ => field.Scalar switch
        {
            SchemaScalar.Message => "v1." + field.TypeName,
            SchemaScalar.Boolean => "bool",
            SchemaScalar.Integer => "int64",
            SchemaScalar.Time => "v1.Time",
            SchemaScalar.MicroTime => "v1.MicroTime",
            SchemaScalar.Quantity => "resource.Quantity",
            SchemaScalar.Bytes => "[]uint8",
            SchemaScalar.IntegerOrText => "intstr.IntOrString",
            _ => "string",
        },
    };
}
