using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Core.Audit;
using Portal.Core.Persistence;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Persistence;

/// <summary>A connection that is lost in the middle: EF Core by itself would open another and store the second half alone.</summary>
public sealed class PortalTransactionTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private static readonly AuditEvent Event = new() { Actor = "mara", Action = "test.torn", Outcome = AuditOutcome.Succeeded };

    [Fact]
    public async Task AppendAsync_ConnectionLostSinceTheBeginning_StoresNothing()
    {
        await using var db = fixture.Database.CreateDbContext();
        await using var transaction = await db.BeginAsync(CancellationToken.None);
        await LoseConnectionAsync(db);

        // The first one meets the end of the connection, the second would get a new one.
        await Assert.ThrowsAnyAsync<Exception>(() => new AuditLog(fixture.Database, TimeProvider.System).AppendAsync(db, Event, CancellationToken.None));
        var second = await Assert.ThrowsAnyAsync<Exception>(() => db.Database.OpenConnectionAsync(CancellationToken.None));
        var commit = await Assert.ThrowsAnyAsync<Exception>(() => transaction.CommitAsync(CancellationToken.None));

        Assert.True(IdempotentRetry.IsTransient(second), second.ToString());
        Assert.True(IdempotentRetry.IsTransient(commit), commit.ToString());
        Assert.Equal(0, await fixture.Database.ScalarAsync<long>("SELECT count(*) FROM audit_entries WHERE action = 'test.torn'"));
    }

    [Fact]
    public async Task Context_AfterATransactionThatWasGivenUp_OpensAConnectionAgain()
    {
        await using var db = fixture.Database.CreateDbContext();
        await using (await db.BeginAsync(CancellationToken.None))
        {
            await LoseConnectionAsync(db);
            await Assert.ThrowsAnyAsync<Exception>(() => db.Set<AuditEntry>().CountAsync(CancellationToken.None));
        }

        Assert.Equal(0, await db.Set<AuditEntry>().CountAsync(e => e.Action == "test.torn", CancellationToken.None));
    }

    private async Task LoseConnectionAsync(PortalDbContext db)
    {
        var pid = ((NpgsqlConnection)db.Database.GetDbConnection()).ProcessID;
        await fixture.Database.ExecuteAsSuperuserAsync($"SELECT pg_terminate_backend({pid}, 5000)");
    }
}
