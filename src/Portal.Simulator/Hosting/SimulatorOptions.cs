using Portal.Simulator.Faults;

namespace Portal.Simulator.Hosting;

/// <summary>How a simulated API server is started.</summary>
public sealed record SimulatorOptions
{
    /// <summary>TLS port on loopback; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Port for plain HTTP on loopback (0: a free one); null: none. kubectl sends no credentials over it.</summary>
    public int? PlainHttpPort { get; init; }

    /// <summary>Name of the cluster in the kubeconfig.</summary>
    public string ClusterName { get; init; } = "demo";

    /// <summary>Hollow nodes.</summary>
    public int Nodes { get; init; }

    /// <summary>Running pods on each hollow node.</summary>
    public int PodsPerNode { get; init; }

    /// <summary>Custom kinds, each with a definition, for measurements of scale.</summary>
    public int CustomKinds { get; init; }

    /// <summary>Objects of each of these kinds.</summary>
    public int ObjectsPerKind { get; init; }

    /// <summary>One of these objects in so many is in deletion, held by a finalizer; 0: none.</summary>
    public int DeletingEach { get; init; } = 1000;

    /// <summary>Scenarios to load, by the name of their problem.</summary>
    public IReadOnlyList<string> Scenarios { get; init; } = [];

    /// <summary>Loads every scenario that is found.</summary>
    public bool AllScenarios { get; init; }

    /// <summary>Where scenarios are looked for: <c>{directory}/{ProblemName}/scenario.yaml</c>. Null: src/Portal.Problems above the program.</summary>
    public string? ScenarioDirectory { get; init; }

    /// <summary>Further scenarios, as their text, by the name of their problem: for a host that has them at hand.</summary>
    public IReadOnlyDictionary<string, string> ScenarioTexts { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether controllers and hollow kubelets run; without them the server only stores, which a test of the API alone wants.</summary>
    public bool RunControllers { get; init; } = true;

    /// <summary>Faults in force from the start.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>Seed of everything random.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Users with bearer tokens; the first one is current in the kubeconfig.</summary>
    public IReadOnlyList<SimulatorUser> Users { get; init; } = [SimulatorUser.Admin];

    /// <summary>Time between the bookmarks of a watch that allows them.</summary>
    public TimeSpan BookmarkInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The cluster's clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Least level of the log on the console; null: no log.</summary>
    public LogLevel? ConsoleLog { get; init; }
}
