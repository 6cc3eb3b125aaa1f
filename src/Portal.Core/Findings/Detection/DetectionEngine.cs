using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Portal.Core.Persistence;

namespace Portal.Core.Findings.Detection;

/// <summary>
/// Runs the detectors and writes the findings, in one process of all that share the database: the one that holds the advisory lock. With the
/// database goes the lock; when it is back, whoever gets the lock first begins with a full pass.
/// </summary>
internal sealed partial class DetectionEngine(
    IEnumerable<IDetector> detectors,
    ILiveClusters clusters,
    IDbContextFactory<PortalDbContext> contexts,
    NpgsqlDataSource dataSource,
    DetectorStatuses statuses,
    DetectionMetrics metrics,
    FindingChanges changes,
    IOptions<DetectionOptions> options,
    TimeProvider clock,
    ILogger<DetectionEngine> log) : BackgroundService
{
    private readonly ImmutableArray<IDetector> _detectors = [.. detectors];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var held = await DatabaseLock.TryTakeAsync(dataSource, AdvisoryLocks.Findings, stoppingToken);
                if (held is not null)
                {
                    Log.Begins(log, _detectors.Length, clusters.Names.Count);
                    await WriteAsync(held, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Log.Interrupted(log, e);
            }

            statuses.Leave();
            await Task.Delay(options.Value.LockEvery, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WriteAsync(DatabaseLock held, CancellationToken stoppingToken)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var work = clusters.Names
            .Select(name => new ClusterDetection(name, _detectors, clusters, contexts, statuses, metrics, changes, options.Value, clock, log).RunAsync(lost.Token))
            .Append(DoubtAbandonedAsync(lost.Token))
            .ToList();
        try
        {
            while (await held.IsHeldAsync(stoppingToken))
            {
                // A pass catches what its database and detectors do; anything else that ends one is a defect, and all begin anew.
                if (work.FirstOrDefault(static task => task.IsFaulted) is { } defect)
                {
                    await defect;
                }

                await Task.Delay(options.Value.LockEvery, clock, stoppingToken);
            }

            Log.LockLost(log);
        }
        finally
        {
            await lost.CancelAsync();
            await Task.WhenAll(work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Findings of clusters and problems that this portal does not know any more: nobody looks at them, and they say so.
    private async Task DoubtAbandonedAsync(CancellationToken cancellationToken)
    {
        var names = clusters.Names.ToArray();
        var problems = _detectors.Select(static d => d.Problem).ToArray();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var abandoned = await db.Set<Finding>()
            .Where(f => f.ResolvedAt == null && f.NotExaminedSince == null && (!names.Contains(f.Cluster) || !problems.Contains(f.Problem)))
            .ToListAsync(cancellationToken);
        foreach (var finding in abandoned)
        {
            finding.Doubt(clock.GetUtcNow());
        }

        if (await db.SaveChangesAsync(cancellationToken) > 0)
        {
            changes.Signal.Raise();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "This process writes the findings, with {Detectors} detectors on {Clusters} clusters")]
        public static partial void Begins(ILogger log, int detectors, int clusters);

        [LoggerMessage(LogLevel.Warning, "The lock of the findings was lost; another process may write them now")]
        public static partial void LockLost(ILogger log);

        [LoggerMessage(LogLevel.Warning, "Detection was interrupted and begins anew when the database is there")]
        public static partial void Interrupted(ILogger log, Exception exception);
    }
}
