using System.Text.Json.Nodes;
using Portal.Simulator.Objects;
using Portal.Simulator.Objects.Schema;

namespace Portal.Simulator.Http.OpenApi;

/// <summary>Schemas of the kinds of one group and version, and of all types that they are made of.</summary>
internal sealed class OpenApiTypes(SimulatedApi api, string refPrefix)
{
    private readonly SortedDictionary<string, JsonNode?> _schemas = new(StringComparer.Ordinal);

    /// <summary>The schemas found so far, by name.</summary>
    public JsonObject ToJson() => new(_schemas.Select(s => KeyValuePair.Create(s.Key, s.Value?.DeepClone())));

    /// <summary>Adds the schema of a resource's kind; gives its name.</summary>
    public string Add(ResourceDefinition resource)
    {
        var name = $"{Package(resource)}.{resource.Kind}";
        if (_schemas.ContainsKey(name))
        {
            return name;
        }

        var schema = resource.IsCustom ? OfCustom(resource) : OfBuiltIn(resource);
        var properties = schema.ObjectAt("properties");
        properties["apiVersion"] = Text("Version of the schema of this object.");
        properties["kind"] = Text("Kind of this object.");
        properties["metadata"] = Reference(KubernetesSchema.Message("ObjectMeta"), Package(resource));
        schema["type"] = "object";
        schema["x-kubernetes-group-version-kind"] = new JsonArray(KindOf(resource));
        _schemas[name] = schema;
        return name;
    }

    public static JsonObject KindOf(ResourceDefinition resource) =>
        new() { ["group"] = resource.Group, ["kind"] = resource.Kind, ["version"] = resource.Version };

    private JsonObject OfBuiltIn(ResourceDefinition resource) => KubernetesSchema.Of(resource) is { } type
        ? Message(type, Package(resource))
        : new JsonObject { ["x-kubernetes-preserve-unknown-fields"] = true };

    private JsonObject OfCustom(ResourceDefinition resource)
    {
        var definition = api.Find(KnownResources.CustomResourceDefinitions, "", $"{resource.Plural}.{resource.Group}")?.ToJson();
        var version = definition.Items("spec", "versions").FirstOrDefault(v => v.Text("name") == resource.Version);
        return version.At("schema", "openAPIV3Schema")?.DeepClone() as JsonObject ?? new JsonObject { ["x-kubernetes-preserve-unknown-fields"] = true };
    }

    private JsonObject Message(SchemaType type, string package)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var field in type.Fields)
        {
            properties[field.Name] = Property(field, package);
            if (field is { IsRequired: true, IsPointer: false, Scalar: not SchemaScalar.Time and not SchemaScalar.MicroTime })
            {
                required.Add(field.Name);
            }
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (required.Count > 0)
        {
            schema["required"] = required;
        }

        return schema;
    }

    private JsonObject Property(SchemaField field, string package)
    {
        var single = Single(field, package);
        switch (field.Shape)
        {
            case SchemaShape.Map:
                return new JsonObject { ["type"] = "object", ["additionalProperties"] = single };
            case SchemaShape.Single:
                return single;
        }

        var list = new JsonObject { ["type"] = "array", ["items"] = single };
        list["x-kubernetes-list-type"] = field.Shape == SchemaShape.Set ? "set" : field.ApplyKeys.IsEmpty ? "atomic" : "map";
        if (!field.ApplyKeys.IsEmpty)
        {
            list["x-kubernetes-list-map-keys"] = new JsonArray([.. field.ApplyKeys.Select(k => (JsonNode)k)]);
        }

        if (field.PatchKey is { } key)
        {
            list["x-kubernetes-patch-merge-key"] = key;
            list["x-kubernetes-patch-strategy"] = "merge";
        }

        return list;
    }

    private JsonObject Single(SchemaField field, string package) => field.Scalar switch
    {
        SchemaScalar.Message => Reference(KubernetesSchema.MessageOf(field)!, package),
        SchemaScalar.Boolean => new JsonObject { ["type"] = "boolean" },
        SchemaScalar.Integer => new JsonObject { ["type"] = "integer", ["format"] = "int64" },
        SchemaScalar.Time or SchemaScalar.MicroTime => new JsonObject { ["type"] = "string", ["format"] = "date-time" },
        SchemaScalar.Bytes => new JsonObject { ["type"] = "string", ["format"] = "byte" },
        SchemaScalar.IntegerOrText => new JsonObject { ["type"] = "string", ["format"] = "int-or-string" },
        SchemaScalar.Any => new JsonObject { ["type"] = "object", ["x-kubernetes-preserve-unknown-fields"] = true },
        _ => new JsonObject { ["type"] = "string" },
    };

    /// <summary>A reference to a type, which is added when it is new.</summary>
    private JsonObject Reference(SchemaType type, string package)
    {
        var name = $"{package}.{type.Name}";
        if (!_schemas.ContainsKey(name))
        {
            _schemas[name] = null; // Types refer to each other: the name must be there before its fields are looked at.
            _schemas[name] = Message(type, package);
        }

        return new JsonObject { ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = refPrefix + name }) };
    }

    private static string Package(ResourceDefinition resource)
    {
        if (resource.IsCustom)
        {
            return string.Join('.', resource.Group.Split('.').Reverse()) + "." + resource.Version;
        }

        var group = resource.Group.Length == 0 ? "core" : resource.Group.Split('.')[0];
        return $"io.k8s.api.{group}.{resource.Version}";
    }

    private static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };
}
