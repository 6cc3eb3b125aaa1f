using Portal.Cluster.Connection;
using Portal.Core.Persistence.Embedded;
using Portal.Simulator.Hosting;
using Portal.Web.Hosting.Settings;

namespace Portal.Web.Hosting;

/// <summary>
/// What the portal starts beside itself when nobody named a real one: a private PostgreSQL and a simulated cluster. Nothing else of the
/// portal knows whether they are there.
/// </summary>
public sealed class PortalInfrastructure : IAsyncDisposable
{
    private const string DemoCluster = "demo";

    private readonly EmbeddedPostgres? _postgres;
    private readonly SimulatorServer? _simulator;

    private PortalInfrastructure(EmbeddedPostgres? postgres, SimulatorServer? simulator, string connectionString, IReadOnlyList<ClusterDefinition> clusters)
    {
        _postgres = postgres;
        _simulator = simulator;
        ConnectionString = connectionString;
        Clusters = clusters;
    }

    /// <summary>Connection string of the database.</summary>
    public string ConnectionString { get; }

    /// <summary>Connection string of the role that owns the schema; empty when it is the same.</summary>
    public string OwnerConnectionString => _postgres?.OwnerConnectionString ?? "";

    /// <summary>The clusters: one for each context of the kubeconfig files, the one that the portal runs in, or the demo.</summary>
    public IReadOnlyList<ClusterDefinition> Clusters { get; }

    /// <summary>Starts what is needed.</summary>
    /// <exception cref="EmbeddedPostgresException">The database cannot start; the message says what to do.</exception>
    /// <exception cref="ClusterConnectionException">A kubeconfig cannot be read; the message names the file and the field.</exception>
    public static async Task<PortalInfrastructure> StartAsync(
        PortalSettings settings, IReadOnlyDictionary<string, string> scenarios, ILoggerFactory logs, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(settings.DataDirectory);
        var postgresDirectory = Path.Combine(settings.DataDirectory, "postgres");
        if (settings.Reset)
        {
            await EmbeddedPostgres.RemoveAsync(postgresDirectory, cancellationToken);
            File.Delete(settings.AuditMemory);
        }

        var simulator = settings.IsDemo ? StartSimulatorAsync(settings, scenarios) : Task.FromResult<SimulatorServer?>(null);
        EmbeddedPostgres? postgres = null;
        try
        {
            postgres = settings.Database is null
                ? await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { Directory = postgresDirectory }, logs.CreateLogger<EmbeddedPostgres>(), TimeProvider.System, cancellationToken)
                : null;
            var clusters = await simulator is { } demo
                ? await DefineDemoAsync(demo, Path.Combine(settings.DataDirectory, "demo.kubeconfig"), cancellationToken)
                : Define(settings.Kubeconfigs);
            return new PortalInfrastructure(postgres, await simulator, postgres?.ConnectionString ?? settings.Database!, clusters);
        }
        catch
        {
            if (postgres is not null)
            {
                await postgres.DisposeAsync();
            }

            if (simulator.IsCompletedSuccessfully && await simulator is { } started)
            {
                await started.DisposeAsync();
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_simulator is not null)
        {
            await _simulator.DisposeAsync();
        }

        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }
    }

    private static async Task<IReadOnlyList<ClusterDefinition>> DefineDemoAsync(SimulatorServer simulator, string file, CancellationToken cancellationToken)
    {
        await simulator.WriteKubeconfigAsync(file, cancellationToken);
        return Cluster.Connection.Kubeconfig.Read([file], DemoCluster);
    }

    private static IReadOnlyList<ClusterDefinition> Define(IReadOnlyList<string> kubeconfigs) =>
        kubeconfigs.Count > 0 ? Cluster.Connection.Kubeconfig.Read(kubeconfigs)
        : InClusterConfiguration.TryDefine() is { } definition ? [definition]
        : throw new ClusterConnectionException(
            "KUBERNETES_SERVICE_HOST is set, but there is no service account to use. Mount one into the pod, or name a kubeconfig with KUBECONFIG.");

    private static async Task<SimulatorServer?> StartSimulatorAsync(PortalSettings settings, IReadOnlyDictionary<string, string> scenarios) =>
        await SimulatorServer.StartAsync(new SimulatorOptions
        {
            ClusterName = DemoCluster,
            Nodes = settings.DemoNodes,
            PodsPerNode = settings.DemoPodsPerNode,
            ScenarioTexts = scenarios,
        });
}
