using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Core.Persistence;

namespace Portal.Core.Remediation;

/// <summary>
/// Tells the configured address of each broken glass, at least once: what is to be told stands in the database, so nothing is lost with a process, and
/// whichever replica comes first tells it. An address that does not answer holds nothing up but this.
/// </summary>
internal sealed partial class BreakGlassNotifier(
    IDbContextFactory<PortalDbContext> contexts, RemediationChanges changes, RemediationMetrics metrics, IOptions<NotificationOptions> options, TimeProvider clock, ILogger<BreakGlassNotifier> log)
    : BackgroundService
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>Tells of one, if one is due.</summary>
    /// <returns>Whether there was one.</returns>
    internal async Task<bool> TellNextAsync(HttpClient client, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.BeginAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var due = await db.Set<BreakGlass>()
            .FromSql($"SELECT *, xmin FROM broken_glasses WHERE notify_at <= {now} ORDER BY notify_at LIMIT 1 FOR UPDATE SKIP LOCKED")
            .ToListAsync(cancellationToken);
        if (due is not [var glass])
        {
            return false;
        }

        var run = await RunStore.Whole(db).SingleAsync(r => r.Id == glass.RunId, cancellationToken);
        if (await PostAsync(client, BreakGlassMessage.Of(run), cancellationToken) is { } why)
        {
            var wait = Wait(glass.NotifyAttempts);
            var again = now + wait < glass.At + options.Value.GiveUpAfter ? now + wait : (DateTimeOffset?)null;
            glass.NotTold(why, again);
            metrics.Told(again is null ? "given-up" : "failed");
            Log.NotTold(log, run.Id, why, again);
        }
        else
        {
            glass.Told(clock.GetUtcNow());
            metrics.Told("told");
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Webhook is null)
        {
            return;
        }

        using var client = CreateClient(options.Value);
        using var wake = new SemaphoreSlim(0);
        using var subscription = changes.Signal.Subscribe(() => wake.Release());
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await TellNextAsync(client, stoppingToken))
                {
                }
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                Log.NotRead(log, e);
            }

            try
            {
                await wake.WaitAsync(options.Value.ScanInterval, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            while (wake.Wait(0, CancellationToken.None))
            {
                // Many changes are one reason to look.
            }
        }
    }

    /// <summary>A client that goes nowhere but to the configured address.</summary>
    internal static HttpClient CreateClient(NotificationOptions options) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { Timeout = options.Patience, MaxResponseContentBufferSize = 64 * 1024 };

    // The answer's text is not kept: it may hold anything.
    private async Task<string?> PostAsync(HttpClient client, BreakGlassMessage message, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.PostAsJsonAsync(options.Value.Webhook, message, PortalJson.Options, cancellationToken);
            return answer.IsSuccessStatusCode ? null : $"answered {(int)answer.StatusCode}";
        }
        catch (HttpRequestException e)
        {
            return $"could not be reached: {e.HttpRequestError}";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"did not answer within {options.Value.Patience.TotalSeconds:0} s";
        }
    }

    // Up to a tenth more, so that replicas and messages do not come all at once.
    private TimeSpan Wait(int attempts)
    {
        var wait = options.Value.FirstWait * Math.Pow(2, Math.Min(attempts, 12));
        return (wait < LongestWait ? wait : LongestWait) * (1 + (Random.Shared.NextDouble() / 10));
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The broken glass of run {Run} was not told: the address {Why}; next try {Again}")]
        public static partial void NotTold(ILogger log, Guid run, string why, DateTimeOffset? again);

        [LoggerMessage(LogLevel.Warning, "What is to be told of broken glasses could not be read; it is tried again")]
        public static partial void NotRead(ILogger log, Exception exception);
    }
}
