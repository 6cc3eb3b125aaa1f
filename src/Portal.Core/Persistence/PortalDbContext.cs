using System.Data;
using Microsoft.EntityFrameworkCore;

namespace Portal.Core.Persistence;

/// <summary>
/// The one database of the portal. It knows no entity by name: each feature keeps its entities and one
/// <see cref="IEntityTypeConfiguration{TEntity}"/> for each beside them, and reads them with <c>Set&lt;T&gt;()</c>.
/// </summary>
/// <remarks>
/// Take an <see cref="IDbContextFactory{TContext}"/> and create one context for each operation; it is not for components and not
/// for two threads. Names are snake_case, enums are text, times must be UTC (Npgsql refuses others), structured values are jsonb
/// (<see cref="ModelExtensions.HasJsonb{T}"/>), row versions are xmin (<see cref="ModelExtensions.HasXminVersion{T}"/>).
/// </remarks>
public sealed class PortalDbContext(DbContextOptions<PortalDbContext> options) : DbContext(options)
{
    /// <summary>The assembly that holds the migrations (<c>migrations/Portal.Migrations</c>).</summary>
    public const string MigrationsAssembly = "Portal.Migrations";

    /// <summary>Whether a <see cref="PortalTransaction"/> is open.</summary>
    internal bool IsInTransaction { get; set; }

    /// <summary>Begins a transaction that is stored as a whole or not at all, whatever becomes of the connection.</summary>
    /// <exception cref="InvalidOperationException">The context is in a transaction.</exception>
    public Task<PortalTransaction> BeginAsync(CancellationToken cancellationToken, IsolationLevel isolation = IsolationLevel.ReadCommitted) =>
        PortalTransaction.BeginAsync(this, isolation, cancellationToken);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<string>().HaveConversion<StorableTextConverter>();
    }
}
