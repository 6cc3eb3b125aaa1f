using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Writing.Ownership;

/// <summary>One entry of metadata.managedFields.</summary>
internal sealed class ManagerEntry
{
    public required string Manager { get; init; }

    /// <summary>Update or Apply.</summary>
    public required string Operation { get; init; }

    public required string ApiVersion { get; init; }

    public string Subresource { get; init; } = "";

    public string Time { get; set; } = "";

    public required FieldSet Fields { get; set; }

    public static List<ManagerEntry> ReadAll(JsonObject json) =>
    [
        .. json.Items("metadata", "managedFields").Select(e => new ManagerEntry
        {
            Manager = e.Text("manager") ?? "",
            Operation = e.Text("operation") ?? "Update",
            ApiVersion = e.Text("apiVersion") ?? "",
            Subresource = e.Text("subresource") ?? "",
            Time = e.Text("time") ?? "",
            Fields = FieldSet.FromJson(e.At("fieldsV1")),
        }),
    ];

    /// <summary>Writes the entries that own something, in the server's order: applied ones, then by time and name.</summary>
    public static void WriteAll(JsonObject json, IEnumerable<ManagerEntry> entries)
    {
        var kept = entries
            .Where(e => !e.Fields.IsEmpty)
            .OrderBy(e => e.Operation, StringComparer.Ordinal)
            .ThenBy(e => e.Time, StringComparer.Ordinal)
            .ThenBy(e => e.Manager, StringComparer.Ordinal)
            .ThenBy(e => e.Subresource, StringComparer.Ordinal)
            .Select(e => (JsonNode)e.ToJson())
            .ToArray();
        if (kept.Length == 0)
        {
            json.Metadata().Remove("managedFields");
        }
        else
        {
            json.Metadata()["managedFields"] = new JsonArray(kept);
        }
    }

    public bool Is(string manager, string operation, string apiVersion, string subresource) =>
        Manager == manager && Operation == operation && ApiVersion == apiVersion && Subresource == subresource;

    /// <summary>As conflict messages name it.</summary>
    public string Describe()
    {
        var text = $"\"{Manager}\"" + (Subresource.Length == 0 ? "" : $" with subresource \"{Subresource}\"");
        return Operation == "Apply" ? text : Time.Length == 0 ? $"{text} using {ApiVersion}" : $"{text} using {ApiVersion} at {Time}";
    }

    private JsonObject ToJson()
    {
        var json = new JsonObject { ["manager"] = Manager, ["operation"] = Operation, ["apiVersion"] = ApiVersion };
        if (Time.Length > 0)
        {
            json["time"] = Time;
        }

        json["fieldsType"] = "FieldsV1";
        json["fieldsV1"] = Fields.ToJson();
        if (Subresource.Length > 0)
        {
            json["subresource"] = Subresource;
        }

        return json;
    }
}
