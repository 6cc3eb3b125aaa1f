using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Audit;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Audit;

public sealed class AuditLogTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    private TestDatabase Database => fixture.Database;

    private AuditLog Log => new(Database, _clock);

    [Fact]
    public async Task AppendAsync_WithEveryField_ReadsBackTheSame()
    {
        _clock.Advance(TimeSpan.FromTicks(1234567));
        var run = Guid.NewGuid();
        var pod = new ObjectReference("v1", "Pod", "shop", "web-1", "5bbc");

        var written = await Log.AppendAsync(
            new AuditEvent
            {
                Actor = "alice",
                ActorId = "https://id.example alice-1",
                SourceAddress = "10.0.0.7",
                Action = "remediation.execute",
                Cluster = "demo",
                Object = pod,
                Request = "DELETE /api/v1/namespaces/shop/pods/web-1",
                Outcome = AuditOutcome.Failed,
                Answer = "409 Conflict",
                RunId = run,
            },
            CancellationToken.None);

        await using var context = Database.CreateDbContext();
        var read = await context.Set<AuditEntry>().SingleAsync(entry => entry.Sequence == written.Sequence);
        Assert.Equal(("alice", "https://id.example alice-1", "10.0.0.7", "remediation.execute", "demo"), (read.Actor, read.ActorId, read.SourceAddress, read.Action, read.Cluster));
        Assert.Equal((pod, AuditOutcome.Failed, "409 Conflict", run), (read.Object, read.Outcome, read.Answer, read.RunId));
        Assert.Equal(written.At, read.At);
        Assert.Equal(AuditChain.HashOf(read), read.Hash);
    }

    [Fact]
    public async Task AppendAsync_ByManyAtOnce_MakesOneChainWithoutGaps()
    {
        var before = await Database.ScalarAsync<long>("SELECT sequence FROM audit_head");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            for (var i = 0; i < 25; i++)
            {
                await Log.AppendAsync(Event($"writer-{writer}"), CancellationToken.None);
            }
        }));

        Assert.Equal(before + 200, await Database.ScalarAsync<long>("SELECT max(sequence) FROM audit_entries"));
        var verified = await new AuditVerifier(Database).VerifyAsync(null, CancellationToken.None);
        Assert.True(verified.Intact, verified.FirstBroken?.Text);
    }

    [Fact]
    public async Task AppendAsync_InATransactionThatRollsBack_LeavesNoTraceAndNoGap()
    {
        var before = await Database.ScalarAsync<long>("SELECT sequence FROM audit_head");
        await using (var context = Database.CreateDbContext())
        {
            await using var transaction = await context.BeginAsync(CancellationToken.None);
            await Log.AppendAsync(context, Event("nobody"), CancellationToken.None);
        }

        var next = await Log.AppendAsync(Event("somebody"), CancellationToken.None);

        Assert.Equal(before + 1, next.Sequence);
    }

    [Fact]
    public async Task AppendAsync_WithoutATransaction_Throws()
    {
        await using var context = Database.CreateDbContext();

        await Assert.ThrowsAsync<InvalidOperationException>(() => Log.AppendAsync(context, Event("x"), CancellationToken.None));
    }

    [Theory]
    [InlineData("eve\n2026-01-01 INFO admin approved")]
    [InlineData("\u202Eeve\u200B\u001b[31m")]
    [InlineData("王伟 👩‍🚀")]
    public async Task AppendAsync_WithAnOddName_StoresItAsGiven(string name)
    {
        var written = await Log.AppendAsync(Event(name), CancellationToken.None);

        await using var context = Database.CreateDbContext();
        Assert.Equal(name, (await context.Set<AuditEntry>().SingleAsync(entry => entry.Sequence == written.Sequence)).Actor);
    }

    [Fact]
    public async Task AppendAsync_WithNulAndHalfASurrogate_StoresTheirPictures()
    {
        await Log.AppendAsync(Event("a\0b\ud800c"), CancellationToken.None);

        await using var context = Database.CreateDbContext();
        Assert.True(await context.Set<AuditEntry>().AnyAsync(entry => entry.Actor == "a\u2400b\ufffdc"));
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET actor = 'mallory'")]
    [InlineData("UPDATE audit_entries SET actor = 'mallory' WHERE false")]
    [InlineData("DELETE FROM audit_entries")]
    [InlineData("TRUNCATE audit_entries")]
    [InlineData("SET session_replication_role = replica; DELETE FROM audit_entries")]
    [InlineData("UPDATE audit_head SET sequence = 0")]
    [InlineData("UPDATE audit_head SET sequence = sequence + 2")]
    [InlineData("DELETE FROM audit_head")]
    [InlineData("TRUNCATE audit_head")]
    public async Task Database_WhenTheLogIsChanged_Refuses(string sql)
    {
        await Log.AppendAsync(Event("alice"), CancellationToken.None);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => Database.ExecuteAsSuperuserAsync(sql));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    private static AuditEvent Event(string actor) => new() { Actor = actor, Action = "test", Outcome = AuditOutcome.Succeeded };
}
