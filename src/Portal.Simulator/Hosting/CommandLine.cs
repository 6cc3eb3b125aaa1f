using System.Globalization;
using Portal.Simulator.Faults;

namespace Portal.Simulator.Hosting;

/// <summary>What was asked for on the command line.</summary>
public sealed record CommandLine
{
    /// <summary>How the program is called.</summary>
    public const string Usage = """
        A simulated Kubernetes API server on loopback.

          --port N               TLS port (default 6443; 0: a free one)
          --http-port N          plain HTTP as well, on this port (kubectl sends no credentials over it)
          --nodes N              hollow nodes (default 3)
          --pods-per-node N      running pods on each hollow node (default 5)
          --custom-kinds N       custom kinds with a definition each (default 0)
          --objects-per-kind N   objects of each custom kind (default 0)
          --deleting-each N      one of these objects in N is in deletion, held by a finalizer (default 1000; 0: none)
          --scenario NAME …      loads the scenarios of these problems; may be repeated
          --all-scenarios        loads every scenario
          --scenario-dir DIR     where scenarios are: DIR/NAME/scenario.yaml (default: src/Portal.Problems of this repository)
          --faults FILE          faults in force from the start, YAML or JSON
          --kubeconfig-out FILE  writes a kubeconfig for kubectl
          --seed N               seed of everything random (default 1)
          --verbose              logs requests and controllers
          --help                 this text
        """;

    private const int MostNodes = 10_000;
    private const int MostPodsPerNode = 500;
    private const int MostKinds = 2_000;
    private const int MostObjectsPerKind = 100_000;

    /// <summary>How the server is to be started.</summary>
    public required SimulatorOptions Options { get; init; }

    /// <summary>Where a kubeconfig is to be written; null: nowhere.</summary>
    public string? KubeconfigOut { get; init; }

    /// <summary>Only the usage is wanted.</summary>
    public bool Help { get; init; }

    /// <summary>Reads the command line, and the files that it names.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="problems">Everything that is wrong; when there is anything, the result is not to be used.</param>
    public static CommandLine Parse(IReadOnlyList<string> args, out IReadOnlyList<string> problems)
    {
        var reader = new CommandLineReader(args);
        var options = new SimulatorOptions { Port = 6443, Nodes = 3, PodsPerNode = 5, ConsoleLog = LogLevel.Warning };
        var scenarios = new List<string>();
        string? kubeconfig = null;
        var help = false;
        while (reader.Next() is { } name)
        {
            switch (name)
            {
                case "--port":
                    options = options with { Port = reader.Number(0, ushort.MaxValue) ?? 0 };
                    break;
                case "--http-port":
                    options = options with { PlainHttpPort = reader.Number(0, ushort.MaxValue) };
                    break;
                case "--nodes":
                    options = options with { Nodes = reader.Number(0, MostNodes) ?? 0 };
                    break;
                case "--pods-per-node":
                    options = options with { PodsPerNode = reader.Number(0, MostPodsPerNode) ?? 0 };
                    break;
                case "--custom-kinds":
                    options = options with { CustomKinds = reader.Number(0, MostKinds) ?? 0 };
                    break;
                case "--objects-per-kind":
                    options = options with { ObjectsPerKind = reader.Number(0, MostObjectsPerKind) ?? 0 };
                    break;
                case "--deleting-each":
                    options = options with { DeletingEach = reader.Number(0, int.MaxValue) ?? 0 };
                    break;
                case "--scenario":
                    scenarios.AddRange(reader.Values());
                    break;
                case "--all-scenarios":
                    options = options with { AllScenarios = true };
                    break;
                case "--scenario-dir":
                    options = options with { ScenarioDirectory = reader.ExistingDirectory() };
                    break;
                case "--faults":
                    options = options with { Faults = ReadFaults(reader) };
                    break;
                case "--kubeconfig-out":
                    kubeconfig = reader.Value();
                    break;
                case "--seed":
                    options = options with { Seed = reader.Number(int.MinValue, int.MaxValue) ?? 0 };
                    break;
                case "--verbose":
                    options = options with { ConsoleLog = LogLevel.Debug };
                    break;
                case "--help" or "-h":
                    help = true;
                    break;
                default:
                    reader.Problem($"{name}: unknown option; --help lists them all");
                    break;
            }
        }

        if (kubeconfig is not null && Path.GetDirectoryName(Path.GetFullPath(kubeconfig)) is { } folder && !Directory.Exists(folder))
        {
            reader.Problem($"--kubeconfig-out: the directory {folder} does not exist");
        }

        problems = reader.Problems;
        return new CommandLine { Options = options with { Scenarios = scenarios }, KubeconfigOut = kubeconfig, Help = help };
    }

    private static IReadOnlyList<Fault> ReadFaults(CommandLineReader reader)
    {
        if (reader.Value() is not { } path)
        {
            return [];
        }

        try
        {
            var script = FaultFile.Parse(File.ReadAllText(path));
            return [.. script.Faults.Select((fault, i) => fault with { Seed = fault.Seed ?? unchecked(script.Seed + i) })];
        }
        catch (FormatException e)
        {
            foreach (var problem in e.Message.Split('\n'))
            {
                reader.Problem(string.Create(CultureInfo.InvariantCulture, $"--faults: {path}: {problem}"));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            reader.Problem($"--faults: {e.Message}");
        }

        return [];
    }
}
