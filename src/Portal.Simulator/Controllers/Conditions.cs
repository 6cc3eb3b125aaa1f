using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers;

/// <summary>Writing of <c>status.conditions</c>: a condition keeps its lastTransitionTime as long as its status stays.</summary>
public static class Conditions
{
    /// <summary>
    /// The conditions of <paramref name="before"/> with one set: replaced in its place, or appended. <paramref name="extra"/> holds further
    /// fields (lastHeartbeatTime, lastUpdateTime, observedGeneration …), which go between status and lastTransitionTime.
    /// </summary>
    public static JsonArray Set(
        JsonArray? before, string type, string status, DateTimeOffset now, string? reason = null, string? message = null, JsonObject? extra = null)
    {
        var after = new JsonArray();
        var placed = false;
        foreach (var condition in before?.OfType<JsonObject>() ?? [])
        {
            if (condition.Text("type") != type)
            {
                after.Add(condition.DeepClone());
                continue;
            }

            after.Add(Make(condition, type, status, now, reason, message, extra));
            placed = true;
        }

        if (!placed)
        {
            after.Add(Make(null, type, status, now, reason, message, extra));
        }

        return after;
    }

    /// <summary>One condition, with the transition time of <paramref name="before"/> when its status is the same.</summary>
    public static JsonObject Make(
        JsonObject? before, string type, string status, DateTimeOffset now, string? reason = null, string? message = null, JsonObject? extra = null)
    {
        var condition = new JsonObject { ["type"] = type, ["status"] = status };
        foreach (var (key, value) in extra ?? [])
        {
            condition[key] = value?.DeepClone();
        }

        condition["lastTransitionTime"] = before is not null && before.Text("status") == status
            ? before.Text("lastTransitionTime") ?? Timestamps.Format(now)
            : Timestamps.Format(now);
        if (reason is not null)
        {
            condition["reason"] = reason;
        }

        if (message is not null)
        {
            condition["message"] = message;
        }

        return condition;
    }
}
