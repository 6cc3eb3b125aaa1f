using Microsoft.Extensions.Time.Testing;
using Portal.Core.Audit;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Audit;

/// <summary>Tampers as the owner of the machine could: a superuser who switches the triggers off. Each test has a database of its own.</summary>
public sealed class AuditVerifierTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const int Entries = 10;

    private TestDatabase _database = null!;

    private AuditVerifier Verifier => new(_database);

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync("audit");
        var log = new AuditLog(_database, new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        for (var i = 1; i <= Entries; i++)
        {
            await log.AppendAsync(new AuditEvent { Actor = $"user{i}", Action = "test", Outcome = AuditOutcome.Succeeded }, CancellationToken.None);
        }
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task VerifyAsync_OfAnUntouchedLog_IsIntact()
    {
        var verified = await Verifier.VerifyAsync(null, CancellationToken.None);

        Assert.True(verified.Intact);
        Assert.Equal((Entries, Entries), (verified.Entries, verified.Head.Sequence));
        Assert.True((await Verifier.VerifyAsync(verified.Head, CancellationToken.None)).Intact);
    }

    [Fact]
    public async Task VerifyAsync_OfAnEmptyLog_IsIntact()
    {
        await using var empty = await postgres.CreateDatabaseAsync("audit");

        var verified = await new AuditVerifier(empty).VerifyAsync(null, CancellationToken.None);

        Assert.Equal((0L, true), (verified.Entries, verified.Intact));
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET actor = 'mallory' WHERE sequence = 4", 4, AuditBreakKind.Changed)]
    [InlineData("UPDATE audit_entries SET at = at + interval '1 microsecond' WHERE sequence = 1", 1, AuditBreakKind.Changed)]
    [InlineData("UPDATE audit_entries SET action = 'te', cluster = 'st' WHERE sequence = 4", 4, AuditBreakKind.Changed)]
    [InlineData("UPDATE audit_entries SET hash = previous_hash WHERE sequence = 4", 4, AuditBreakKind.Changed)]
    [InlineData("UPDATE audit_entries SET run_id = gen_random_uuid() WHERE sequence = 10", 10, AuditBreakKind.Changed)]
    [InlineData("DELETE FROM audit_entries WHERE sequence = 4", 4, AuditBreakKind.Removed)]
    [InlineData("DELETE FROM audit_entries WHERE sequence = 1", 1, AuditBreakKind.Removed)]
    [InlineData("DELETE FROM audit_entries WHERE sequence BETWEEN 4 AND 7", 4, AuditBreakKind.Removed)]
    [InlineData("DELETE FROM audit_entries WHERE sequence > 7", 8, AuditBreakKind.CutOff)]
    [InlineData("TRUNCATE audit_entries", 1, AuditBreakKind.CutOff)]
    [InlineData("DELETE FROM audit_head", 10, AuditBreakKind.CutOff)]
    [InlineData("UPDATE audit_head SET hash = sha256('x')", 10, AuditBreakKind.Rewritten)]
    [InlineData(
        "UPDATE audit_entries SET sequence = 104 WHERE sequence = 4; UPDATE audit_entries SET sequence = 4 WHERE sequence = 7; UPDATE audit_entries SET sequence = 7 WHERE sequence = 104",
        4,
        AuditBreakKind.Swapped)]
    public async Task VerifyAsync_AfterTampering_NamesTheFirstBrokenEntry(string sql, long sequence, AuditBreakKind kind)
    {
        await TamperAsync(sql);

        var verified = await Verifier.VerifyAsync(null, CancellationToken.None);

        Assert.Equal((sequence, kind), (verified.FirstBroken?.Sequence, verified.FirstBroken?.Kind));
        Assert.False(verified.Intact);
    }

    [Fact]
    public async Task VerifyAsync_AfterAnEntryWasPutInWithAHashOfItsOwn_NamesWhereTheChainStopsToFit()
    {
        // Pushes 5.. up by one and puts a copy of 4 in, sealed with a right hash: the copy itself fits, so the next entry betrays it.
        await TamperAsync(
            """
            UPDATE audit_entries SET sequence = -sequence - 1 WHERE sequence >= 5;
            UPDATE audit_entries SET sequence = -sequence WHERE sequence < 0;
            INSERT INTO audit_entries SELECT 5, at, 'mallory', actor_id, source_address, action, cluster, object_api_version, object_kind,
                object_namespace, object_name, object_uid, request, outcome, answer, run_id, hash, hash FROM audit_entries WHERE sequence = 4;
            """);
        await RehashAsync(5, 5);

        var verified = await Verifier.VerifyAsync(null, CancellationToken.None);

        Assert.Equal(6, verified.FirstBroken?.Sequence);
        Assert.NotNull(verified.FirstBroken);
    }

    [Fact]
    public async Task VerifyAsync_AfterEverythingWasRewrittenButTheHead_FindsTheHead()
    {
        await TamperAsync("UPDATE audit_entries SET actor = 'mallory' WHERE sequence = 4");
        await RehashAsync(4, Entries);

        var verified = await Verifier.VerifyAsync(null, CancellationToken.None);

        Assert.Equal((10L, AuditBreakKind.Rewritten), (verified.FirstBroken!.Sequence, verified.FirstBroken.Kind));
    }

    [Fact]
    public async Task VerifyAsync_AfterEverythingWasRewrittenWithTheHead_IsCaughtByAnExportedPosition()
    {
        var exported = (await Verifier.VerifyAsync(null, CancellationToken.None)).Head;
        await TamperAsync("UPDATE audit_entries SET actor = 'mallory' WHERE sequence = 4");
        await RehashAsync(4, Entries);
        await TamperAsync("UPDATE audit_head SET hash = (SELECT hash FROM audit_entries WHERE sequence = 10)");

        Assert.True((await Verifier.VerifyAsync(null, CancellationToken.None)).Intact, "Without a copy elsewhere nobody can tell.");
        var verified = await Verifier.VerifyAsync(exported, CancellationToken.None);

        Assert.Equal((10L, AuditBreakKind.Rewritten), (verified.FirstBroken!.Sequence, verified.FirstBroken.Kind));
    }

    [Fact]
    public async Task VerifyAsync_AfterTheEndWasCutWithTheHead_IsCaughtByAnExportedPosition()
    {
        var exported = (await Verifier.VerifyAsync(null, CancellationToken.None)).Head;
        await TamperAsync(
            "DELETE FROM audit_entries WHERE sequence > 7; UPDATE audit_head SET (sequence, hash) = (SELECT sequence, hash FROM audit_entries WHERE sequence = 7)");

        var verified = await Verifier.VerifyAsync(exported, CancellationToken.None);

        Assert.Equal((8L, AuditBreakKind.CutOff), (verified.FirstBroken!.Sequence, verified.FirstBroken.Kind));
        Assert.Contains("8 to 10", verified.FirstBroken.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AppendAsync_WhenTheHeadIsGone_RefusesSoThatNothingHappensUnrecorded()
    {
        await TamperAsync("DELETE FROM audit_head");

        await Assert.ThrowsAsync<AuditChainException>(() => new AuditLog(_database, TimeProvider.System).AppendAsync(
            new AuditEvent { Actor = "alice", Action = "test", Outcome = AuditOutcome.Intended }, CancellationToken.None));
    }

    [Fact]
    public async Task HashOf_ComputedByTheSqlOfTheDocumentation_IsTheSame()
    {
        var page = await File.ReadAllTextAsync(Testing.RepositoryRoot.Path("docs/audit-chain.md"));
        var sql = page[(page.IndexOf("```sql", StringComparison.Ordinal) + 6)..];
        sql = sql[..sql.IndexOf("```", StringComparison.Ordinal)];

        Assert.Null(await FirstBadAsync());
        await TamperAsync("UPDATE audit_entries SET actor = 'mallory' WHERE sequence = 4");
        Assert.Equal(4L, await FirstBadAsync());

        async Task<long?> FirstBadAsync() => await _database.ScalarAsync<object>(sql) as long?;
    }

    private Task TamperAsync(string sql) => _database.ExecuteAsSuperuserAsync(
        $"ALTER TABLE audit_entries DISABLE TRIGGER ALL; ALTER TABLE audit_head DISABLE TRIGGER ALL; {sql}");

    /// <summary>What a thorough forger does: makes the hashes right again, entry by entry.</summary>
    private async Task RehashAsync(long from, long to)
    {
        for (var sequence = from; sequence <= to; sequence++)
        {
            var page = await new AuditReader(_database).ReadAsync(new AuditQuery { Before = sequence + 1, Limit = 2 }, CancellationToken.None);
            var entry = Copy(page.Items[0], page.Items[1].Hash);
            await TamperAsync(
                $"UPDATE audit_entries SET previous_hash = '\\x{Convert.ToHexString(entry.PreviousHash)}', hash = '\\x{Convert.ToHexString(AuditChain.HashOf(entry))}' WHERE sequence = {sequence}");
        }
    }

    private static AuditEntry Copy(AuditEntry entry, byte[] previous) => new()
    {
        Sequence = entry.Sequence,
        At = entry.At,
        Actor = entry.Actor,
        ActorId = entry.ActorId,
        SourceAddress = entry.SourceAddress,
        Action = entry.Action,
        Cluster = entry.Cluster,
        ObjectApiVersion = entry.ObjectApiVersion,
        ObjectKind = entry.ObjectKind,
        ObjectNamespace = entry.ObjectNamespace,
        ObjectName = entry.ObjectName,
        ObjectUid = entry.ObjectUid,
        Request = entry.Request,
        Outcome = entry.Outcome,
        Answer = entry.Answer,
        RunId = entry.RunId,
        PreviousHash = previous,
        Hash = entry.Hash,
    };
}
