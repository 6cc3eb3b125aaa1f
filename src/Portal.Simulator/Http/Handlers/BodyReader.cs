using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Simulator.Http.Encoding;
using Portal.Simulator.Objects;
using Portal.Simulator.Text;

namespace Portal.Simulator.Http.Handlers;

/// <summary>Reads request bodies.</summary>
internal static class BodyReader
{
    private const string TypeMetaStruct = "struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" }";

    private static readonly JsonDocumentOptions DocumentOptions = new() { AllowDuplicateProperties = false, MaxDepth = 256 };

    /// <summary>The body as JSON, or null when it is empty. YAML is accepted where its content type says so.</summary>
    /// <exception cref="ApiException">400 when it does not parse, 415 for another content type.</exception>
    public static async Task<JsonNode?> ReadAsync(ApiRequest request)
    {
        var bytes = await ReadBytesAsync(request.Http);
        if (bytes.Length == 0)
        {
            return null;
        }

        var type = request.Http.Request.ContentType ?? "application/json";
        if (type.StartsWith("application/yaml", StringComparison.OrdinalIgnoreCase))
        {
            return ParseYaml(bytes);
        }

        if (type.StartsWith("application/vnd.kubernetes.protobuf", StringComparison.OrdinalIgnoreCase))
        {
            return ParseProtobuf(bytes);
        }

        return type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase)
            ? Parse(bytes, request.Resource.Kind)
            : throw ApiErrors.UnsupportedMediaType();
    }

    /// <summary>The body as an object of the resource's kind.</summary>
    public static async Task<JsonObject> ReadObjectAsync(ApiRequest request)
    {
        switch (await ReadAsync(request))
        {
            case JsonObject json:
                return json;
            case null:
                throw ApiErrors.BadRequest("EOF");
            case var other:
                throw NotAnObject(request.Resource.Kind, other);
        }
    }

    public static async Task<byte[]> ReadBytesAsync(HttpContext context)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        var bytes = buffer.ToArray();
        RequestFacts.NoteBody(context, bytes);
        return bytes;
    }

    public static JsonNode? Parse(byte[] bytes, string kind)
    {
        try
        {
            return JsonNode.Parse(bytes, documentOptions: DocumentOptions);
        }
        catch (JsonException e)
        {
            throw ApiErrors.BadRequest(
                $"the object provided is unrecognized (must be of type {kind}): couldn't get version/kind; json parse error: {e.Message} ({Hex(bytes)})");
        }
    }

    private static JsonObject ParseProtobuf(byte[] bytes)
    {
        try
        {
            return ProtobufReader.Read(bytes);
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            throw ApiErrors.BadRequest($"error decoding protobuf: {e.Message}");
        }
    }

    public static JsonNode? ParseYaml(byte[] bytes)
    {
        try
        {
            return YamlJson.ParseAll(System.Text.Encoding.UTF8.GetString(bytes)) is [var first, ..] ? first : null;
        }
        catch (FormatException e)
        {
            throw ApiErrors.BadRequest($"error decoding YAML: {e.Message}");
        }
    }

    private static ApiException NotAnObject(string kind, JsonNode other)
    {
        var found = other.GetValueKind() switch
        {
            JsonValueKind.String => "string",
            JsonValueKind.Array => "array",
            JsonValueKind.Number => "number",
            _ => "bool",
        };
        var text = System.Text.Encoding.UTF8.GetBytes(other.ToJsonString(ObjectCodec.SerializerOptions));
        return ApiErrors.BadRequest(
            $"the object provided is unrecognized (must be of type {kind}): couldn't get version/kind; json parse error: json: cannot unmarshal {found} into Go value of type {TypeMetaStruct} ({Hex(text)})");
    }

    private static string Hex(ReadOnlySpan<byte> bytes) =>
        bytes.Length <= 1024 ? Convert.ToHexStringLower(bytes) : Convert.ToHexStringLower(bytes[..1024]) + " ...";
}
