using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Portal.Core.Audit;
using Portal.Core.Persistence;
using Portal.Testing;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Audit;

/// <summary>Fault 26: the database comes back older than it was. What is left of the chain is whole, so only a memory outside of it can tell.</summary>
public sealed class AuditGuardTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("portal-guard-").FullName, "audit-head.json");
    private TestDatabase _database = null!;
    private AuditLog _audit = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync("guard");
        _audit = new AuditLog(_database, TimeProvider.System);
        await AppendAsync(10);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);
    }

    [Fact]
    public async Task LookAsync_LogThatOnlyGrew_SaysNothing()
    {
        var guard = Guard(_audit);
        await guard.LookAsync(CancellationToken.None);
        await AppendAsync(5);

        Assert.Equal(15, (await guard.LookAsync(CancellationToken.None))!.Sequence);
        Assert.Empty(await GapsAsync());
    }

    [Fact]
    public async Task LookAsync_LastEntriesLost_SaysWhichOnceAndTheChainGoesOn()
    {
        var guard = Guard(_audit);
        await LoseAfterAsync(7);

        Assert.Equal(8, (await guard.LookAsync(CancellationToken.None))!.Sequence);
        await guard.LookAsync(CancellationToken.None);

        var gap = Assert.Single(await GapsAsync());
        Assert.Contains("entries 8 to 10 are lost", gap.Answer, StringComparison.Ordinal);
        Assert.True((await new AuditVerifier(_database).VerifyAsync(null, CancellationToken.None)).Intact);
    }

    [Fact]
    public async Task LookAsync_LostAndWrittenOnByAnotherReplica_IsFoundByTheHash()
    {
        await Guard(_audit).LookAsync(CancellationToken.None);
        await LoseAfterAsync(7);
        for (var i = 0; i < 5; i++)
        {
            await new AuditLog(_database, TimeProvider.System).AppendAsync(new AuditEvent { Actor = "other", Action = "test", Outcome = AuditOutcome.Succeeded }, CancellationToken.None);
        }

        await Guard(_audit).LookAsync(CancellationToken.None);

        Assert.Contains("Entry 10 is another one than it was", Assert.Single(await GapsAsync()).Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LookAsync_TwoReplicasThatKnowTheSame_TellOfItOnce()
    {
        await LoseAfterAsync(7);

        await Guard(_audit).LookAsync(CancellationToken.None);
        await Guard(_audit).LookAsync(CancellationToken.None);

        Assert.Single(await GapsAsync());
    }

    [Fact]
    public async Task Service_StartedAgainAfterTheLoss_RemembersFromItsFile()
    {
        var before = Guard(_audit);
        await before.StartAsync(CancellationToken.None);
        await Eventually.TrueAsync(() => File.Exists(_file));
        await before.StopAsync(CancellationToken.None);
        await LoseAfterAsync(7);

        // Another process: it has seen nothing committed itself.
        var after = Guard(new AuditLog(_database, TimeProvider.System));
        await after.StartAsync(CancellationToken.None);
        await Eventually.TrueAsync(async () => (await GapsAsync()).Count == 1);
        await after.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Service_FileThatCannotBeRead_StartsWithoutAMemory()
    {
        await File.WriteAllTextAsync(_file, "{ torn");
        var guard = Guard(new AuditLog(_database, TimeProvider.System));

        await guard.StartAsync(CancellationToken.None);
        await Eventually.TrueAsync(async () => (await File.ReadAllTextAsync(_file)).Contains("\"Sequence\":10", StringComparison.Ordinal));
        await guard.StopAsync(CancellationToken.None);

        Assert.Empty(await GapsAsync());
    }

    private AuditGuard Guard(AuditLog audit)
    {
        var state = new DatabaseState(Options.Create(new PersistenceOptions { ConnectionString = _database.ConnectionString }), TimeProvider.System);
        state.ReportReady();
        return new AuditGuard(_database, audit, state, Options.Create(new AuditGuardOptions { File = _file }), TimeProvider.System, NullLogger<AuditGuard>.Instance);
    }

    private async Task AppendAsync(int entries)
    {
        for (var i = 0; i < entries; i++)
        {
            await _audit.AppendAsync(new AuditEvent { Actor = "mara", Action = "test", Outcome = AuditOutcome.Succeeded }, CancellationToken.None);
        }
    }

    // As a restored backup: entries and head of an earlier moment.
    private Task LoseAfterAsync(long sequence) => _database.ExecuteAsSuperuserAsync(
        "ALTER TABLE audit_entries DISABLE TRIGGER ALL; ALTER TABLE audit_head DISABLE TRIGGER ALL;"
        + $"DELETE FROM audit_entries WHERE sequence > {sequence};"
        + $"UPDATE audit_head SET sequence = {sequence}, hash = (SELECT hash FROM audit_entries WHERE sequence = {sequence});"
        + "ALTER TABLE audit_entries ENABLE TRIGGER ALL; ALTER TABLE audit_head ENABLE TRIGGER ALL");

    private async Task<List<AuditEntry>> GapsAsync()
    {
        await using var db = _database.CreateDbContext();
        return await db.Set<AuditEntry>().AsNoTracking().Where(static e => e.Action == AuditGuard.GapAction).ToListAsync();
    }
}
