using Npgsql;
using Portal.Core.Persistence;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Persistence;

public sealed class DatabaseErrorsTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    [Theory]
    [InlineData("Password", "wrong", "refuses our role or password")]
    [InlineData("Database", "nowhere", "has no such database")]
    [InlineData("Port", "1", "refuses connections")]
    [InlineData("Host", "no-such-host.invalid", "cannot be found")]
    public async Task Outage_OfARealFailure_IsInWords(string key, string value, string words)
    {
        var connectionString = new NpgsqlConnectionStringBuilder(fixture.Database.ConnectionString) { [key] = value, Pooling = false }.ConnectionString;
        await using var connection = new NpgsqlConnection(connectionString);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => connection.OpenAsync());

        Assert.Contains(words, DatabaseErrors.Outage(failure)?.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT nonsense")]
    [InlineData("SELECT 1/0")]
    [InlineData("INSERT INTO audit_head VALUES (1, 0, '')")]
    public async Task Outage_OfAWrongStatement_IsNone(string sql) =>
        Assert.Null(DatabaseErrors.Outage(await Assert.ThrowsAsync<PostgresException>(() => fixture.Database.ExecuteAsync(sql))));

    [Theory]
    [InlineData("Host=db", "db:5432")]
    [InlineData("Host=a,b:6432;Port=5433", "a:5433, b:6432")]
    [InlineData("Host=/run/postgresql", "/run/postgresql")]
    public void EndpointOf_AConnectionString_IsHostAndPort(string connectionString, string endpoint) =>
        Assert.Equal(endpoint, DatabaseErrors.EndpointOf(new NpgsqlConnectionStringBuilder(connectionString)));
}
