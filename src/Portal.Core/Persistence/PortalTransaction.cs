using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Portal.Core.Persistence;

/// <summary>
/// A transaction that ends with its connection. EF Core opens a context's lost connection again without a word and goes on outside of any transaction,
/// so that half of what belongs together would be stored; in this one, whatever comes after the loss fails (<see cref="OneConnectionInterceptor"/>).
/// </summary>
public sealed class PortalTransaction : IAsyncDisposable
{
    private readonly PortalDbContext _context;
    private readonly IDbContextTransaction _transaction;

    private PortalTransaction(PortalDbContext context, IDbContextTransaction transaction) => (_context, _transaction) = (context, transaction);

    /// <summary>Begins one.</summary>
    /// <param name="context">The context; it may have no other transaction.</param>
    /// <param name="isolation">What it sees of others.</param>
    /// <param name="cancellationToken">Ends the wait for the server.</param>
    /// <exception cref="InvalidOperationException">The context is in a transaction.</exception>
    public static async Task<PortalTransaction> BeginAsync(PortalDbContext context, IsolationLevel isolation, CancellationToken cancellationToken)
    {
#pragma warning disable RS0030 // The one place.
        var transaction = await context.Database.BeginTransactionAsync(isolation, cancellationToken);
#pragma warning restore RS0030
        context.IsInTransaction = true;
        return new PortalTransaction(context, transaction);
    }

    /// <summary>Stores all of it. When this fails because the connection was lost, nobody knows whether it is stored.</summary>
    /// <exception cref="Npgsql.NpgsqlException">The server did not answer, or refused.</exception>
    public Task CommitAsync(CancellationToken cancellationToken) =>
        _context.Database.CurrentTransaction == _transaction ? _transaction.CommitAsync(cancellationToken) : throw OneConnectionInterceptor.Lost();

    /// <summary>Gives up what is not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        _context.IsInTransaction = false;
        await _transaction.DisposeAsync();
    }
}
