using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Portal.Core.Audit;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Audit;

/// <summary>Whole months are sealed, exported and dropped, and the chain holds all the same.</summary>
public sealed class AuditSealerTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 9, 30, 23, 59, 0, TimeSpan.Zero));
    private TestDatabase _database = null!;

    private AuditLog Log => new(_database, _clock);

    private AuditVerifier Verifier => new(_database);

    private AuditSealer Sealer => new(_database, Log, Verifier, _clock);

    private static AuditEvent Wish => new() { Actor = "ada", ActorId = "ada", SourceAddress = "192.0.2.9", Action = "audit.seal", Outcome = AuditOutcome.Refused };

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync("seals");
        foreach (var month in Enumerable.Range(0, 3))
        {
            for (var i = 0; i < 4; i++)
            {
                await Log.AppendAsync(new AuditEvent { Actor = "alice", Action = string.Create(CultureInfo.InvariantCulture, $"m{month}"), Outcome = AuditOutcome.Succeeded }, CancellationToken.None);
            }

            _clock.Advance(TimeSpan.FromDays(31)); // 31 October, 1 December: the last entries are of October, in its last minute.
        }
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task SealAsync_MonthAfterMonth_CoversEachEntryOnceAndIsRecorded()
    {
        var september = await SealAsync(9);
        var october = await SealAsync(10);

        Assert.Equal((1, 4, 5, 8), (september.FirstSequence, september.LastSequence, october.FirstSequence, october.LastSequence));
        Assert.Equal(september.LastHash, october.PreviousHash);
        Assert.Equal(september.SealedAt, (await SealAsync(9)).SealedAt);
        await using var db = _database.CreateDbContext();
        var recorded = await db.Set<AuditEntry>().Where(static e => e.Action == "audit.seal").ToListAsync();
        Assert.Equal([("ada", "192.0.2.9"), ("ada", "192.0.2.9")], recorded.Select(static e => (e.Actor, e.SourceAddress)));
        Assert.True((await Verifier.VerifyAsync(null, CancellationToken.None)).Intact);
    }

    [Fact]
    public async Task SealAsync_MonthThatIsNotOverOrBrokenLog_IsRefused()
    {
        var early = await Sealer.SealAsync(DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime), Wish, CancellationToken.None);
        Assert.Contains("when it is over", early.Problem!.En, StringComparison.Ordinal);

        await TamperAsync("UPDATE audit_entries SET actor = 'mallory' WHERE sequence = 3");
        var broken = await Sealer.SealAsync(new DateOnly(2026, 9, 1), Wish, CancellationToken.None);

        Assert.Contains("not intact", broken.Problem!.En, StringComparison.Ordinal);
        Assert.Empty(await Sealer.ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task DropSealedMonth_ByTheOwner_LeavesAChainThatHoldsFromTheSealOn()
    {
        var before = await Verifier.VerifyAsync(null, CancellationToken.None);
        await SealAsync(9);
        await _database.ExecuteAsync("SELECT portal_drop_sealed_month('2026-09-01')");

        var after = await Verifier.VerifyAsync(before.Head, CancellationToken.None);

        Assert.True(after.Intact, after.FirstBroken?.Text);
        Assert.Equal(before.Entries + 1 - 4, after.Entries); // One more for the seal, four dropped.
        await Log.AppendAsync(new AuditEvent { Actor = "alice", Action = "later", Outcome = AuditOutcome.Succeeded }, CancellationToken.None);
        Assert.True((await Verifier.VerifyAsync(before.Head, CancellationToken.None)).Intact);
    }

    [Theory]
    [InlineData("DELETE FROM audit_entries WHERE sequence = 5", AuditBreakKind.Removed)]
    [InlineData("UPDATE audit_seals SET last_hash = previous_hash WHERE month = '2026-09-01'", AuditBreakKind.Rewritten)]
    [InlineData("DELETE FROM audit_seals", AuditBreakKind.Removed)]
    public async Task VerifyAsync_TamperedBesideADroppedMonth_FindsIt(string sql, AuditBreakKind kind)
    {
        await SealAsync(9);
        await _database.ExecuteAsync("SELECT portal_drop_sealed_month('2026-09-01')");
        await TamperAsync(sql);

        var result = await Verifier.VerifyAsync(null, CancellationToken.None);

        Assert.False(result.Intact);
        Assert.Equal(kind == AuditBreakKind.Rewritten, result.FirstBroken!.Kind is AuditBreakKind.Rewritten or AuditBreakKind.Inserted);
    }

    [Theory]
    [InlineData("SELECT portal_drop_sealed_month('2026-10-01')")]
    [InlineData("DELETE FROM audit_entries WHERE sequence = 1")]
    [InlineData("UPDATE audit_seals SET last_sequence = 12")]
    [InlineData("UPDATE audit_seals SET dropped_at = NULL")]
    [InlineData("DELETE FROM audit_seals")]
    [InlineData("TRUNCATE audit_seals")]
    public async Task Database_WhatIsNoDropOfASealedMonth_IsRefusedEvenToTheOwner(string sql)
    {
        await SealAsync(9);

        await Assert.ThrowsAsync<PostgresException>(() => _database.ExecuteAsync(sql));
    }

    private async Task<AuditSeal> SealAsync(int month)
    {
        var result = await Sealer.SealAsync(new DateOnly(2026, month, 15), Wish, CancellationToken.None);
        return result.Seal ?? throw new InvalidOperationException(result.Problem!.En);
    }

    private Task TamperAsync(string sql) => _database.ExecuteAsSuperuserAsync($"ALTER TABLE audit_entries DISABLE TRIGGER ALL; ALTER TABLE audit_seals DISABLE TRIGGER ALL; {sql}");
}
