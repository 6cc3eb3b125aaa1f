using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Portal.Simulator.Text;

namespace Portal.Simulator.Faults;

/// <summary>Reads and writes faults as YAML or JSON: <c>{seed: 1, faults: [{match: {…}, answer: {…}}]}</c>.</summary>
public static class FaultFile
{
    /// <summary>How faults look as JSON: camelCase, enums and durations as text, nothing that is not set.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new DurationConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        PropertyNameCaseInsensitive = false,
        AllowDuplicateProperties = false,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>Reads a file of faults.</summary>
    /// <exception cref="FormatException">Lists every problem, one a line, each with the path of its field.</exception>
    public static FaultScript Parse(string text)
    {
        var script = Read<FaultScript>(text);
        var problems = script.Faults.SelectMany((fault, i) => fault.Problems().Select(p => $"faults[{i}].{p}")).ToList();
        return problems.Count == 0 ? script : throw new FormatException(string.Join('\n', problems));
    }

    /// <summary>Reads one fault.</summary>
    /// <exception cref="FormatException">Lists every problem, one a line, each with the path of its field.</exception>
    public static Fault ParseFault(string text)
    {
        var fault = Read<Fault>(text);
        var problems = fault.Problems().ToList();
        return problems.Count == 0 ? fault : throw new FormatException(string.Join('\n', problems));
    }

    private static T Read<T>(string text)
    {
        var documents = YamlJson.ParseAll(text);
        if (documents is not [JsonObject root])
        {
            throw new FormatException("must be one YAML or JSON document that holds an object");
        }

        var unknown = UnknownFields(root, typeof(T), "").ToList();
        if (unknown.Count > 0)
        {
            throw new FormatException(string.Join('\n', unknown));
        }

        try
        {
            return root.Deserialize<T>(Json)!;
        }
        catch (JsonException e)
        {
            throw new FormatException($"{e.Path?.TrimStart('$', '.')}: {e.Message.Split(" Path: ")[0]}", e);
        }
    }

    /// <summary>All unknown fields at once; the serializer alone stops at the first.</summary>
    private static IEnumerable<string> UnknownFields(JsonNode? node, Type type, string path)
    {
        var info = Json.GetTypeInfo(type);
        if (node is JsonArray list && info is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element })
        {
            return list.SelectMany((item, i) => UnknownFields(item, element, $"{path}[{i}]"));
        }

        if (node is not JsonObject map || info.Kind != JsonTypeInfoKind.Object)
        {
            return [];
        }

        return map.SelectMany(field =>
        {
            var fieldPath = path.Length == 0 ? field.Key : $"{path}.{field.Key}";
            var property = info.Properties.FirstOrDefault(p => p.Name == field.Key);
            return property is null
                ? [$"{fieldPath}: unknown field; known are {string.Join(", ", info.Properties.Select(p => p.Name))}"]
                : UnknownFields(field.Value, property.PropertyType, fieldPath);
        });
    }
}
