using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Engine;

/// <summary>
/// Reports events as the controllers and kubelets do: the same event again raises <c>count</c> (core/v1 form) or <c>series.count</c> (the
/// scheduler's form).
/// </summary>
public sealed class EventRecorder(ClusterAccess cluster, TimeProvider time)
{
    private const int Remembered = 8192;

    private readonly Dictionary<string, (string Namespace, string Name)> _recent = new(StringComparer.Ordinal);
    private long _lastStamp;

    /// <summary>Reports an event in the core/v1 form.</summary>
    /// <param name="resource">The resource of the object that it is about.</param>
    /// <param name="about">That object.</param>
    /// <param name="entry">What happened.</param>
    /// <param name="component">Who reports it, for example <c>kubelet</c>.</param>
    /// <param name="host">The node on which the reporter runs, or null.</param>
    /// <param name="withUid">Whether involvedObject carries uid and resourceVersion; the taint manager's do not.</param>
    public void Report(ResourceDefinition resource, JsonObject about, EventEntry entry, string component, string? host = null, bool withUid = true)
    {
        var now = Timestamps.Format(time.GetUtcNow());
        var key = Key(about, entry, component, host);
        if (Repeat(key, json =>
        {
            json["count"] = (json.Number("count") ?? 0) + 1;
            json["lastTimestamp"] = now;
        }))
        {
            return;
        }

        var source = new JsonObject { ["component"] = component };
        if (host is not null)
        {
            source["host"] = host;
        }

        var made = Base(resource, about, entry, withUid);
        made["source"] = source;
        made["firstTimestamp"] = now;
        made["lastTimestamp"] = now;
        made["count"] = 1;
        made["type"] = entry.Type;
        made["eventTime"] = null;
        made["reportingComponent"] = component;
        made["reportingInstance"] = host ?? "";
        Create(key, made, component);
    }

    /// <summary>Reports an event in the events.k8s.io form, as the scheduler does.</summary>
    public void ReportAction(ResourceDefinition resource, JsonObject about, EventEntry entry, string action, string component)
    {
        var now = Timestamps.FormatMicro(time.GetUtcNow());
        var key = Key(about, entry, component, null);
        if (Repeat(key, json => json["series"] = new JsonObject
        {
            ["count"] = (json.Number("series", "count") ?? 1) + 1,
            ["lastObservedTime"] = now,
        }))
        {
            return;
        }

        var made = Base(resource, about, entry, withUid: true);
        made["source"] = new JsonObject();
        made["firstTimestamp"] = null;
        made["lastTimestamp"] = null;
        made["type"] = entry.Type;
        made["eventTime"] = now;
        made["action"] = action;
        made["reportingComponent"] = component;
        made["reportingInstance"] = component + "-simulator";
        Create(key, made, component);
    }

    private static string Key(JsonObject about, EventEntry entry, string component, string? host)
        => string.Join('\n', about.Uid(), about.Name(), entry.Type, entry.Reason, entry.Message, entry.FieldPath, component, host);

    private bool Repeat(string key, Action<JsonObject> change)
        => _recent.TryGetValue(key, out var known) && cluster.Change(KnownResources.Events, known.Namespace, known.Name, change) is not null;

    private void Create(string key, JsonObject made, string manager)
    {
        if (_recent.Count >= Remembered)
        {
            _recent.Clear();
        }

        if (cluster.TryCreate(KnownResources.Events, made, manager) is { } created)
        {
            _recent[key] = (created.Namespace(), created.Name());
        }
    }

    private JsonObject Base(ResourceDefinition resource, JsonObject about, EventEntry entry, bool withUid)
    {
        var stamp = Math.Max((time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100, _lastStamp + 1);
        _lastStamp = stamp;
        var ns = about.Namespace();
        var involved = new JsonObject { ["kind"] = resource.Kind };
        if (ns.Length > 0)
        {
            involved["namespace"] = ns;
        }

        involved["name"] = about.Name();
        if (withUid)
        {
            involved["uid"] = about.Uid();
        }

        involved["apiVersion"] = resource.ApiVersion;
        if (withUid)
        {
            involved["resourceVersion"] = about.Text("metadata", "resourceVersion") ?? "";
        }

        if (entry.FieldPath is not null)
        {
            involved["fieldPath"] = entry.FieldPath;
        }

        return new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["name"] = about.Name() + "." + stamp.ToString("x16", CultureInfo.InvariantCulture),
                ["namespace"] = ns.Length > 0 ? ns : "default",
            },
            ["involvedObject"] = involved,
            ["reason"] = entry.Reason,
            ["message"] = entry.Message,
        };
    }
}
