using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects;

/// <summary>The body of an answer that is no object: <c>kind: Status</c>.</summary>
public sealed record ApiStatus
{
    /// <summary>HTTP code; 0 leaves it out, as the answer to a finished deletion does.</summary>
    public required int Code { get; init; }

    /// <summary>Machine readable reason, for example <c>NotFound</c>; empty when the server gives none.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Text for people.</summary>
    public string Message { get; init; } = "";

    /// <summary>Details, or null.</summary>
    public StatusDetails? Details { get; init; }

    /// <summary>Whether it reports success.</summary>
    public bool IsSuccess => Code is 0 or (>= 200 and < 300);

    /// <summary>The JSON form, fields in the server's order.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["kind"] = "Status",
            ["apiVersion"] = "v1",
            ["metadata"] = new JsonObject(),
            ["status"] = IsSuccess ? "Success" : "Failure",
        };
        AddText(json, "message", Message);
        AddText(json, "reason", Reason);
        if (Details is not null)
        {
            json["details"] = ToJson(Details);
        }

        if (Code != 0)
        {
            json["code"] = Code;
        }

        return json;
    }

    private static JsonObject ToJson(StatusDetails details)
    {
        var json = new JsonObject();
        AddText(json, "name", details.Name);
        AddText(json, "group", details.Group);
        AddText(json, "kind", details.Kind);
        AddText(json, "uid", details.Uid);
        if (details.Causes.Length > 0)
        {
            json["causes"] = new JsonArray([.. details.Causes.Select(ToJson)]);
        }

        if (details.RetryAfterSeconds > 0)
        {
            json["retryAfterSeconds"] = details.RetryAfterSeconds;
        }

        return json;
    }

    private static JsonNode ToJson(StatusCause cause)
    {
        var json = new JsonObject();
        AddText(json, "reason", cause.Reason);
        AddText(json, "message", cause.Message);
        AddText(json, "field", cause.Field);
        return json;
    }

    private static void AddText(JsonObject json, string key, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json[key] = value;
        }
    }
}
