using Portal.Simulator.Controllers;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;
using Portal.Simulator.Objects.Bootstrap;
using Portal.Simulator.Scenarios;
using Portal.Simulator.Seeding;

namespace Portal.Simulator.Hosting;

/// <summary>The cluster behind a server: its API, what was put there at the start, and its controllers.</summary>
internal sealed class SimulatedCluster : IAsyncDisposable
{
    private readonly SimulatorOptions _options;
    private readonly ControllerOptions _controllers;
    private readonly ILoggerFactory? _logs;
    private CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    public SimulatedCluster(SimulatorOptions options, string rootCertificate)
    {
        _options = options;
        _controllers = new ControllerOptions { RootCertificate = rootCertificate };
        Api = new SimulatedApi(new ObjectStore(), new ResourceRegistry(), options.Time);
        _logs = options.ConsoleLog is { } level
            ? LoggerFactory.Create(logging => logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(level))
            : null;
        Controllers = new ControllerManager(Api, options.Time, _controllers, logger: _logs?.CreateLogger<ControllerManager>());
        var importer = new ObjectImporter(Api, Controllers.Found);
        ClusterBootstrap.Apply(Api);
        new ClusterSeeder(importer).Seed(options.Nodes, options.PodsPerNode);
        new CustomKindSeeder(importer).Seed(options.CustomKinds, options.ObjectsPerKind, options.DeletingEach);

        var loader = new ScenarioLoader(importer);
        foreach (var (name, text) in ScenarioFiles.Read(options))
        {
            Load(loader, name, text);
        }
    }

    /// <summary>The API in process.</summary>
    public SimulatedApi Api { get; }

    /// <summary>The controllers and hollow kubelets.</summary>
    public ControllerManager Controllers { get; private set; }

    /// <summary>Lets the controllers run, unless the options say otherwise.</summary>
    public void Start()
    {
        if (_options.RunControllers)
        {
            // What is there now was found; what a client makes from here on is new to them.
            Controllers.Drain();
            _running = Task.Run(() => Controllers.RunAsync(_stopping.Token));
        }
    }

    /// <summary>Takes the store back to a backup; the controllers begin anew, as after a restart.</summary>
    public async Task RestoreAsync(StoreBackup backup)
    {
        await StopAsync();
        Api.Store.Restore(backup);
        Controllers = new ControllerManager(Api, _options.Time, _controllers, Controllers.Found, _logs?.CreateLogger<ControllerManager>());
        _stopping = new CancellationTokenSource();
        Start();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _logs?.Dispose();
    }

    private static void Load(ScenarioLoader loader, string name, string text)
    {
        try
        {
            loader.Load(text);
        }
        catch (FormatException e)
        {
            throw new FormatException($"scenario {name}: {e.Message}", e);
        }
    }

    private async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }
}
