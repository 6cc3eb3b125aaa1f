using System.Text.Json.Nodes;
using Portal.Simulator.Hosting;
using Portal.Simulator.Objects;
using Portal.Testing;
using Portal.Testing.Simulator;

namespace Portal.Web.Tests.Features.Nodes;

/// <summary>Two nodes of a simulated cluster and a namespace whose pods are all on the first one.</summary>
internal sealed class DrainBench
{
    private readonly SimulatorFixture _simulator;

    private DrainBench(SimulatorFixture simulator, string node, string other) => (_simulator, Node, Other) = (simulator, node, other);

    /// <summary>The node that is drained.</summary>
    public string Node { get; }

    /// <summary>The node to which evicted pods can go.</summary>
    public string Other { get; }

    /// <summary>The namespace.</summary>
    public string Namespace => $"of-{Node}";

    /// <summary>The API server.</summary>
    public SimulatorServer Server => _simulator.Server;

    /// <summary>Takes the nodes, cordons all others, and waits until the manifests' pods run on the first.</summary>
    public static async Task<DrainBench> PrepareAsync(SimulatorFixture simulator, string node, string other, string manifests)
    {
        var bench = new DrainBench(simulator, node, other);
        foreach (var any in simulator.Server.Api.List(KnownResources.Nodes).Items)
        {
            simulator.Server.Api.Edit(KnownResources.Nodes, "", any.Name, json => json.ObjectAt("spec")["unschedulable"] = any.Name != node);
        }

        await bench.KubectlAsync("create", "namespace", bench.Namespace);
        await simulator.Kubectl.ApplyAsync(manifests, "-n", bench.Namespace);
        await Eventually.TrueAsync(() => bench.Pods().Count >= bench.Wanted() && bench.Pods().TrueForAll(IsAtRest), TimeSpan.FromSeconds(40));
        await Eventually.TrueAsync(() => bench.Server.Api.List(KnownResources.PodDisruptionBudgets, bench.Namespace).Items.All(static b => b.ToJson().Number("status", "expectedPods") > 0));
        simulator.Server.Api.Edit(KnownResources.Nodes, "", other, static json => json.ObjectAt("spec").Remove("unschedulable"));
        return bench;
    }

    /// <summary>The pods of the namespace as the API server has them.</summary>
    public List<JsonObject> Pods() => [.. Server.Api.List(KnownResources.Pods, Namespace).Items.Select(static pod => pod.ToJson())];

    /// <summary>The only pod whose name begins so.</summary>
    public JsonObject Pod(string prefix) => Pods().Single(pod => pod.Name().StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>What is on the drained node, by workload: the names of pods are drawn.</summary>
    public List<string> OnTheNode() =>
        [.. Pods().Where(pod => pod.Text("spec", "nodeName") == Node).Select(static pod => pod.Text("metadata", "labels", "app") ?? pod.Name().Split('-')[0]).Order(StringComparer.Ordinal)];

    /// <summary>The evictions in the namespace that took effect.</summary>
    public List<LoggedRequest> Evictions() =>
    [
        .. Server.Requests.Requests.Where(r => r is { Method: "POST", IsEffectiveWrite: true } && r.Target.Namespace == Namespace && r.PathAndQuery.EndsWith("/eviction", StringComparison.Ordinal)),
    ];

    /// <summary>Runs kubectl in the namespace.</summary>
    public Task<string> KubectlAsync(params string[] arguments) => _simulator.Kubectl.RunAsync([.. arguments, "-n", Namespace]);

    /// <summary>Applies manifests to the namespace.</summary>
    public Task<string> ApplyAsync(string manifests) => _simulator.Kubectl.ApplyAsync(manifests, "-n", Namespace);

    private static bool IsAtRest(JsonObject pod) =>
        pod.Text("status", "phase") == "Succeeded" || pod.Items("status", "conditions").Any(static c => c.Text("type") == "Ready" && c.Text("status") == "True");

    private long Wanted() => Math.Max(1, Server.Api.List(KnownResources.Deployments, Namespace).Items.Sum(static d => d.ToJson().Number("spec", "replicas") ?? 1));
}
