using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Cluster.Watching;
using Portal.Testing.Manifests;

namespace Portal.Problems.Tests.PodStuckTerminating;

/// <summary>A history recorded from a real control plane and kubelet: the cluster after each watch event.</summary>
public sealed class Recording
{
    private readonly List<(DateTimeOffset At, string What, ClusterView View)> _moments = [];

    private Recording()
    {
    }

    /// <summary>The moments, in order.</summary>
    public IReadOnlyList<(DateTimeOffset At, string What, ClusterView View)> Moments => _moments;

    /// <summary>Reads a recording; a node that it does not show from the start is there and Ready until it does.</summary>
    public static Recording Read(string name)
    {
        var watched = Watched(name);
        var start = watched.Select(static w => (At: w["at"]!.GetValue<double>(), Created: Created(w))).Where(static w => w.Created is not null)
            .Select(static w => w.Created!.Value.AddSeconds(-w.At)).Max();
        var objects = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        var node = ReadyNode();
        objects[Key(node)] = node;
        var recording = new Recording();
        foreach (var entry in watched)
        {
            var obj = entry["object"]!.AsObject();
            if (entry["type"]!.GetValue<string>() == "DELETED")
            {
                objects.Remove(Key(obj));
            }
            else
            {
                objects[Key(obj)] = obj;
            }

            recording._moments.Add((
                start.AddSeconds(entry["at"]!.GetValue<double>()),
                string.Create(CultureInfo.InvariantCulture, $"{entry["at"]} s: {entry["type"]} {Key(obj)}"),
                ManifestView.Of(objects.Values)));
        }

        return recording;
    }

    /// <summary>The cluster as it was at a second of the recording.</summary>
    public ClusterView At(double second)
    {
        var start = _moments[0].At.AddSeconds(-FirstSecond);
        return _moments.Last(moment => moment.At <= start.AddSeconds(second + 0.0005)).View;
    }

    private double FirstSecond => double.Parse(_moments[0].What.Split(' ')[0], CultureInfo.InvariantCulture);

    private static JsonObject ReadyNode() => Watched("node-down").Last(static w => w["kind"]!.GetValue<string>() == "Node")["object"]!.AsObject();

    private static List<JsonObject> Watched(string name) =>
        [
            .. JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PodStuckTerminating", "recordings", $"{name}.json")))!["watched"]!
                .AsArray().OfType<JsonObject>(),
        ];

    private static DateTimeOffset? Created(JsonObject entry) => entry["type"]!.GetValue<string>() == "ADDED" && entry["kind"]!.GetValue<string>() == "Pod"
        ? DateTimeOffset.Parse(entry["object"]!["metadata"]!["creationTimestamp"]!.GetValue<string>(), CultureInfo.InvariantCulture)
        : null;

    private static string Key(JsonObject obj) => $"{obj["kind"]} {obj["metadata"]!["namespace"]}/{obj["metadata"]!["name"]}";
}
