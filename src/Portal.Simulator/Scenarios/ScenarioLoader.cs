using System.Text.Json.Nodes;
using Portal.Simulator.Objects;
using Portal.Simulator.Text;

namespace Portal.Simulator.Scenarios;

/// <summary>
/// Loads a scenario: plain Kubernetes manifests, status included, put into the cluster as they are, with their times moved so that the
/// reference time of the first line is now. The cluster's controllers leave them alone until a user acts on them; then they react as real
/// ones would (see <see cref="Controllers.Kubelet.PodAdoption.Freeze"/> for pods that are being deleted).
/// </summary>
public sealed class ScenarioLoader(ObjectImporter importer)
{
    /// <summary>Loads a file's text. Loading it again changes nothing.</summary>
    /// <exception cref="FormatException">It is no YAML, a document is no object with apiVersion, kind and name, or a kind is not served.</exception>
    public ScenarioLoadResult Load(string yaml)
    {
        var now = importer.Now;
        var by = TimeShift.Reference(yaml) is { } reference ? WholeSeconds(now - reference) : TimeSpan.Zero;
        var objects = YamlJson.ParseAll(yaml).SelectMany(Expand).ToList();
        foreach (var json in objects)
        {
            TimeShift.Apply(json, by);
        }

        // Definitions first: the kinds of the rest may come from them.
        var (loaded, there) = (0, 0);
        foreach (var json in objects.OrderBy(json => Order(json.Text("kind"))))
        {
            var resource = importer.ResourceOf(json)
                ?? throw new FormatException($"{Title(json)}: no such kind is served; a custom kind needs its CustomResourceDefinition in the file");
            if (resource.Namespaced)
            {
                loaded += importer.ImportNamespace(json.Namespace() is { Length: > 0 } ns ? ns : "default") ? 1 : 0;
            }

            if (importer.Import(resource, json, frozen: true))
            {
                loaded++;
            }
            else
            {
                there++;
            }
        }

        return new ScenarioLoadResult(loaded, there);
    }

    private static int Order(string? kind) => kind switch
    {
        "CustomResourceDefinition" => 0,
        "Namespace" => 1,
        "Node" => 2,
        _ => 3,
    };

    private static IEnumerable<JsonObject> Expand(JsonNode document, int number)
    {
        if (document is not JsonObject json)
        {
            throw new FormatException($"document {number + 1} is no object");
        }

        if (json.Text("kind") == "List")
        {
            return json.Items("items").Select(item => item.DeepClone()).SelectMany(Expand);
        }

        return json.Text("apiVersion") is null || json.Text("kind") is null || json.Name().Length == 0
            ? throw new FormatException($"document {number + 1} ({Title(json)}) lacks apiVersion, kind or metadata.name")
            : [json];
    }

    private static string Title(JsonObject json) => $"{json.Text("apiVersion")} {json.Text("kind")} {json.Name()}".Trim();

    private static TimeSpan WholeSeconds(TimeSpan span) => TimeSpan.FromSeconds(Math.Floor(span.TotalSeconds));
}
