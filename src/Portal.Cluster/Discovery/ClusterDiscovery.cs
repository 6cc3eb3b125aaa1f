using Microsoft.Extensions.Logging;
using Portal.Cluster.Watching;

namespace Portal.Cluster.Discovery;

/// <summary>
/// Keeps what a cluster serves up to date: at the start, when a definition or an APIService changed, when a watch found its kind gone, and every few
/// minutes. What is known outlives connections.
/// </summary>
/// <param name="changes">The cluster's signal.</param>
internal sealed partial class ClusterDiscovery(ChangeSignal changes)
{
    // The API server publishes a new definition some seconds after it says that it is established.
    private static readonly TimeSpan SecondLook = TimeSpan.FromSeconds(10);

    private volatile ClusterKinds _current = ClusterKinds.Unknown;
    private volatile bool _hinted;

    /// <summary>What is known now.</summary>
    public ClusterKinds Current => _current;

    /// <summary>Raised when kinds or gaps changed.</summary>
    public ChangeSignal Changes { get; } = new();

    /// <summary>A kind was found gone: look again soon.</summary>
    public void Hint() => _hinted = true;

    /// <summary>Keeps up until stopped.</summary>
    /// <param name="context">The connection.</param>
    /// <param name="definitions">A number that changes with each change of a definition or an APIService.</param>
    /// <param name="stop">Stops.</param>
    public async Task RunAsync(WatchContext context, Func<long> definitions, CancellationToken stop)
    {
        var client = new DiscoveryClient(context);
        var backoff = new Backoff(context.Options.FirstPause, context.Options.LongestPause);
        long? before = null;
        while (true)
        {
            _hinted = false;
            var seen = definitions();
            var (kinds, answered, whole) = await client.AskAsync(_current, stop);
            Publish(context, kinds);
            var pause = !answered ? backoff.Next() : whole ? context.Options.DiscoveryInterval : context.Options.DiscoveryRetry;
            if (answered)
            {
                backoff.Reset();
            }

            if (before is not null && before != seen && pause > SecondLook)
            {
                pause = SecondLook;
            }

            before = seen;
            await PauseAsync(context, pause, () => _hinted || definitions() != seen, stop);
        }
    }

    /// <summary>
    /// Waits for the next look. The cluster's own signal would wake this for each event of each pod; to look at a number once a second costs less, and makes
    /// of a hundred definitions that are installed in one go a few looks.
    /// </summary>
    private static async Task PauseAsync(WatchContext context, TimeSpan pause, Func<bool> isDue, CancellationToken stop)
    {
        var began = context.Time.GetTimestamp();
        do
        {
            await Task.Delay(context.Options.DiscoveryCheck < pause ? context.Options.DiscoveryCheck : pause, context.Time, stop);
        }
        while (!isDue() && context.Time.GetElapsedTime(began) < pause);
    }

    private void Publish(WatchContext context, ClusterKinds kinds)
    {
        var before = _current;
        _current = kinds;
        if (Same(before, kinds))
        {
            return;
        }

        Log.Discovered(context.Logger, context.Connection.Name, kinds.Kinds.Length, kinds.Gaps.Length);
        foreach (var gap in kinds.Gaps.Where(g => !before.Gaps.Any(b => b.Group == g.Group && b.Version == g.Version)))
        {
            Log.Gap(context.Logger, context.Connection.Name, gap.ApiVersion, gap.Reason);
        }

        Changes.Raise();
        changes.Raise();
    }

    private static bool Same(ClusterKinds left, ClusterKinds right) =>
        left.AsOf is null == right.AsOf is null
        && left.Gaps.SequenceEqual(right.Gaps)
        && left.Kinds.Length == right.Kinds.Length
        && left.Kinds.Zip(right.Kinds).All(static p => p.First.Kind == p.Second.Kind && p.First.Remembered == p.Second.Remembered && p.First.Verbs.SequenceEqual(p.Second.Verbs));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Cluster} serves {Kinds} kinds; {Gaps} groups did not answer")]
        public static partial void Discovered(ILogger logger, string cluster, int kinds, int gaps);

        [LoggerMessage(2, LogLevel.Warning, "{Cluster}: the kinds of {ApiVersion} are not known as of now: {Reason}")]
        public static partial void Gap(ILogger logger, string cluster, string apiVersion, string reason);
    }
}
