using System.Diagnostics;
using System.Globalization;

namespace Portal.Benchmarks.Deletions;

/// <summary>The simulator in a process of its own, so that its work is not counted as ours.</summary>
internal sealed class SimulatorProcess : IDisposable
{
    private readonly Process _process;
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-benchmark-").FullName;

    private SimulatorProcess(int kinds, int objectsPerKind, int deletingEach)
    {
        Kubeconfig = Path.Combine(_folder, "kubeconfig");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in new[]
        {
            Path.Combine(AppContext.BaseDirectory, "Portal.Simulator.dll"), "--port", "0", "--nodes", "0", "--pods-per-node", "0", "--kubeconfig-out", Kubeconfig,
            "--custom-kinds", Text(kinds), "--objects-per-kind", Text(objectsPerKind), "--deleting-each", Text(deletingEach),
        })
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
    }

    /// <summary>A kubeconfig for it.</summary>
    public string Kubeconfig { get; }

    /// <summary>Processor time that it has used.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<SimulatorProcess> StartAsync(int kinds, int objectsPerKind, int deletingEach)
    {
        var simulator = new SimulatorProcess(kinds, objectsPerKind, deletingEach);
        while (await simulator._process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("Simulator ready", StringComparison.Ordinal))
            {
                return simulator;
            }
        }

        throw new InvalidOperationException("the simulator ended before it was ready");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
