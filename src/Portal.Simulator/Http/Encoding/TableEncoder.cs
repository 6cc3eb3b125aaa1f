using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Simulator.Http.Tables;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Encoding;

/// <summary>Makes <c>meta.k8s.io/v1 Table</c> of objects.</summary>
internal static class TableEncoder
{
    public static JsonObject Many(ApiRequest request, ObjectList list)
    {
        var metadata = new JsonObject { ["resourceVersion"] = list.Revision.ToString(CultureInfo.InvariantCulture) };
        if (list.Continue.Length > 0)
        {
            metadata["continue"] = list.Continue;
        }

        if (list.Remaining is { } remaining)
        {
            metadata["remainingItemCount"] = remaining;
        }

        return Table(request, metadata, list.Items, withColumns: true);
    }

    public static JsonObject One(ApiRequest request, StoredObject stored, bool withColumns = true) =>
        Table(request, new JsonObject { ["resourceVersion"] = stored.Revision.ToString(CultureInfo.InvariantCulture) }, [stored], withColumns);

    private static JsonObject Table(ApiRequest request, JsonObject metadata, IReadOnlyList<StoredObject> objects, bool withColumns)
    {
        var columns = TableColumns.For(request.Resource);
        var now = request.Api.Time.GetUtcNow();
        var rows = new JsonArray();
        foreach (var stored in objects)
        {
            var json = ObjectView.Tree(request.Resource, stored);
            var row = new JsonObject { ["cells"] = new JsonArray([.. columns.Select(c => c.Cell(json, now))]) };
            if (Included(request, json) is { } included)
            {
                row["object"] = included;
            }

            rows.Add(row);
        }

        return new JsonObject
        {
            ["kind"] = "Table",
            ["apiVersion"] = "meta.k8s.io/v1",
            ["metadata"] = metadata,
            ["columnDefinitions"] = withColumns ? new JsonArray([.. columns.Select(c => c.ToJson())]) : null,
            ["rows"] = rows,
        };
    }

    private static JsonObject? Included(ApiRequest request, JsonObject json)
    {
        switch (request.Query("includeObject"))
        {
            case "None":
                return null;
            case "Object":
                json.Insert(0, "kind", request.Resource.Kind);
                json.Insert(1, "apiVersion", request.Resource.ApiVersion);
                return json;
            default:
                return new JsonObject
                {
                    ["kind"] = "PartialObjectMetadata",
                    ["apiVersion"] = "meta.k8s.io/v1",
                    ["metadata"] = json["metadata"]?.DeepClone(),
                };
        }
    }
}
