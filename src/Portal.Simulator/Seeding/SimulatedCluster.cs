using Portal.Simulator.Controllers;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;
using Portal.Simulator.Scenarios;

namespace Portal.Simulator.Seeding;

/// <summary>
/// What lives behind an API: the control plane's controllers, the simulated nodes, and what was put into the cluster at its start. Works on
/// the API in this process; whether anybody listens does not matter to it.
/// </summary>
public sealed class SimulatedCluster : IAsyncDisposable
{
    private static readonly string[] SystemNamespaces = ["default", "kube-system", "kube-public", "kube-node-lease"];

    private readonly CancellationTokenSource _stop = new();
    private readonly ObjectImporter _importer;
    private Task _running = Task.CompletedTask;

    /// <summary>Makes a cluster with the namespaces that every cluster has; nothing runs yet.</summary>
    public SimulatedCluster(SimulatedApi api, ControllerOptions? options = null, ILogger<ControllerManager>? logger = null)
    {
        Controllers = new ControllerManager(api, api.Time, options, logger);
        _importer = new ObjectImporter(api, Controllers.Found);
        foreach (var ns in SystemNamespaces)
        {
            _importer.ImportNamespace(ns);
        }
    }

    /// <summary>The controllers and simulated kubelets; with a fake clock, drive them with <see cref="ControllerManager.Drain"/>.</summary>
    public ControllerManager Controllers { get; }

    /// <summary>Adds nodes with running pods, see <see cref="ClusterSeeder"/>.</summary>
    public void Seed(int nodes, int podsPerNode) => new ClusterSeeder(_importer).Seed(nodes, podsPerNode);

    /// <summary>Loads a scenario, see <see cref="ScenarioLoader"/>.</summary>
    /// <exception cref="FormatException">The text is no scenario; says where and why.</exception>
    public ScenarioLoadResult LoadScenario(string yaml) => new ScenarioLoader(_importer).Load(yaml);

    /// <summary>Lets the controllers run on a thread of the pool until the cluster is disposed.</summary>
    public void Start() => _running = Task.Run(() => Controllers.RunAsync(_stop.Token), _stop.Token);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }
}
