using Portal.Simulator.Hosting;
using Xunit;

namespace Portal.Simulator.Tests.Hosting;

public sealed class CommandLineTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("portal-commandline-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Parse_EveryOption_ReadsIt()
    {
        var faults = Path.Combine(_directory, "faults.yaml");
        File.WriteAllText(faults, "{seed: 40, faults: [{delay: 1s}, {delay: 2s}]}");

        var result = CommandLine.Parse(
            ["--port", "0", "--nodes=100", "--pods-per-node", "30", "--scenario", "A", "B", "--scenario", "C", "--all-scenarios", "--scenario-dir", _directory,
                "--faults", faults, "--kubeconfig-out", Path.Combine(_directory, "kubeconfig"), "--http-port", "8001", "--seed", "5",
                "--custom-kinds", "300", "--objects-per-kind", "700", "--deleting-each", "50"],
            out var problems);

        Assert.Empty(problems);
        Assert.Equal((0, 100, 30, 8001, 5), (result.Options.Port, result.Options.Nodes, result.Options.PodsPerNode, result.Options.PlainHttpPort, result.Options.Seed));
        Assert.Equal((300, 700, 50), (result.Options.CustomKinds, result.Options.ObjectsPerKind, result.Options.DeletingEach));
        Assert.Equal(["A", "B", "C"], result.Options.Scenarios);
        Assert.True(result.Options.AllScenarios);
        Assert.Equal([40, 41], result.Options.Faults.Select(f => f.Seed));
        Assert.Equal(_directory, result.Options.ScenarioDirectory);
        Assert.Equal(Path.Combine(_directory, "kubeconfig"), result.KubeconfigOut);
    }

    [Fact]
    public void Parse_ManyMistakes_ListsEveryOne()
    {
        var faults = Path.Combine(_directory, "faults.yaml");
        File.WriteAllText(faults, "{faults: [{dely: 1s}, {answer: {status: 500, x: 1}}]}");

        CommandLine.Parse(
            ["--port", "70000", "--nodes", "many", "--pods-per-node", "--frobnicate", "--scenario-dir", "/does/not/exist", "--faults", faults,
                "--kubeconfig-out", "/does/not/exist/kubeconfig"],
            out var problems);

        Assert.Collection(
            problems,
            p => Assert.Equal("--port: must be a whole number from 0 to 65535, not '70000'", p),
            p => Assert.Equal("--nodes: must be a whole number from 0 to 10000, not 'many'", p),
            p => Assert.Equal("--pods-per-node: needs a value", p),
            p => Assert.Equal("--frobnicate: unknown option; --help lists them all", p),
            p => Assert.Equal("--scenario-dir: the directory /does/not/exist does not exist", p),
            p => Assert.StartsWith($"--faults: {faults}: faults[0].dely: unknown field", p, StringComparison.Ordinal),
            p => Assert.StartsWith($"--faults: {faults}: faults[1].answer.x: unknown field", p, StringComparison.Ordinal),
            p => Assert.Equal("--kubeconfig-out: the directory /does/not/exist does not exist", p));
    }

    [Fact]
    public void Parse_FaultsFileMissing_SaysSo()
    {
        CommandLine.Parse(["--faults", "/does/not/exist.yaml"], out var problems);

        Assert.Equal("--faults: Could not find a part of the path '/does/not/exist.yaml'.", Assert.Single(problems));
    }
}
