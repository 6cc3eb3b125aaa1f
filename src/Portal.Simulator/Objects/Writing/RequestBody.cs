using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Writing;

/// <summary>Takes a client's object in: checks its type and makes a copy without kind and apiVersion that the server may change.</summary>
internal static class RequestBody
{
    /// <exception cref="ApiException">400 when the body is of another kind.</exception>
    public static JsonObject Accept(ResourceDefinition resource, JsonObject body, WriteOptions options)
    {
        var kind = body.Text("kind");
        var apiVersion = body.Text("apiVersion");
        if ((kind is { Length: > 0 } && kind != resource.Kind) || (apiVersion is { Length: > 0 } && apiVersion != resource.ApiVersion))
        {
            throw ApiErrors.BadRequest(
                $"{kind} in version \"{apiVersion}\" cannot be handled as a {resource.Kind}: no kind \"{kind}\" is registered for version \"{apiVersion}\" here, expected {resource.Kind} of {resource.ApiVersion}");
        }

        var json = body.DeepClone().AsObject();
        json.Remove("kind");
        json.Remove("apiVersion");
        UnknownFields.Handle(resource, json, options);
        return json;
    }
}
