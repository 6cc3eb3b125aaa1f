using System.Globalization;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;
using Portal.Simulator.Scenarios;
using Portal.Simulator.Seeding;

namespace Portal.Simulator.Hosting;

/// <summary>The cluster behind a server: its API, what was put there at the start, and its controllers.</summary>
internal sealed class SimulatedCluster : IAsyncDisposable
{
    private static readonly string[] SystemNamespaces = ["default", "kube-system", "kube-public", "kube-node-lease"];

    private readonly SimulatorOptions _options;
    private CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    public SimulatedCluster(SimulatorOptions options)
    {
        _options = options;
        Api = new SimulatedApi(new ObjectStore(), new ResourceRegistry(), options.Time);
        Controllers = new ControllerManager(Api, options.Time);
        var importer = new ObjectImporter(Api, Controllers.Found);
        foreach (var name in SystemNamespaces)
        {
            importer.ImportNamespace(name);
        }

        for (var i = 0; i < options.Nodes; i++)
        {
            var node = new NodeTemplate { Name = string.Create(CultureInfo.InvariantCulture, $"node-{i + 1}"), Number = i };
            importer.Import(KnownResources.Nodes, node.Build(importer.Now.AddDays(-30), importer.Now), frozen: false);
        }

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
            _running = Task.Run(() => Controllers.RunAsync(_stopping.Token));
        }
    }

    /// <summary>Takes the store back to a backup; the controllers begin anew, as after a restart.</summary>
    public async Task RestoreAsync(StoreBackup backup)
    {
        await StopAsync();
        Api.Store.Restore(backup);
        Controllers = new ControllerManager(Api, _options.Time);
        _stopping = new CancellationTokenSource();
        Start();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync();

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
