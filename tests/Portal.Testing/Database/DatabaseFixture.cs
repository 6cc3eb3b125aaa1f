using Xunit;

namespace Portal.Testing.Database;

/// <summary>
/// A database for one test class: <c>class FooTests(DatabaseFixture database) : IClassFixture&lt;DatabaseFixture&gt;</c>. Tests of one class share it
/// and run one after the other; a test that counts rows makes its own with <see cref="PostgresFixture.CreateDatabaseAsync"/>.
/// </summary>
public sealed class DatabaseFixture(PostgresFixture postgres) : IAsyncLifetime
{
    /// <summary>The database.</summary>
    public TestDatabase Database { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => Database = await postgres.CreateDatabaseAsync("test");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
