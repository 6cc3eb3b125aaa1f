using System.Diagnostics;
using System.Globalization;

namespace Portal.Benchmarks.Deletions;

/// <summary>What others need to read the same objects: curl, which only throws them away, and kubectl.</summary>
internal static class Peers
{
    private const int KubectlKinds = 10;

    /// <summary>Fetches one page of each kind with one curl, four at once, in the form that the portal asks for.</summary>
    public static async Task<TimeSpan> CurlAsync(Uri server, string token, IReadOnlyList<string> paths)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllLinesAsync(file, paths.SelectMany(path => new[] { $"url = \"{new Uri(server, path)}\"", "output = \"/dev/null\"" }));
        var elapsed = await RunAsync(
            "curl",
            [
                "--no-progress-meter", "--fail", "--insecure", "--parallel", "--parallel-max", "4", "--http1.1", "--header", $"Authorization: Bearer {token}",
                "--header", "Accept: application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1", "--config", file,
            ],
            []);
        File.Delete(file);
        return elapsed;
    }

    /// <summary>Runs <c>kubectl get --all-namespaces</c> for some of the kinds, one after the other, and counts that up to all of them.</summary>
    public static async Task<TimeSpan> KubectlAsync(string kubeconfig, IReadOnlyList<string> kinds)
    {
        var some = kinds.Take(KubectlKinds).ToArray();
        var total = TimeSpan.Zero;
        foreach (var kind in some)
        {
            total += await RunAsync(
                "kubectl",
                ["get", kind, "--all-namespaces", "--chunk-size=2000", "-o", "custom-columns=N:.metadata.name,D:.metadata.deletionTimestamp"],
                [("KUBECONFIG", kubeconfig)]);
        }

        return total * kinds.Count / some.Length;
    }

    private static async Task<TimeSpan> RunAsync(string program, string[] arguments, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        await process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? Stopwatch.GetElapsedTime(began)
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{program} ended with {process.ExitCode}"));
    }
}
