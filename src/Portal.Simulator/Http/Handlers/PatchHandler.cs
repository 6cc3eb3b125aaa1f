using System.Text.Json.Nodes;
using Portal.Simulator.Http.Encoding;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Handlers;

/// <summary>Patches an object or one of its ordinary subresources; a server-side apply may create it.</summary>
internal static class PatchHandler
{
    public static async Task HandleAsync(ApiRequest request)
    {
        var type = TypeOf(request);
        var options = WriteQuery.Read(request, "PatchOptions");
        var patch = await ReadAsync(request, type);
        if (type == PatchType.Apply && request.Query("fieldManager").Length == 0)
        {
            throw ApiErrors.Invalid("PatchOptions", "meta.k8s.io", "", [FieldError.Required("fieldManager", "is required for apply patch")]);
        }

        var existed = request.Api.Find(request.Resource, request.Namespace, request.Info.Name) is not null;
        var stored = request.Api.Patch(request.Resource, request.Namespace, request.Info.Name, type, patch, options);
        await ObjectResponses.WriteObjectAsync(request, existed ? 200 : 201, stored);
    }

    /// <summary>The patch of a request that is applied to something else than a stored object, for example a Scale.</summary>
    public static async Task<(PatchType Type, JsonNode Patch)> ReadPatchAsync(ApiRequest request)
    {
        var type = TypeOf(request);
        return (type, await ReadAsync(request, type));
    }

    private static async Task<JsonNode> ReadAsync(ApiRequest request, PatchType type)
    {
        var bytes = await BodyReader.ReadBytesAsync(request.Http);
        var json = type == PatchType.Apply && bytes.AsSpan().TrimStart(" \r\n\t"u8) is not [(byte)'{', ..]
            ? BodyReader.ParseYaml(bytes)
            : BodyReader.Parse(bytes, request.Resource.Kind);
        return json switch
        {
            JsonArray when type == PatchType.Json => json,
            JsonObject when type != PatchType.Json => json,
            _ => throw ApiErrors.BadRequest($"error decoding patch: a {type} patch must be {(type == PatchType.Json ? "a list of operations" : "an object")}"),
        };
    }

    private static PatchType TypeOf(ApiRequest request) => (request.Http.Request.ContentType ?? "").Split(';')[0].Trim() switch
    {
        "application/json-patch+json" => PatchType.Json,
        "application/merge-patch+json" => PatchType.Merge,
        "application/strategic-merge-patch+json" when !request.Resource.IsCustom => PatchType.StrategicMerge,
        "application/apply-patch+yaml" => PatchType.Apply,
        _ => throw ApiErrors.UnsupportedMediaType(),
    };
}
