using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Portal.Simulator.Objects;
using Portal.Simulator.Objects.Bootstrap;

namespace Portal.Simulator.Tests.Objects;

/// <summary>A cluster without controllers, on a clock of its own.</summary>
internal sealed class TestCluster
{
    public TestCluster(int historyCapacity = 16_384)
    {
        Api = new SimulatedApi(new ObjectStore(historyCapacity), new ResourceRegistry(), Time);
        ClusterBootstrap.Apply(Api);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public SimulatedApi Api { get; }

    public StoredObject CreatePod(string name, string node = "", string extra = "{}")
    {
        var pod = JsonNode.Parse(extra)!.AsObject();
        pod.Metadata()["name"] = name;
        var spec = pod.ObjectAt("spec");
        spec["containers"] = new JsonArray(new JsonObject { ["name"] = "main", ["image"] = "app:v1" });
        if (node.Length > 0)
        {
            spec["nodeName"] = node;
        }

        return Api.Create(KnownResources.Pods, "default", pod);
    }

    public StoredObject CreateConfigMap(string name, string json = "{}")
    {
        var map = JsonNode.Parse(json)!.AsObject();
        map.Metadata()["name"] = name;
        return Api.Create(KnownResources.ConfigMaps, "default", map);
    }

    public JsonObject Pod(string name) => Api.Get(KnownResources.Pods, "default", name).ToJson();

    /// <summary>What a watcher that begins at a revision has seen by now.</summary>
    public async Task<List<WatchEvent>> EventsSince(ResourceDefinition resource, long revision, int count, LabelSelector? labels = null)
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var seen = new List<WatchEvent>();
        var options = new WatchOptions { FromRevision = revision, Labels = labels ?? LabelSelector.Everything };
        await foreach (var watched in Api.Watch(resource, "default", options, cancellation.Token))
        {
            seen.Add(watched);
            if (seen.Count == count)
            {
                break;
            }
        }

        return seen;
    }
}
