using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Portal.Core.Persistence;

/// <summary>
/// Contexts of the role that owns the schema, for the migrator alone: everything else connects as a role that may not change the audit log.
/// Without such a role it is the portal's own.
/// </summary>
internal sealed class SchemaOwner : IDbContextFactory<PortalDbContext>, IDisposable, IAsyncDisposable
{
    private readonly bool _own;
    private readonly DbContextOptions<PortalDbContext> _options;

    public SchemaOwner(IOptions<PersistenceOptions> options, NpgsqlDataSource portal)
    {
        _own = options.Value.OwnerConnectionString.Length > 0;
        DataSource = _own ? PersistenceServices.CreateDataSource(options.Value, options.Value.OwnerConnectionString) : portal;
        var builder = new DbContextOptionsBuilder<PortalDbContext>();
        PersistenceServices.Configure(builder, DataSource);
        _options = builder.Options;
    }

    public NpgsqlDataSource DataSource { get; }

    public PortalDbContext CreateDbContext() => new(_options);

    public void Dispose()
    {
        if (_own)
        {
            DataSource.Dispose();
        }
    }

    public ValueTask DisposeAsync() => _own ? DataSource.DisposeAsync() : ValueTask.CompletedTask;
}
