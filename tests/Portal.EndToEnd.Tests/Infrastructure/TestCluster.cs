using Portal.Simulator.Hosting;
using Portal.Testing;
using Portal.Testing.Simulator;

namespace Portal.EndToEnd.Tests.Infrastructure;

/// <summary>A simulated cluster with every cause of a stuck pod and some hostile objects, in this process, so that tests can break and inspect it.</summary>
public sealed class TestCluster : IAsyncDisposable
{
    /// <summary>What the portal calls it.</summary>
    public const string Name = "demo";

    private TestCluster(SimulatorFixture simulator, string kubeconfigPath)
    {
        Simulator = simulator;
        KubeconfigPath = kubeconfigPath;
    }

    /// <summary>The simulator.</summary>
    public SimulatorFixture Simulator { get; }

    /// <summary>A kubeconfig with one context, the administrator's.</summary>
    public string KubeconfigPath { get; }

    /// <summary>The longest name that a pod may have.</summary>
    public static string LongestName { get; } = "x" + new string('y', 251) + "z";

    /// <summary>Starts it.</summary>
    /// <param name="directory">Where its kubeconfig is written.</param>
    public static async Task<TestCluster> StartAsync(string directory)
    {
        var hostile = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "scenarios", "hostile.yaml"));
        var simulator = await SimulatorFixture.StartAsync(new SimulatorOptions
        {
            ClusterName = Name,
            Nodes = 12,
            PodsPerNode = 6,
            ScenarioTexts = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["PodStuckTerminating"] = await File.ReadAllTextAsync(RepositoryRoot.Path("src/Portal.Problems/PodStuckTerminating/scenario.yaml")),
                ["Hostile"] = hostile.Replace("NAME253", LongestName, StringComparison.Ordinal),
            },
        });
        var path = Path.Combine(directory, "kubeconfig");
        await File.WriteAllTextAsync(path, await simulator.Kubectl.RunAsync("config", "view", "--minify", "--flatten"));
        return new TestCluster(simulator, path);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Simulator.DisposeAsync();
}
