using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Encoding;

/// <summary>Events in the words of events.k8s.io/v1; they are stored in those of core/v1.</summary>
internal static class EventsView
{
    private static readonly (string Core, string Events)[] Names =
    [
        ("eventTime", "eventTime"), ("series", "series"), ("reportingComponent", "reportingController"), ("reportingInstance", "reportingInstance"),
        ("action", "action"), ("reason", "reason"), ("involvedObject", "regarding"), ("related", "related"), ("message", "note"), ("type", "type"),
        ("source", "deprecatedSource"), ("firstTimestamp", "deprecatedFirstTimestamp"), ("lastTimestamp", "deprecatedLastTimestamp"),
        ("count", "deprecatedCount"),
    ];

    public static JsonObject FromCore(JsonObject core)
    {
        var json = new JsonObject { ["metadata"] = core["metadata"]?.DeepClone() };
        foreach (var (from, to) in Names)
        {
            if (core.TryGetPropertyValue(from, out var value) && !IsEmpty(value, to))
            {
                json[to] = value?.DeepClone();
            }
        }

        return json;
    }

    public static JsonObject ToCore(JsonObject events)
    {
        var json = new JsonObject { ["metadata"] = events["metadata"]?.DeepClone() };
        foreach (var (to, from) in Names)
        {
            if (events.TryGetPropertyValue(from, out var value))
            {
                json[to] = value?.DeepClone();
            }
        }

        return json;
    }

    /// <remarks>core/v1 writes empty reporters, events.k8s.io leaves them out.</remarks>
    private static bool IsEmpty(JsonNode? value, string name) => name != "eventTime" && (value is null || value.Text() is "");
}
