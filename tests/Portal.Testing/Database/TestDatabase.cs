using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Portal.Core.Persistence;
using Portal.Core.Persistence.Embedded;

namespace Portal.Testing.Database;

/// <summary>One database of the test's own. It is also the context factory that the services under test take.</summary>
public sealed class TestDatabase : IDbContextFactory<PortalDbContext>, IAsyncDisposable
{
    private readonly EmbeddedPostgres _postgres;
    private readonly string _name;
    private readonly PooledDbContextFactory<PortalDbContext> _contexts;
    private bool _keep;

    private TestDatabase(EmbeddedPostgres postgres, string name)
    {
        _postgres = postgres;
        _name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Database = name }.ConnectionString;
        OwnerConnectionString = new NpgsqlConnectionStringBuilder(postgres.OwnerConnectionString) { Database = name, Pooling = false }.ConnectionString;
        SuperuserConnectionString = new NpgsqlConnectionStringBuilder(postgres.AdministratorConnectionString) { Database = name, Pooling = false }.ConnectionString;
        DataSource = PersistenceServices.CreateDataSource(new PersistenceOptions { ConnectionString = ConnectionString });
        var options = new DbContextOptionsBuilder<PortalDbContext>();
        PersistenceServices.Configure(options, DataSource);
        _contexts = new PooledDbContextFactory<PortalDbContext>(options.Options);
    }

    /// <summary>As the role of the portal, which may not change the audit log.</summary>
    public string ConnectionString { get; }

    /// <summary>As the role that owns the schema.</summary>
    public string OwnerConnectionString { get; }

    /// <summary>As the superuser: for tests that tamper.</summary>
    public string SuperuserConnectionString { get; }

    /// <summary>The pool of the role of the portal.</summary>
    public NpgsqlDataSource DataSource { get; }

    /// <inheritdoc/>
    public PortalDbContext CreateDbContext() => _contexts.CreateDbContext();

    /// <summary>A migrator on this database, as its owner. Nothing is pooled, so nothing is left open.</summary>
    public DatabaseMigrator CreateMigrator()
    {
        var owner = NpgsqlDataSource.Create(OwnerConnectionString);
        var options = new DbContextOptionsBuilder<PortalDbContext>();
        PersistenceServices.Configure(options, owner);
        return new DatabaseMigrator(new PooledDbContextFactory<PortalDbContext>(options.Options), owner, NullLogger<DatabaseMigrator>.Instance);
    }

    /// <summary>Runs SQL as the role that owns the schema.</summary>
    public Task ExecuteAsync(string sql) => ExecuteAsync(OwnerConnectionString, sql);

    /// <summary>Runs SQL as the role of the portal.</summary>
    public Task ExecuteAsPortalAsync(string sql) => ExecuteAsync(ConnectionString, sql);

    /// <summary>Runs SQL as the superuser.</summary>
    public Task ExecuteAsSuperuserAsync(string sql) => ExecuteAsync(SuperuserConnectionString, sql);

    /// <summary>The first column of the first row.</summary>
    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = DataSource.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        if (!_keep)
        {
            // A test may have killed the server, and the pool holds connections to the dead one.
            await using (var pooled = new NpgsqlConnection(_postgres.AdministratorConnectionString))
            {
                NpgsqlConnection.ClearPool(pooled);
            }

            await ExecuteAsync(_postgres.AdministratorConnectionString, $"DROP DATABASE IF EXISTS \"{_name}\" WITH (FORCE)");
        }
    }

    /// <summary>Makes a database as a copy of another.</summary>
    internal static async Task<TestDatabase> CreateAsync(EmbeddedPostgres postgres, string template, string name, bool exactName = false)
    {
        var unique = exactName ? name : $"{name[..Math.Min(name.Length, 40)]}_{Guid.NewGuid():N}"[..Math.Min(63, Math.Min(name.Length, 40) + 17)];
        await ExecuteAsync(postgres.AdministratorConnectionString, $"CREATE DATABASE \"{unique}\" TEMPLATE {template} OWNER portal");
        return new TestDatabase(postgres, unique);
    }

    /// <summary>Leaves the database there when this is disposed.</summary>
    internal void Keep() => _keep = true;

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
