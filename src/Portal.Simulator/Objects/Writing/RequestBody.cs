using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Writing;

/// <summary>Takes a client's object in: checks its type and makes a copy without kind and apiVersion that the server may change.</summary>
internal static class RequestBody
{
    /// <exception cref="ApiException">400 when the body is of another kind or has values of wrong types.</exception>
    public static JsonObject Accept(ResourceDefinition resource, JsonObject body, WriteOptions options)
    {
        CheckType(resource, body);
        var unknown = UnknownFields.Find(resource, body);
        if (unknown.Count > 0 && options.FieldValidation == FieldValidation.Strict)
        {
            throw ApiErrors.BadRequest(
                $"{resource.Kind} in version \"{resource.Version}\" cannot be handled as a {resource.Kind}: {StrictText(unknown)}");
        }

        return WithoutType(body, unknown, options);
    }

    /// <summary>Takes in what a patch made of an object: unknown fields are an invalid patch, not a bad request.</summary>
    /// <exception cref="ApiException">400 when the result is of another kind or has values of wrong types, 422 for unknown fields.</exception>
    public static JsonObject AcceptPatched(ResourceDefinition resource, JsonObject patched, JsonObject before, WriteOptions options)
    {
        CheckType(resource, patched);
        var unknown = UnknownFields.Find(resource, patched);
        if (unknown.Count > 0 && options.FieldValidation == FieldValidation.Strict)
        {
            var shown = before.DeepClone().AsObject();
            shown.Insert(0, "apiVersion", resource.ApiVersion);
            shown.Insert(1, "kind", resource.Kind);
            var text = JsonValue.Create(shown.ToJsonString(ObjectCodec.SerializerOptions)).ToJsonString(ObjectCodec.SerializerOptions);
            throw ApiErrors.Invalid("", "", "", [FieldError.Invalid("patch", text, StrictText(unknown))]);
        }

        return WithoutType(patched, unknown, options);
    }

    private static string StrictText(IReadOnlyList<string> unknown) =>
        "strict decoding error: " + string.Join(", ", unknown.Select(u => $"unknown field \"{u}\""));

    private static void CheckType(ResourceDefinition resource, JsonObject body)
    {
        var kind = body.Text("kind");
        var apiVersion = body.Text("apiVersion");
        if ((kind is { Length: > 0 } && kind != resource.Kind) || (apiVersion is { Length: > 0 } && apiVersion != resource.ApiVersion))
        {
            throw ApiErrors.BadRequest(
                $"the API version in the data ({apiVersion}, Kind={kind}) does not match the expected API version ({resource.ApiVersion}, Kind={resource.Kind})");
        }
    }

    private static JsonObject WithoutType(JsonObject body, IReadOnlyList<string> unknown, WriteOptions options)
    {
        if (options.FieldValidation == FieldValidation.Warn && options.Warn is { } warn)
        {
            foreach (var path in unknown)
            {
                warn($"unknown field \"{path}\"");
            }
        }

        var json = body.DeepClone().AsObject();
        json.Remove("kind");
        json.Remove("apiVersion");
        return json;
    }
}
