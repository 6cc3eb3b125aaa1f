using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Portal.Core.Persistence;

/// <summary>
/// Runs again what a fail-over or a killed backend cut off. Only for operations that may run twice: reads, and writes that
/// name the state that they expect. An intent, an audit entry or an approval is not among them.
/// </summary>
public static class IdempotentRetry
{
    private const int Attempts = 4;

    /// <summary>
    /// Runs <paramref name="operation"/> up to four times, waiting 100, 300 and 900 ms between, while it fails transiently.
    /// The last exception goes to the caller as it is. The operation must create its own context each time.
    /// </summary>
    public static async Task<T> RunAsync<T>(
        Func<CancellationToken, Task<T>> operation, TimeProvider clock, CancellationToken cancellationToken)
    {
        var wait = TimeSpan.FromMilliseconds(100);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await operation(cancellationToken);
            }
            catch (Exception e) when (attempt < Attempts && IsTransient(e))
            {
                await Task.Delay(wait, clock, cancellationToken);
                wait *= 3;
            }
        }
    }

    /// <summary>Reads in a context of its own, again as <see cref="RunAsync{T}"/> does.</summary>
    public static Task<T> ReadAsync<T>(
        this IDbContextFactory<PortalDbContext> contexts, Func<PortalDbContext, CancellationToken, Task<T>> read, TimeProvider clock, CancellationToken cancellationToken) => RunAsync(
        async cancellation =>
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            return await read(db, cancellation);
        },
        clock,
        cancellationToken);

    /// <summary>
    /// Whether the failure may be gone at the next try: connection lost or refused, server starting or shutting down, serialisation failure,
    /// deadlock, too many connections, or a standby that was just a primary (25006).
    /// </summary>
    public static bool IsTransient(Exception exception)
    {
        for (Exception? e = exception; e is not null; e = e.InnerException)
        {
            if (e is PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } || e is NpgsqlException { IsTransient: true })
            {
                return true;
            }
        }

        return false;
    }
}
