using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Portal.Core.Persistence;

/// <summary>Refuses to open a connection for a context that is in a <see cref="PortalTransaction"/>: that one had a connection, and lost it.</summary>
internal sealed class OneConnectionInterceptor : DbConnectionInterceptor
{
    /// <summary>The only instance; it has no state.</summary>
    public static OneConnectionInterceptor Instance { get; } = new();

    /// <inheritdoc/>
    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        eventData.Context is PortalDbContext { IsInTransaction: true } ? throw Lost() : result;

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        eventData.Context is PortalDbContext { IsInTransaction: true } ? throw Lost() : ValueTask.FromResult(result);

    /// <summary>What is thrown; transient by Npgsql's own rule, because of the inner exception.</summary>
    public static NpgsqlException Lost() => new("The connection was lost in the middle of a transaction; nothing of it is stored.", new IOException("connection lost"));
}
