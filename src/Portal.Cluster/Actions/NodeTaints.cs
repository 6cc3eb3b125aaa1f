using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Cluster.Resources.Nodes;

namespace Portal.Cluster.Actions;

/// <summary><c>spec.taints</c> as the API server writes it: an atomic list, so whoever changes it says what it must be before.</summary>
internal static class NodeTaints
{
    /// <summary>The list as JSON; empty when the node has none, because then the field is not there.</summary>
    public static string Json(ImmutableArray<Taint> taints) =>
        taints.IsEmpty ? "" : new JsonArray([.. taints.Select(static taint => Json(taint, taint.TimeAdded))]).ToJsonString();

    /// <summary>One taint; what is empty is left out, as the API server does.</summary>
    public static JsonObject Json(Taint taint, DateTimeOffset? added)
    {
        var json = new JsonObject { ["key"] = taint.Key };
        if (taint.Value.Length > 0)
        {
            json["value"] = taint.Value;
        }

        json["effect"] = taint.Effect;
        if (added is { } at)
        {
            json["timeAdded"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        }

        return json;
    }

    /// <summary>Whether a node as the API server has it carries a taint.</summary>
    public static bool Has(JsonElement? node, string key, string effect)
    {
        var taints = LiveTarget.Get(LiveTarget.Get(node ?? default, "spec"), "taints");
        return taints.ValueKind == JsonValueKind.Array
            && taints.EnumerateArray().Any(taint => LiveTarget.Text(taint, "key") == key && LiveTarget.Text(taint, "effect") == effect);
    }

    /// <summary>A guarded patch: uid, resourceVersion and the whole list, then the change.</summary>
    public static string Patch(ClusterAction action, string before, object change)
    {
        object[] whole = before.Length == 0 ? [] : [new { op = "test", path = "/spec/taints", value = JsonNode.Parse(before) }];
        return JsonSerializer.Serialize<object[]>([.. ActionRequests.Guards(action), .. whole, change]);
    }
}
