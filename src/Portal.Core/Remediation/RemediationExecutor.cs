using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Portal.Core.Persistence;
using Portal.Core.Remediation.Safety;

namespace Portal.Core.Remediation;

/// <summary>
/// Finds runs under way, of this process and of one that died, and works on those that nobody else works on (an advisory lock for each run). It
/// also ends plans that expired before anybody executed them.
/// </summary>
internal sealed partial class RemediationExecutor(
    RunExecutor runs,
    IDbContextFactory<PortalDbContext> contexts,
    NpgsqlDataSource dataSource,
    RunExpiry expiry,
    RemediationChanges changes,
    IOptions<RemediationOptions> options,
    TimeProvider clock,
    IHostApplicationLifetime lifetime,
    ILogger<RemediationExecutor> log) : BackgroundService
{
    private readonly ConcurrentDictionary<Guid, Task> _working = new();

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // From the first moment of a shutdown no new step begins: hosted services are stopped one after the other, and the web server, which goes first,
        // may wait for its connections for as long as the shutdown may take.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        await LookAndWorkAsync(either.Token);
    }

    private async Task LookAndWorkAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                var changed = changes.Signal.Next;
                try
                {
                    await ScanAsync(stoppingToken);
                }
                catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
                {
                    Log.ScanFailed(log, e);
                }

                await Task.WhenAny(changed, Task.Delay(options.Value.ScanInterval, clock, stoppingToken));
                stoppingToken.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(_working.Values);
        }
    }

    private async Task ScanAsync(CancellationToken stoppingToken)
    {
        await using var db = await contexts.CreateDbContextAsync(stoppingToken);
        var ids = await db.Set<RemediationRun>()
            .Where(r => r.State == RunState.Executing || r.State == RunState.Verifying)
            .Where(r => r.PausedSince == null || r.Stop != null || !db.Set<RemediationPause>().Any(p => p.EndedAt == null && (p.Cluster == "" || p.Cluster == r.Cluster)))
            .OrderBy(r => r.Id)
            .Select(r => r.Id)
            .ToListAsync(stoppingToken);
        foreach (var id in ids.Where(id => !_working.ContainsKey(id)).Take(Math.Max(0, options.Value.MaxConcurrentRuns - _working.Count)))
        {
            // Begun only when it is in the dictionary, so that its end cannot come before.
            var begin = new TaskCompletionSource();
            _working[id] = WorkAsync(id, begin.Task, stoppingToken);
            begin.SetResult();
        }

        await expiry.ExpireAsync(null, stoppingToken);
    }

    private async Task WorkAsync(Guid id, Task begin, CancellationToken stoppingToken)
    {
        await begin;
        await Task.Yield();
        try
        {
            await using var held = await DatabaseLock.TryTakeAsync(dataSource, AdvisoryLocks.Run(id), stoppingToken);
            if (held is not null)
            {
                await runs.RunAsync(id, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start takes it up.
        }
        catch (Exception e)
        {
            // The run stays as its journal says and is taken up by the next scan.
            Log.RunInterrupted(log, e, id);
        }
        finally
        {
            _working.TryRemove(id, out _);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Runs under way could not be looked for; the next scan tries again")]
        public static partial void ScanFailed(ILogger log, Exception exception);

        [LoggerMessage(LogLevel.Error, "Run {Run} was interrupted; the next scan takes it up from its journal")]
        public static partial void RunInterrupted(ILogger log, Exception exception, Guid run);
    }
}
