using System.Globalization;
using Microsoft.Extensions.Logging;
using Portal.Cluster.Connection;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Watching;

/// <summary>One watch, from its request to its end. Whole lines are taken, half of one is thrown away.</summary>
internal sealed partial class ResourceWatch<T>(WatchContext context, WatchedResource<T> resource, ResourceStore<T> store, Action<long> skipped)
    where T : class, IKubernetesObject
{
    private const int LargestLine = 32 * 1024 * 1024;
    private const int MostInOneSnapshot = 1000;
    private const int MostGone = 4096;
    private static readonly TimeSpan LongestBatch = TimeSpan.FromMilliseconds(20);

    private readonly WatchDecoder<T> _decoder = new(resource, context.Pools);
    private readonly Dictionary<ObjectKey, T?> _batch = [];
    private readonly Dictionary<ObjectKey, string> _gone = [];
    private string _position = "";
    private bool _progress;
    private bool _bookmarked;
    private ApiFailureException? _failure;

    /// <summary>Watches until the watch ends.</summary>
    /// <param name="version">Where to begin.</param>
    /// <param name="heartbeats">Whether the server is known or expected to send bookmarks: then silence is an end.</param>
    /// <param name="heard">Called when the server has accepted the watch (false) and when bytes came (true).</param>
    /// <param name="cancellation">Stops.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="ApiFailureException">The server refused the watch.</exception>
    public async Task<WatchEnd> RunAsync(string version, bool heartbeats, Action<bool> heard, CancellationToken cancellation)
    {
        _position = version;
        var life = context.Options.WatchLife * (1 + Random.Shared.NextDouble());
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"{KubernetesPath.Collection(resource.Kind)}?watch=1&allowWatchBookmarks=true&resourceVersion={Uri.EscapeDataString(version)}&timeoutSeconds={(int)life.TotalSeconds}");
        context.Metrics.Watch(context.Connection.Name, resource.Kind);
        using var response = await ApiStream.OpenAsync(context, "watch", path, resource.WatchForm, cancellation, context.ShareConnections);
        heard(false);
        var opened = context.Time.GetTimestamp();
        var anything = false;
        TimeSpan? silence = heartbeats ? context.Options.Heartbeat + context.Options.HeartbeatGrace : null;
        using var guard = new SilenceGuard(context.Time, silence, life * 1.1, cancellation);
        WatchEndReason reason;
        try
        {
            reason = await ReadAsync(
                response,
                guard,
                () =>
                {
                    anything = true;
                    heard(true);
                });
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            reason = guard.Silent || !anything ? WatchEndReason.Silent : WatchEndReason.Closed;
        }
        catch (Exception e) when (e is IOException or HttpRequestException && !cancellation.IsCancellationRequested)
        {
            reason = WatchEndReason.Cut;
        }

        Flush();
        var lasted = context.Time.GetElapsedTime(opened);
        var early = reason == WatchEndReason.Closed && lasted < life - TimeSpan.FromSeconds(2);
        return new WatchEnd(reason, _position, _progress, anything, _bookmarked, lasted, early, _failure);
    }

    private async Task<WatchEndReason> ReadAsync(HttpResponseMessage response, SilenceGuard guard, Action heard)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(guard.Token);
        using var buffer = new ReceiveBuffer(resource.WatchBuffer, LargestLine);
        var batchBegan = context.Time.GetTimestamp();
        var searched = 0;
        while (true)
        {
            Memory<byte> room;
            try
            {
                room = buffer.Room();
            }
            catch (InvalidDataException)
            {
                return WatchEndReason.Garbage;
            }

            var reading = stream.ReadAsync(room, guard.Token);
            if (!reading.IsCompleted || _batch.Count >= MostInOneSnapshot || context.Time.GetElapsedTime(batchBegan) > LongestBatch)
            {
                Flush(); // Nothing waits for the next byte; in a storm many events make one snapshot.
                batchBegan = context.Time.GetTimestamp();
            }

            var read = await reading;
            if (read == 0)
            {
                return buffer.Length == 0 ? WatchEndReason.Closed : WatchEndReason.Cut;
            }

            guard.Heard();
            heard();
            buffer.Commit(read);
            while (buffer.Unread[searched..].IndexOf((byte)'\n') is var end and >= 0)
            {
                var line = buffer.Unread[..(searched + end)];
                var over = line.IsEmpty ? null : Take(_decoder.Decode(line));
                buffer.Consume(searched + end + 1);
                searched = 0;
                if (over is { } reason)
                {
                    return reason;
                }
            }

            searched = buffer.Length;
        }
    }

    private WatchEndReason? Take(in WatchLine<T> line)
    {
        switch (line.Type)
        {
            case WatchLineType.Put or WatchLineType.Deleted:
                return Change(line);
            case WatchLineType.Bookmark when ResourceVersion.Compare(line.Version, _position) is < 0:
                return WatchEndReason.Doubt;
            case WatchLineType.Bookmark when line.Version.Length > 0:
                _position = line.Version;
                _bookmarked = true;
                return null;
            case WatchLineType.Error:
                _failure = new ApiFailureException("watch", line.Failure!);
                return _failure.IsExpired ? WatchEndReason.Expired : WatchEndReason.Refused;
            case WatchLineType.Garbage:
                Skip("", "broken JSON");
                return WatchEndReason.Garbage;
            default:
                Skip("", "an event of unknown type");
                return null;
        }
    }

    private WatchEndReason? Change(in WatchLine<T> line)
    {
        var meta = line.Object?.Metadata;
        var readable = meta is { Name.Length: > 0, Uid.Length: > 0, ResourceVersion.Length: > 0 };
        if (line.Problem is not null)
        {
            Skip(meta is null ? "" : ObjectKey.Of(line.Object!).ToString(), line.Problem);
        }

        if (!readable)
        {
            return null;
        }

        var key = ObjectKey.Of(line.Object!);
        var known = _batch.TryGetValue(key, out var changed) ? changed : store.Current.Find(key);
        var verdict = line.Type == WatchLineType.Deleted
            ? EventRules.Deleted(meta!, known?.Metadata)
            : EventRules.Put(meta!, known?.Metadata, _position);
        if (verdict == EventVerdict.Doubt && _gone.TryGetValue(key, out var end) && ResourceVersion.IsNotAfter(meta!.ResourceVersion, end))
        {
            verdict = EventVerdict.Ignore; // Old news of an object whose deletion we have seen.
        }

        if (verdict == EventVerdict.Doubt)
        {
            return WatchEndReason.Doubt;
        }

        if (ResourceVersion.Compare(meta!.ResourceVersion, _position) is not <= 0)
        {
            _position = meta.ResourceVersion;
            _progress = true;
        }

        if (verdict == EventVerdict.Ignore)
        {
            context.Metrics.Ignored(context.Connection.Name, resource.Kind);
        }
        else if (line.Type == WatchLineType.Deleted)
        {
            if (_gone.Count >= MostGone)
            {
                _gone.Clear();
            }

            _gone[key] = meta.ResourceVersion;
            _batch[key] = null; // Even when the rest of it could not be read: that it is gone is sure.
        }
        else if (line.Problem is null)
        {
            _batch[key] = line.Object;
        }

        return null;
    }

    private void Skip(string key, string problem)
    {
        skipped(1);
        context.Metrics.Skipped(context.Connection.Name, resource.Kind);
        Log.Skipped(context.Logger, context.Connection.Name, resource.Kind.Resource, key, problem);
    }

    private void Flush()
    {
        if (_batch.Count > 0)
        {
            context.Metrics.Applied(context.Connection.Name, resource.Kind, _batch.Count);
            store.Apply(_batch, store.Current.Status with { LastSynced = context.Time.GetUtcNow() });
            _batch.Clear();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Cluster}: an event of {Resource} was skipped ({Object}): {Problem}")]
        public static partial void Skipped(ILogger logger, string cluster, string resource, string @object, string problem);
    }
}
