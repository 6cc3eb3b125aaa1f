using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Portal.Core.Persistence;

namespace Portal.Core.Knowledge.Links;

/// <summary>Checks the external links of the articles, in one process of all that share the database: the one that holds the advisory lock. Does nothing unless switched on.</summary>
internal sealed partial class LinkChecker(
    IDbContextFactory<PortalDbContext> contexts,
    NpgsqlDataSource dataSource,
    LinkUses uses,
    LinkMetrics metrics,
    IOptions<LinkCheckOptions> options,
    TimeProvider clock,
    ILogger<LinkChecker> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Mode == LinkCheckMode.Off)
        {
            return;
        }

        using var prober = new LinkProber(options.Value, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var held = await DatabaseLock.TryTakeAsync(dataSource, AdvisoryLocks.Links, stoppingToken);
                if (held is not null)
                {
                    var pass = new LinkPass(contexts, uses, prober, metrics, options.Value, clock, log);
                    while (await held.IsHeldAsync(stoppingToken))
                    {
                        await pass.RunAsync(stoppingToken);
                        await Task.Delay(options.Value.PollEvery, clock, stoppingToken);
                    }
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

            await Task.Delay(options.Value.PollEvery, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The check of external links was interrupted and goes on when the database is there")]
        public static partial void Interrupted(ILogger log, Exception exception);
    }
}
