using Microsoft.Extensions.Logging;

namespace Portal.Core.Persistence.Embedded;

/// <summary>
/// A private PostgreSQL beside the portal, for development, demo and tests: its own data directory and password, on a loopback port of its own.
/// It is stopped with the portal; when the portal was killed, the next start takes over what it left, running or crashed.
/// Linux only, as it looks into <c>/proc</c>.
/// </summary>
public sealed partial class EmbeddedPostgres : IAsyncDisposable
{
    private readonly DataDirectoryLock _lock;
    private readonly EmbeddedCluster _cluster;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ILogger _log;
    private readonly TimeProvider _clock;
    private Task _watching = Task.CompletedTask;

    private EmbeddedPostgres(DataDirectoryLock directoryLock, EmbeddedCluster cluster, ILogger log, TimeProvider clock)
    {
        _lock = directoryLock;
        _cluster = cluster;
        _log = log;
        _clock = clock;
    }

    /// <summary>
    /// The connection string of the role <c>portal_app</c>, which works with the database <c>portal</c> and may not change the audit log. It holds a
    /// password: do not log it.
    /// </summary>
    public string ConnectionString => _cluster.ConnectionString("portal_app", "portal");

    /// <summary>The connection string of the role <c>portal</c>, which owns that database and its schema and is no superuser: for migrations.</summary>
    public string OwnerConnectionString => _cluster.ConnectionString("portal", "portal");

    /// <summary>The connection string of the superuser, for tests that tamper and for making databases.</summary>
    public string AdministratorConnectionString => _cluster.ConnectionString("postgres", "postgres");

    /// <summary>The loopback port.</summary>
    public int Port => _cluster.Port;

    /// <summary>The server's process.</summary>
    public int ProcessId => _cluster.Running?.Pid ?? 0;

    /// <summary>
    /// Starts the server, making the cluster and the database first when there are none. Returns when the database can be used.
    /// </summary>
    /// <exception cref="EmbeddedPostgresException">It cannot run; the message says why and what to do.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(
        EmbeddedPostgresOptions options, ILogger log, TimeProvider clock, CancellationToken cancellationToken)
    {
        var directory = Path.GetFullPath(options.Directory);
        MakeDirectory(directory);
        var directoryLock = DataDirectoryLock.Take(directory);
        try
        {
            var cluster = EmbeddedCluster.Open(directory, options, log, clock);
            var postgres = new EmbeddedPostgres(directoryLock, cluster, log, clock);
            await cluster.StartAsync(cancellationToken);
            postgres._watching = postgres.WatchAsync(postgres._stopping.Token);
            return postgres;
        }
        catch
        {
            directoryLock.Dispose();
            throw;
        }
    }

    /// <summary>Stops what an earlier portal left running in the directory, and deletes it with all data (<c>--reset</c>).</summary>
    /// <exception cref="EmbeddedPostgresException">A portal is using it.</exception>
    public static async Task RemoveAsync(string directory, CancellationToken cancellationToken)
    {
        directory = Path.GetFullPath(directory);
        if (!Directory.Exists(directory))
        {
            return;
        }

        using (DataDirectoryLock.Take(directory))
        {
            await EmbeddedCluster.StopLeftOverAsync(directory, cancellationToken);
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>Stops the server (rolling back what is open, keeping what is committed) and gives the directory free.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _watching;
        await _cluster.StopAsync(CancellationToken.None);
        _lock.Dispose();
        _stopping.Dispose();
    }

    private static void MakeDirectory(string directory)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new EmbeddedPostgresException("The embedded PostgreSQL runs on Linux only. Set PORTAL_DATABASE to the connection string of a server.");
        }

        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedPostgresException(
                $"Cannot make the directory {directory} for the embedded PostgreSQL: {e.Message} Set PORTAL_DATA to a directory that you may write to.", e);
        }
    }

    /// <summary>Starts a server that died again; the connection string stays the same.</summary>
    private async Task WatchAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), _clock);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stopping);
                if (!_cluster.ProcessExists)
                {
                    Log.Died(_log, _cluster.DataDirectory);
                    await _cluster.StartAsync(stopping);
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Log.DidNotRestart(_log, e, e.Message);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The embedded PostgreSQL in {DataDirectory} died; starting it again")]
        public static partial void Died(ILogger log, string dataDirectory);

        [LoggerMessage(LogLevel.Error, "The embedded PostgreSQL did not start again: {Reason}")]
        public static partial void DidNotRestart(ILogger log, Exception exception, string reason);
    }
}
