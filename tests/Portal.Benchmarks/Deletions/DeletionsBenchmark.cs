using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Cluster.Connection;
using Portal.Cluster.Watching;

namespace Portal.Benchmarks.Deletions;

/// <summary>
/// How long it takes from connecting to a cluster until every kind is synced and every object in deletion is found, with what requests, bytes and memory,
/// beside curl, which reads the same pages and throws them away, and kubectl.
/// </summary>
internal static class DeletionsBenchmark
{
    private const int DeletingEach = 1000;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs it: <c>deletions [kinds] [objects]</c>.</summary>
    public static async Task RunAsync(string[] args)
    {
        var kinds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 300;
        var objects = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 200_000;
        var each = objects / kinds;
        var deleting = kinds * ((each + DeletingEach - 1) / DeletingEach);
        using var simulator = await SimulatorProcess.StartAsync(kinds, each, DeletingEach);
        var definition = Kubeconfig.Read([simulator.Kubeconfig])[0];
        Console.WriteLine($"{kinds} custom kinds, {kinds * each:N0} objects of them, {deleting} in deletion; {Environment.ProcessorCount} processors");

        await WarmAsync(definition, deleting);

        // On a stack of its own: the frames that ended the first run still hold it.
        await Task.Delay(TimeSpan.FromSeconds(1));
        using var bytes = new ReceivedBytes();
        using var requests = new RequestCounter();
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        var (server, own, received) = (simulator.Processor, Process.GetCurrentProcess().TotalProcessorTime, bytes.Total);
        await using var run = await MeasureAsync(definition, deleting);
        var (serverUsed, ownUsed) = (simulator.Processor - server, Process.GetCurrentProcess().TotalProcessorTime - own);
        await Task.Delay(TimeSpan.FromSeconds(1)); // The counter of bytes is late by up to a quarter of a second.
        received = bytes.Total - received;
        var live = GC.GetTotalMemory(forceFullCollection: true) - heap;
        var metadata = run.Cluster.View.Metadata;
        var all = metadata.Snapshots.Sum(static s => s.Count);
        Console.WriteLine($"synced and found:    {run.Elapsed.TotalSeconds,8:F2} s   ({run.Found} in deletion of {all:N0} objects, {metadata.Snapshots.Length} kinds, {metadata.Gaps.Count} gaps)");
        Console.WriteLine($"requests:            {requests.Pages,8:N0} pages, {requests.Watches:N0} watches");
        Console.WriteLine($"received:            {received / 1e6,8:F1} MB   ({(double)received / all:F0} bytes an object)");
        Console.WriteLine($"live heap:           {live / 1e6,8:F1} MB   ({(double)live / all:F0} bytes an object, indexes and watches included)");
        Console.WriteLine($"processor:           {ownUsed.TotalSeconds,8:F2} s here, {serverUsed.TotalSeconds:F2} s in the simulator");
        var began = Stopwatch.GetTimestamp();
        const int Views = 10_000;
        for (var i = 0; i < Views; i++)
        {
            _ = run.Cluster.View.Discovered;
        }

        Console.WriteLine($"one view:            {Stopwatch.GetElapsedTime(began).TotalMicroseconds / Views,8:F2} µs");
        var watched = metadata.Snapshots.Where(static s => s.Kind.Resource.StartsWith("seed", StringComparison.Ordinal)).Select(static s => s.Kind).ToArray();
        var curl = await Peers.CurlAsync(definition.Server!, definition.Token!, [.. watched.Select(static k => $"/apis/{k.Group}/{k.Version}/{k.Resource}?limit=2000")]);
        Console.WriteLine($"curl to /dev/null:   {curl.TotalSeconds,8:F2} s   ratio {run.Elapsed / curl:F2}");
        var kubectl = await Peers.KubectlAsync(simulator.Kubeconfig, [.. watched.Select(static k => $"{k.Resource}.{k.Group}")]);
        Console.WriteLine($"kubectl get, each:   {kubectl.TotalSeconds,8:F1} s   ratio {run.Elapsed / kubectl:F3} (ten kinds measured, counted up)");
    }

    /// <summary>Once unmeasured, so that the compilation of the code is not counted. On its own, so that nothing of it is held while the heap is looked at.</summary>
    private static async Task WarmAsync(ClusterDefinition definition, int deleting)
    {
        await using var run = await MeasureAsync(definition, deleting);
        Console.WriteLine($"first run, cold:     {run.Elapsed.TotalSeconds,8:F2} s");
    }

    private static async Task<SyncRun> MeasureAsync(ClusterDefinition definition, int deleting)
    {
        var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var stop = new CancellationTokenSource();
        var cluster = new WatchedCluster(
            definition, new WatchOptions(), new WatchMetrics(services.GetRequiredService<IMeterFactory>()), TimeProvider.System, NullLogger<WatchedCluster>.Instance);
        var began = Stopwatch.GetTimestamp();
        var running = cluster.RunAsync(stop.Token);
        var found = 0;
        while (found < deleting)
        {
            await Task.Delay(Look);
            var view = cluster.View.Metadata;
            found = view.Kinds.AsOf is not null && view.Gaps.Count == 0 ? view.InDeletion.Count : 0;
        }

        return new SyncRun(cluster, Stopwatch.GetElapsedTime(began), found, running, stop, services);
    }
}
