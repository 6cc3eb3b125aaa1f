using System.Text.Json;
using Microsoft.Extensions.Logging;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Watching;

/// <summary>
/// Keeps a store equal to one kind of one cluster: list once, then watch; list again only when the server has forgotten our place or the versions
/// contradict each other. Whatever happens on the way, it goes on until it is stopped.
/// </summary>
internal sealed partial class ResourceReflector<T>(WatchContext context, WatchedResource<T> resource, ResourceStore<T> store)
    where T : class, IKubernetesObject
{
    // A watch that lasted this long was a good one, although nothing happened.
    private static readonly TimeSpan GoodWatch = TimeSpan.FromSeconds(10);
    private const int MostGarbage = 2;
    private const int MostCuts = 20;
    private const int MostFailures = 5;
    private readonly Backoff _backoff = new(context.Options.FirstPause, context.Options.LongestPause);
    private readonly WatchFailures _failures = new(context, resource.Kind);
    private string? _position;
    private string _relist = "";
    private long _listedAt;
    private int _fruitless;
    private int _silences;
    private bool _heartbeats = true;
    private bool _bookmarkSeen;
    private bool _doubtful;
    private long? _awaySince;

    private WatchStatus Status => store.Current.Status;

    /// <summary>Runs until stopped.</summary>
    /// <param name="stop">Stops it.</param>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            TimeSpan pause;
            try
            {
                if (_doubtful && _position is not null)
                {
                    await CheckTimeAsync(stop);
                }

                if (_position is null)
                {
                    await ListAsync(stop);
                }

                var watch = new ResourceWatch<T>(context, resource, store, n => store.SetStatus(Status with { Skipped = Status.Skipped + n }));
                pause = After(await watch.RunAsync(_position!, _heartbeats, Heard, stop));
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (WatchFailures.IsExpected(e))
            {
                pause = Failed(e);
            }

            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, context.Time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListAsync(CancellationToken stop)
    {
        if (Status.State == WatchState.Synced)
        {
            // A worse state stays until the list is there.
            store.SetStatus(Status.To(WatchState.Syncing, context.Time.GetUtcNow()) with { LastError = $"Listed anew: {_relist}." });
        }

        if (Status.LastSynced is not null)
        {
            context.Metrics.Relist(context.Connection.Name, resource.Kind, _relist);
            Log.Relist(context.Logger, context.Connection.Name, resource.Kind.Resource, _relist);
        }

        await context.Lists.WaitAsync(stop);
        try
        {
            var (version, objects, skipped) = await new ResourceLister<T>(context, resource).ListAsync(store.Current, stop);
            if (version.Length == 0)
            {
                throw new JsonException("the list has no resourceVersion");
            }

            var now = context.Time.GetUtcNow();
            var changed = store.Replace(objects, Status.To(WatchState.Synced, now) with { LastSynced = now, LastError = null, Skipped = Status.Skipped + skipped });
            _position = version;
            _listedAt = context.Time.GetTimestamp();
            Log.Listed(context.Logger, context.Routine, context.Connection.Name, resource.Kind.Resource, objects.Count, changed);
        }
        finally
        {
            context.Lists.Release();
        }
    }

    /// <summary>
    /// After the server was away: has it come back as it was, or from a backup? A server that is behind our version takes the watch, says nothing until
    /// it has caught up with that number, and what it did until then would be missed for good.
    /// </summary>
    private async Task CheckTimeAsync(CancellationToken stop)
    {
        var version = await new ResourceLister<T>(context, resource).VersionAsync(stop);
        if (ResourceVersion.Compare(version, _position!) is < 0)
        {
            Log.WentBack(context.Logger, context.Connection.Name, resource.Kind.Resource, version, _position!);
            Relist("the server went back in time, as after the restore of a backup");
        }

        _doubtful = false;
    }

    private void Heard(bool bytes)
    {
        var now = context.Time.GetUtcNow();
        _awaySince = null;
        if (bytes || (_silences == 0 && Status.State != WatchState.Synced))
        {
            // After a silence an open connection proves nothing: only bytes do.
            _silences = 0;
            store.SetStatus(Status.To(WatchState.Synced, now) with { LastSynced = now, LastError = null });
        }
    }

    private TimeSpan After(WatchEnd end)
    {
        _position = end.Version;
        _bookmarkSeen |= end.Bookmarked;
        _heartbeats |= end.Bookmarked;
        _doubtful |= end.Reason == WatchEndReason.Cut || end.Early;
        if (end.Progress || (end.Heard && end.Lasted > GoodWatch))
        {
            _backoff.Reset();
            _fruitless = 0;
        }

        switch (end.Reason)
        {
            case WatchEndReason.Closed:
                if (context.Time.GetElapsedTime(_listedAt) > context.Options.ConsistencyCheck)
                {
                    Relist("consistency check");
                }

                return end.Progress || end.Lasted > TimeSpan.FromSeconds(1) ? TimeSpan.Zero : _backoff.Next();
            case WatchEndReason.Expired or WatchEndReason.Doubt:
                Relist(end.Reason == WatchEndReason.Expired ? "the server has forgotten our place" : "the server's versions contradict what it said before");
                return _fruitless++ == 0 ? TimeSpan.Zero : _backoff.Next();
            case WatchEndReason.Silent:
                Silent(end);
                return TimeSpan.Zero;
            case WatchEndReason.Refused:
                return Failed(end.Failure!);
            default:
                Log.Broken(context.Logger, context.Connection.Name, resource.Kind.Resource, end.Reason);
                if (!end.Progress && ++_fruitless > (end.Reason == WatchEndReason.Garbage ? MostGarbage : MostCuts))
                {
                    // The same place breaks again and again: go round it.
                    Relist("the watch breaks at one place");
                    _fruitless = 0;
                }

                return _backoff.Next();
        }
    }

    private void Silent(WatchEnd end)
    {
        var text = $"Nothing was heard of {resource.Kind.Resource} for {(context.Options.Heartbeat + context.Options.HeartbeatGrace).TotalSeconds:0} s although the connection is open.";
        store.SetStatus(Status.To(WatchState.Stale, context.Time.GetUtcNow()) with { LastError = text });
        _silences = end.Heard ? 1 : _silences + 1;

        // A list is proof at once. For a large kind the next watch tells it cheaper, unless that was silent too.
        if (Status.Count <= context.Options.PageSize || _silences > 1)
        {
            Relist("silence");
            _silences = 0;
            _heartbeats = _bookmarkSeen; // Servers that never sent one are not expected to.
        }
    }

    private TimeSpan Failed(Exception error)
    {
        if (error is ApiFailureException { IsExpired: true })
        {
            Relist("the server has forgotten our place");
            return _fruitless++ == 0 && Status.State == WatchState.Synced ? TimeSpan.Zero : _backoff.Next();
        }

        if (error is ApiFailureException { Failure.Code: not (401 or 403 or 429) } && _position is not null && ++_fruitless > MostFailures)
        {
            Relist("the watch fails again and again");
            _fruitless = 0;
        }

        if (error is ApiFailureException { Failure.Code: 404 or 405 })
        {
            context.NotServed?.Invoke();
        }

        var (state, text, pause) = _failures.Judge(error);
        if (state == WatchState.Unreachable)
        {
            _doubtful = true;
            _awaySince ??= context.Time.GetTimestamp();
            if (_position is not null && context.Time.GetElapsedTime(_awaySince.Value) >= context.Options.LongAbsence)
            {
                Relist("the server was away for long and may have come back from a backup");
            }
        }

        context.Metrics.Failed(context.Connection.Name, resource.Kind, state);
        Log.Failed(context.Logger, context.Connection.Name, resource.Kind.Resource, state, text);
        store.SetStatus(Status.To(state, context.Time.GetUtcNow()) with { LastError = text });
        return pause ?? _backoff.Next();
    }

    private void Relist(string reason)
    {
        _position = null;
        _relist = reason;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Message = "{Cluster}: listed {Count} {Resource}, {Changed} other than before")]
        public static partial void Listed(ILogger logger, LogLevel level, string cluster, string resource, int count, int changed);

        [LoggerMessage(2, LogLevel.Information, "{Cluster}: {Resource} are listed anew: {Reason}")]
        public static partial void Relist(ILogger logger, string cluster, string resource, string reason);

        [LoggerMessage(3, LogLevel.Information, "{Cluster}: the watch of {Resource} broke ({Reason}); it goes on from the last whole event")]
        public static partial void Broken(ILogger logger, string cluster, string resource, WatchEndReason reason);

        [LoggerMessage(5, LogLevel.Warning, "{Cluster}: the server of {Resource} went back in time: it is at version {Version}, we had seen {Position}")]
        public static partial void WentBack(ILogger logger, string cluster, string resource, string version, string position);

        [LoggerMessage(4, LogLevel.Warning, "{Cluster}: {Resource} are {State}: {Reason}")]
        public static partial void Failed(ILogger logger, string cluster, string resource, WatchState state, string reason);
    }
}
