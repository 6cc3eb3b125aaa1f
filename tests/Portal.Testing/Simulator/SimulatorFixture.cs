using Portal.Simulator.Hosting;
using Xunit;

namespace Portal.Testing.Simulator;

/// <summary>
/// A running simulator with its kubeconfig and kubectl. Share one in an assembly with <c>[assembly: AssemblyFixture(typeof(SimulatorFixture))]</c>,
/// and work in namespaces of your own; a test that adds faults or takes the server down starts its own
/// (<see cref="StartAsync"/>).
/// </summary>
public class SimulatorFixture : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("portal-simulator-").FullName;
    private SimulatorServer? _server;

    /// <summary>The running server.</summary>
    public SimulatorServer Server => _server ?? throw new InvalidOperationException("the fixture is not started");

    /// <summary>The kubeconfig of the server's admin.</summary>
    public string KubeconfigPath => Path.Combine(_directory, "kubeconfig");

    /// <summary>kubectl as the server's admin.</summary>
    public KubectlRunner Kubectl => new(KubeconfigPath, Path.Combine(_directory, "cache"));

    /// <summary>How the server is started.</summary>
    protected virtual SimulatorOptions Options { get; } = new();

    /// <summary>Starts a simulator for one test; dispose it.</summary>
    public static async Task<SimulatorFixture> StartAsync(SimulatorOptions? options = null)
    {
        var fixture = new Configured(options ?? new SimulatorOptions());
        await fixture.InitializeAsync();
        return fixture;
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _server = await SimulatorServer.StartAsync(Options);
        await _server.WriteKubeconfigAsync(KubeconfigPath);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        Directory.Delete(_directory, recursive: true);
        GC.SuppressFinalize(this);
    }

    private sealed class Configured(SimulatorOptions options) : SimulatorFixture
    {
        protected override SimulatorOptions Options { get; } = options;
    }
}
