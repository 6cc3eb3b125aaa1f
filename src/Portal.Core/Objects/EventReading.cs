using System.Globalization;
using System.Text.Json;
using Portal.Cluster.Actions;
using Portal.Cluster.Connection;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Core.Objects;

/// <summary>How the events about an object are asked for and read: one bounded list, whatever there is.</summary>
internal static class EventReading
{
    /// <summary>Most events that are read.</summary>
    public const int Limit = 500;

    /// <summary>Most events that are kept: the newest of those.</summary>
    public const int Kept = 100;

    // Events about cluster-scoped objects live in the namespace default.
    private const string OfCluster = "default";

    /// <summary>The list. By name and kind, not by uid: the events of some controllers carry none, and those about nodes carry the node's name.</summary>
    public static KubernetesRequest Request(ObjectReference of)
    {
        var selector = Uri.EscapeDataString($"involvedObject.kind={of.Kind},involvedObject.name={of.Name}");
        var path = KubernetesPath.Collection(KnownResources.Events, Namespace(of));
        return new KubernetesRequest { Method = "GET", Path = string.Create(CultureInfo.InvariantCulture, $"{path}?fieldSelector={selector}&limit={Limit}") };
    }

    /// <summary>What the list needs from the cluster's RBAC.</summary>
    public static ApiPermission Permission(ObjectReference of) => new("list", "", "events", "", Namespace(of), "");

    /// <summary>Reads the list: those about this object, not about an earlier one of its name.</summary>
    public static ObjectEvents Read(ObjectReference of, JsonElement list)
    {
        var items = list.Items("items").Where(item => IsAbout(of, item.Get("involvedObject"))).Select(Read).ToList();
        return new ObjectEvents(
            [.. items.OrderByDescending(static e => e.Last).Take(Kept)], items.Count, list.Get("metadata").Text("continue").Length > 0, null, "");
    }

    private static string Namespace(ObjectReference of) => of.Namespace.Length == 0 ? OfCluster : of.Namespace;

    private static bool IsAbout(ObjectReference of, JsonElement involved) =>
        involved.Text("uid") is var uid && (uid.Length == 0 || of.Uid.Length == 0 || uid == of.Uid || (of.Kind == "Node" && uid == of.Name));

    private static ObjectEvent Read(JsonElement e)
    {
        var series = e.Get("series");
        var at = e.Time("eventTime");
        var component = e.Get("source").Text("component") is { Length: > 0 } source ? source : e.Text("reportingComponent");
        var host = e.Get("source").Text("host") is { Length: > 0 } name ? name : e.Text("reportingInstance");
        return new ObjectEvent(
            e.Text("type"),
            e.Text("reason"),
            e.Text("message"),
            host.Length == 0 || host == component ? component : $"{component}, {host}",
            (int)Math.Clamp(series.Number("count") ?? e.Number("count") ?? 1, 1, int.MaxValue),
            e.Time("firstTimestamp") ?? at,
            e.Time("lastTimestamp") ?? series.Time("lastObservedTime") ?? at);
    }
}
