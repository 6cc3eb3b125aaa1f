using Microsoft.Extensions.Logging;
using Portal.Cluster.Connection;

namespace Portal.Cluster.Watching;

/// <summary>One cluster of the portal: what is known of it, how well, and the way to it. Exists from the start, whether the cluster answers or not.</summary>
public sealed partial class WatchedCluster
{
    private static readonly TimeSpan VersionAge = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Restart = TimeSpan.FromSeconds(5);

    private readonly WatchOptions _options;
    private readonly WatchMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ClusterStores _stores;
    private volatile ClusterConnection? _connection;
    private volatile KubernetesHttp? _api;
    private volatile string? _problem;
    private volatile string? _version;

    /// <summary>A cluster that is not watched yet.</summary>
    /// <param name="definition">How to reach it.</param>
    /// <param name="options">Times and sizes.</param>
    /// <param name="metrics">Numbers.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    public WatchedCluster(ClusterDefinition definition, WatchOptions options, WatchMetrics metrics, TimeProvider time, ILogger<WatchedCluster> logger)
    {
        Definition = definition;
        _options = options;
        _metrics = metrics;
        _time = time;
        _logger = logger;
        _stores = new ClusterStores(definition.Name, Changes);
    }

    /// <summary>The cluster's name.</summary>
    public string Name => Definition.Name;

    /// <summary>How it is reached.</summary>
    public ClusterDefinition Definition { get; }

    /// <summary>Raised when anything of the cluster changed: objects of any kind, or a state.</summary>
    public ChangeSignal Changes { get; } = new();

    /// <summary>The newest snapshots of all kinds.</summary>
    public ClusterView View => _stores.View();

    /// <summary>How well the cluster is seen as a whole; each kind's own status is in its snapshot (<see cref="ClusterView.All"/>).</summary>
    public WatchStatus Status => ClusterStatus.Of(View.All);

    /// <summary>The API server's version, such as "v1.36.2"; null while unknown.</summary>
    public string? ServerVersion => _version;

    /// <summary>The time by the API server's clock: ages and deadlines of objects are counted by it.</summary>
    public DateTimeOffset Now => _connection?.Clock.Now ?? _time.GetUtcNow();

    /// <summary>How far the API server's clock is before ours; zero when it is about right or unknown.</summary>
    public TimeSpan ClockOffset => _connection?.Clock.Offset ?? TimeSpan.Zero;

    /// <summary>Sends single requests to it.</summary>
    /// <exception cref="ClusterConnectionException">There is no way to the cluster at present: the message says why.</exception>
    public KubernetesHttp Api => _api ?? throw new ClusterConnectionException(
        _problem ?? $"The cluster {Name} is not connected yet. Try again in a moment.")
    { RequestNotSent = true };

    /// <summary>Watches until stopped; whatever fails is shown in the status and tried again.</summary>
    /// <param name="stop">Stops it.</param>
    public async Task RunAsync(CancellationToken stop)
    {
        var backoff = new Backoff(_options.FirstPause, _options.LongestPause);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var connection = ClusterConnection.Open(Definition, _time);
                _connection = connection;
                _api = new KubernetesHttp(connection, _time);
                _problem = null;
                await WatchAsync(connection, stop);
            }
            catch (ClusterConnectionException e)
            {
                // A file that is missing may come.
                Log.NotOpened(_logger, Name, e.Message);
                _problem = e.Message;
                _stores.Unreachable(e.Message, _time.GetUtcNow());
            }
            finally
            {
                _api = null;
                _connection = null;
            }

            await Task.Delay(backoff.Next(), _time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WatchAsync(ClusterConnection connection, CancellationToken stop)
    {
        using var lists = new SemaphoreSlim(_options.ListsAtOnce);
        using var metadataLists = new SemaphoreSlim(_options.MetadataListsAtOnce);
        var context = new WatchContext
        {
            Connection = connection,
            Options = _options,
            Time = _time,
            Metrics = _metrics,
            Logger = _logger,
            Lists = lists,
        };
        var work = _stores.Reflectors(context)
            .Append(FollowVersionAsync)
            .Append(end => _stores.DiscoverAsync(context, end))
            .Append(end => _stores.WatchDiscoveredAsync(context, metadataLists, KeepAsync, end))
            .Select(run => KeepAsync(run, stop));
        await Task.WhenAll(work);
    }

    private async Task KeepAsync(Func<CancellationToken, Task> run, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await run(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // A defect of ours: one kind of one cluster begins anew, nothing else is touched.
                Log.Defect(_logger, e, Name);
                await Task.Delay(Restart, _time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task FollowVersionAsync(CancellationToken stop)
    {
        while (true)
        {
            try
            {
                var version = await Connection.ServerVersion.GetAsync(Api, stop);
                if (version is not null && version != _version)
                {
                    _version = version;
                    Changes.Raise();
                }
            }
            catch (ClusterConnectionException)
            {
                // The watches say what is wrong; the version only waits.
            }

            await Task.Delay(_version is null ? _options.LongestPause : VersionAge, _time, stop);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Cluster} cannot be connected: {Problem}")]
        public static partial void NotOpened(ILogger logger, string cluster, string problem);

        [LoggerMessage(2, LogLevel.Error, "{Cluster}: a watch ended with a defect of the portal and begins anew")]
        public static partial void Defect(ILogger logger, Exception exception, string cluster);
    }
}
