using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Portal.Core.Persistence;

/// <summary>Compares the schema of the database with the migrations of this portal, and brings it up to date in development.</summary>
public sealed partial class DatabaseMigrator(
    IDbContextFactory<PortalDbContext> contexts, NpgsqlDataSource dataSource, ILogger<DatabaseMigrator> log)
{
    private static readonly TimeSpan StatementTimeout = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Applies what is missing. Replicas that start together take turns: one migrates, the others find nothing left to do. A migration is one
    /// transaction, so one that was killed half way begins anew.
    /// </summary>
    /// <returns>The migrations that this call applied.</returns>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await AdvisoryLockAsync(connection, "pg_advisory_lock", cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            context.Database.SetCommandTimeout(StatementTimeout);
            var pending = await PendingAsync(context, cancellationToken);
            if (pending.Count > 0)
            {
                await context.Database.MigrateAsync(cancellationToken);
                Log.Migrated(log, pending.Count, string.Join(", ", pending));
            }

            return pending;
        }
        finally
        {
            await AdvisoryLockAsync(connection, "pg_advisory_unlock", CancellationToken.None);
        }
    }

    /// <summary>
    /// The migrations of this portal that the database has not had. None is expected in production; migrations that the database has and this
    /// portal does not know are a newer portal's, and fine: each release works with the schema of the next.
    /// </summary>
    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await PendingAsync(context, cancellationToken);
    }

    /// <summary>
    /// Whether the database had migrations that this portal does not know and lacks some that it does. Between releases that cannot be; before the
    /// first one it means that <c>migrations/regenerate.sh</c> was run since the database was made.
    /// </summary>
    public async Task<bool> IsOfAnUnreleasedBuildAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        return !applied.IsSubsetOf(known) && !known.IsSubsetOf(applied);
    }

    private static async Task<IReadOnlyList<string>> PendingAsync(PortalDbContext context, CancellationToken cancellationToken) =>
        [.. await context.Database.GetPendingMigrationsAsync(cancellationToken)];

    private static async Task AdvisoryLockAsync(NpgsqlConnection connection, string function, CancellationToken cancellationToken)
    {
        if (connection.State != System.Data.ConnectionState.Open)
        {
            return; // The lock went with the connection.
        }

        await using var command = new NpgsqlCommand($"SELECT {function}($1)", connection) { CommandTimeout = (int)StatementTimeout.TotalSeconds };
        command.Parameters.AddWithValue(AdvisoryLocks.Migration);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Brought the database schema up to date with {Count} migrations: {Migrations}")]
        public static partial void Migrated(ILogger log, int count, string migrations);
    }
}
