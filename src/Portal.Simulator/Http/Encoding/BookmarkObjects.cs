using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Encoding;

/// <summary>The object of a bookmark: of the watched kind, empty but for its revision.</summary>
internal static class BookmarkObjects
{
    public static JsonObject For(ResourceDefinition resource, ResponseShape shape, WatchEvent bookmark)
    {
        var metadata = new JsonObject { ["resourceVersion"] = WatchEncoder.Revision(bookmark.Revision) };
        if (bookmark.IsInitialEnd)
        {
            metadata["annotations"] = new JsonObject { ["k8s.io/initial-events-end"] = "true" };
        }

        switch (shape)
        {
            case ResponseShape.Metadata:
                return new JsonObject { ["kind"] = "PartialObjectMetadata", ["apiVersion"] = "meta.k8s.io/v1", ["metadata"] = metadata };
            case ResponseShape.Table:
                return new JsonObject
                {
                    ["kind"] = "Table",
                    ["apiVersion"] = "meta.k8s.io/v1",
                    ["metadata"] = new JsonObject { ["resourceVersion"] = WatchEncoder.Revision(bookmark.Revision) },
                    ["columnDefinitions"] = null,
                    ["rows"] = new JsonArray(),
                };
            default:
                var json = new JsonObject { ["kind"] = resource.Kind, ["apiVersion"] = resource.ApiVersion, ["metadata"] = metadata };
                AddEmptyParts(resource, json);
                return json;
        }
    }

    /// <summary>Go writes the zero value of a built-in kind: required parts are there, empty.</summary>
    private static void AddEmptyParts(ResourceDefinition resource, JsonObject json)
    {
        if (resource.IsCustom)
        {
            return;
        }

        if (resource.StorageKey == "/pods")
        {
            json["spec"] = new JsonObject { ["containers"] = null };
        }

        if (resource.HasSubresource("status"))
        {
            json["spec"] ??= new JsonObject();
            json["status"] = new JsonObject();
        }
    }
}
