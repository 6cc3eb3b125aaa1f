using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using Portal.Core.Audit;
using Portal.Core.Persistence;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Audit;

/// <summary>The role that the portal works with may add to the log and read it, and nothing else, triggers or not.</summary>
public sealed class AuditGrantsTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private TestDatabase Database => fixture.Database;

    [Theory]
    [InlineData("UPDATE audit_entries SET actor = 'mallory' WHERE false")]
    [InlineData("DELETE FROM audit_entries WHERE false")]
    [InlineData("TRUNCATE audit_entries")]
    [InlineData("INSERT INTO audit_head (id, sequence, hash) VALUES (2, 0, '')")]
    [InlineData("DELETE FROM audit_head WHERE false")]
    [InlineData("UPDATE audit_head SET id = 2 WHERE false")]
    [InlineData("UPDATE audit_seals SET dropped_at = now() WHERE false")]
    [InlineData("DELETE FROM audit_seals WHERE false")]
    [InlineData("ALTER TABLE audit_entries DISABLE TRIGGER ALL")]
    [InlineData("DROP TABLE audit_seals")]
    public async Task PortalsRole_ChangesTheLog_HasNoRightTo(string sql)
    {
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => Database.ExecuteAsPortalAsync(sql));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    [Fact]
    public async Task MayChangeLogAsync_OfThePortalsRoleAndOfTheOwner_TellsThemApart()
    {
        Assert.False(await new AuditGrants(Database).MayChangeLogAsync(CancellationToken.None));

        await using var owner = NpgsqlDataSource.Create(Database.OwnerConnectionString);
        var options = new DbContextOptionsBuilder<PortalDbContext>();
        PersistenceServices.Configure(options, owner);
        Assert.True(await new AuditGrants(new PooledDbContextFactory<PortalDbContext>(options.Options)).MayChangeLogAsync(CancellationToken.None));
    }
}
