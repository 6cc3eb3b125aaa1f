using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Portal.Simulator.Controllers;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;
using Portal.Simulator.Scenarios;
using Portal.Simulator.Seeding;
using Xunit;

namespace Portal.Simulator.Tests.Controllers;

/// <summary>A cluster on a fake clock: <see cref="Advance"/> goes from one due moment to the next, so hours of its life take seconds.</summary>
internal sealed class SimulatedClusterRun
{
    private readonly long _from;

    public SimulatedClusterRun(ControllerOptions? options = null, params ReadOnlySpan<string> nodes)
        : this(options, null, nodes)
    {
    }

    public SimulatedClusterRun(ControllerOptions? options, ILogger<ControllerManager>? logger, params ReadOnlySpan<string> nodes)
    {
        Api = new SimulatedApi(new ObjectStore(1_000_000), new ResourceRegistry(), Time);
        Controllers = new ControllerManager(Api, Time, options, logger: logger);
        Importer = new ObjectImporter(Api, Controllers.Found);
        foreach (var ns in (ReadOnlySpan<string>)["default", "kube-system", "kube-node-lease", "kube-public", "test"])
        {
            Api.Create(KnownResources.Namespaces, "", new JsonObject { ["metadata"] = new JsonObject { ["name"] = ns } });
        }

        foreach (var node in nodes)
        {
            AddNode(new NodeTemplate { Name = node });
        }

        Controllers.Drain();
        _from = Api.Store.Revision;
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 18, 3, 0, 0, TimeSpan.Zero));

    public SimulatedApi Api { get; }

    public ControllerManager Controllers { get; }

    public ObjectImporter Importer { get; }

    public void AddNode(NodeTemplate node) => Importer.Import(KnownResources.Nodes, node.Build(Time.GetUtcNow(), Time.GetUtcNow()), frozen: false);

    public void Advance(TimeSpan span)
    {
        var end = Time.GetUtcNow() + span;
        while (Controllers.Drain() is { } due && due <= end)
        {
            Time.SetUtcNow(due > Time.GetUtcNow() ? due : Time.GetUtcNow());
        }

        Time.SetUtcNow(end);
        Controllers.Drain();
    }

    /// <summary>Advances to the moment at which the condition holds, or fails after the limit.</summary>
    public void AdvanceUntil(Func<bool> condition, TimeSpan limit)
    {
        var end = Time.GetUtcNow() + limit;
        Controllers.Drain();
        while (!condition())
        {
            var due = Controllers.Drain();
            Assert.True(due is not null && due <= end, $"the condition did not hold within {limit}");
            Time.SetUtcNow(due.Value > Time.GetUtcNow() ? due.Value : Time.GetUtcNow());
            Controllers.Drain();
        }
    }

    public JsonObject? Get(ResourceDefinition resource, string name, string ns = "test") => Api.Find(resource, resource.Namespaced ? ns : "", name)?.ToJson();

    public JsonObject? Pod(string name, string ns = "test") => Get(KnownResources.Pods, name, ns);

    public JsonObject Create(ResourceDefinition resource, JsonObject json, string ns = "test") => Api.Create(resource, resource.Namespaced ? ns : "", json).ToJson();

    public JsonObject Create(ResourceDefinition resource, string json, string ns = "test") => Create(resource, JsonNode.Parse(json)!.AsObject(), ns);

    public IReadOnlyList<JsonObject> List(ResourceDefinition resource, string? ns = "test")
        => [.. Api.List(resource, resource.Namespaced ? ns : null).Items.Select(stored => stored.ToJson())];

    /// <summary>Everything that was written to a resource since the cluster was ready, in order.</summary>
    public IReadOnlyList<(string Type, JsonObject Object)> History(ResourceDefinition resource, string ns = "test")
    {
        var history = new List<(string, JsonObject)>();
        var position = _from;
        while (true)
        {
            var (events, upTo, _) = Api.Store.ReadAfter(resource.StorageKey, position);
            Assert.NotNull(events);
            if (events.Count == 0)
            {
                return history;
            }

            history.AddRange(events.Where(e => !resource.Namespaced || e.Object.Namespace == ns)
                .Select(e => (e.Type.ToString().ToUpperInvariant(), e.Object.ToJson())));
            position = upTo;
        }
    }
}
