using System.Diagnostics;

namespace Portal.Testing.Simulator;

/// <summary>Runs the real kubectl with one kubeconfig and a discovery cache of its own.</summary>
public sealed class KubectlRunner(string kubeconfigPath, string cacheDirectory)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    /// <summary>Runs kubectl to its end, whatever that is.</summary>
    /// <exception cref="TimeoutException">It was not done after a minute; it is killed.</exception>
    public Task<KubectlResult> TryAsync(params string[] arguments) => RunAsync(null, arguments);

    /// <summary>Runs kubectl and expects it to succeed; returns its standard output.</summary>
    /// <exception cref="InvalidOperationException">It failed; carries what it printed.</exception>
    public async Task<string> RunAsync(params string[] arguments) => Expect(await RunAsync(null, arguments), arguments);

    /// <summary>Runs kubectl with a text on its standard input, and expects it to succeed.</summary>
    /// <exception cref="InvalidOperationException">It failed; carries what it printed.</exception>
    public async Task<string> RunWithInputAsync(string input, params string[] arguments) => Expect(await RunAsync(input, arguments), arguments);

    /// <summary>Applies manifests.</summary>
    /// <exception cref="InvalidOperationException">It failed; carries what kubectl printed.</exception>
    public Task<string> ApplyAsync(string yaml, params string[] arguments) => RunWithInputAsync(yaml, ["apply", "-f", "-", .. arguments]);

    /// <summary>Runs kubectl with an optional text on its standard input, whatever it comes to.</summary>
    public async Task<KubectlResult> RunAsync(string? input, string[] arguments)
    {
        using var process = Start(arguments);
        using var deadline = new CancellationTokenSource(Deadline);
        var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
        var error = process.StandardError.ReadToEndAsync(deadline.Token);
        try
        {
            if (input is not null)
            {
                await process.StandardInput.WriteAsync(input);
            }

            process.StandardInput.Close();
            await process.WaitForExitAsync(deadline.Token);
            return new KubectlResult(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException e)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"kubectl {string.Join(' ', arguments)}: not done after {Deadline.TotalSeconds} s", e);
        }
    }

    /// <summary>Starts kubectl and leaves it running, as for <c>get -w</c>; whoever calls kills and disposes it.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("kubectl", ["--cache-dir", cacheDirectory, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["KUBECONFIG"] = kubeconfigPath, ["KUBECTL_KUBERC"] = "false" },
        };
        foreach (var proxy in start.Environment.Keys.Where(k => k.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(proxy);
        }

        return Process.Start(start) ?? throw new InvalidOperationException("kubectl did not start");
    }

    private static string Expect(KubectlResult result, string[] arguments) => result.ExitCode == 0
        ? result.Output
        : throw new InvalidOperationException($"kubectl {string.Join(' ', arguments)}: exit {result.ExitCode}\n{result.Error}{result.Output}");
}
