using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Findings;
using Portal.Core.Findings.Detection;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Findings.Detection;

public sealed class FindingWriterTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly DateTimeOffset T0 = Observations.Now;

    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await postgres.CreateDatabaseAsync("finding_writer");

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task SyncAsync_SameAgain_WritesNothing()
    {
        var writer = Writer();

        Assert.True(await SeeAsync(writer, T0, Observations.Of()));
        Assert.False(await SeeAsync(writer, T0.AddMinutes(1), Observations.Of()));
        Assert.False(await SeeAsync(Writer(), T0.AddMinutes(2), Observations.Of())); // one that reads it from the database

        var finding = Assert.Single(await FindingsAsync());
        Assert.Equal(T0, finding.LastSeen);
        Assert.Equal(Observations.Of().Evidence[0], finding.Evidence[0]);
    }

    [Fact]
    public async Task SyncAsync_OnAFullPass_MovesLastSeenOnly()
    {
        var writer = Writer();
        await SeeAsync(writer, T0, Observations.Of());

        await writer.SyncAsync(Map(Observations.Of()), true, new HashSet<ObjectKey>(), T0.AddMinutes(3), T0.AddMinutes(3), CancellationToken.None);

        var finding = Assert.Single(await FindingsAsync());
        Assert.Equal((T0.AddMinutes(3), 1), (finding.LastSeen, finding.History.Count));
    }

    [Fact]
    public async Task SyncAsync_NotSeenAnyMore_ResolvesOnlyWhenSure()
    {
        var writer = Writer();
        await SeeAsync(writer, T0, Observations.Of("a"), Observations.Of("b"));

        await writer.SyncAsync(Map(), sure: false, new HashSet<ObjectKey>(), T0.AddMinutes(1), default, CancellationToken.None);
        Assert.All(await FindingsAsync(), f => Assert.Null(f.ResolvedAt));

        await writer.SyncAsync(Map(), sure: true, new HashSet<ObjectKey> { new("shop", "b") }, T0.AddMinutes(2), default, CancellationToken.None);
        Assert.Equal([T0.AddMinutes(2), null], (await FindingsAsync()).OrderBy(f => f.SubjectName).Select(f => f.ResolvedAt));
    }

    [Theory]
    [InlineData(23, "u2", true)] // the same name within a day
    [InlineData(25, "u2", false)]
    [InlineData(250, "u1", true)] // the same object whenever
    public async Task SyncAsync_ComesBack_IsTheSameStoryWithinADayOrOfTheSameObject(int hours, string uid, bool same)
    {
        var writer = Writer();
        await SeeAsync(writer, T0, Observations.Of(uid: "u1"));
        await SeeAsync(writer, T0.AddMinutes(1));

        await SeeAsync(writer, T0.AddMinutes(1).AddHours(hours), Observations.Of(uid: uid));

        var findings = await FindingsAsync();
        Assert.Equal(same ? 1 : 2, findings.Count);
        Assert.Equal(same ? 2 : 1, Assert.Single(findings, f => f.ResolvedAt is null).Occurrences);
    }

    [Fact]
    public async Task SyncAsync_TwoWritersAtOnce_TheDatabaseKeepsOneOpenFinding()
    {
        var (one, other) = (Writer(), Writer());
        await SeeAsync(one, T0);
        await SeeAsync(other, T0); // both believe that nothing is open

        await SeeAsync(one, T0, Observations.Of());
        var e = await Assert.ThrowsAsync<DbUpdateException>(() => SeeAsync(other, T0, Observations.Of()));

        Assert.Equal(PostgresErrorCodes.UniqueViolation, Assert.IsType<PostgresException>(e.InnerException).SqlState);
        await SeeAsync(other, T0.AddMinutes(1), Observations.Of()); // it has read again
        Assert.Single(await FindingsAsync());
    }

    [Fact]
    public async Task DoubtAsync_Open_SaysSinceWhenAndIsTakenBackWhenSeen()
    {
        var writer = Writer();
        await SeeAsync(writer, T0, Observations.Of());

        Assert.True(await writer.DoubtAsync(T0.AddMinutes(1), CancellationToken.None));
        Assert.False(await writer.DoubtAsync(T0.AddMinutes(2), CancellationToken.None));
        Assert.Equal(T0.AddMinutes(1), (await FindingsAsync())[0].NotExaminedSince);

        await SeeAsync(writer, T0.AddMinutes(3), Observations.Of());
        Assert.Null((await FindingsAsync())[0].NotExaminedSince);
    }

    [Fact]
    public async Task SyncAsync_HostileTexts_AreStoredAndDoNotChangeAgain()
    {
        var hostile = Observations.Of() with { Title = new("a\0b\ud800 <script>", "'; drop table findings; --") };
        var writer = Writer();

        await SeeAsync(writer, T0, hostile);

        Assert.False(await SeeAsync(Writer(), T0.AddMinutes(1), hostile));
        Assert.Equal("a\u2400b\ufffd <script>", (await FindingsAsync())[0].Title.En);
    }

    private FindingWriter Writer() => new("c1", "P", _database);

    private static Task<bool> SeeAsync(FindingWriter writer, DateTimeOffset now, params Observation[] observations) =>
        writer.SyncAsync(Map(observations), true, new HashSet<ObjectKey>(), now, DateTimeOffset.MinValue, CancellationToken.None);

    private static Dictionary<ObjectKey, Observation> Map(params Observation[] observations) => observations.ToDictionary(o => o.Subject.Key);

    private async Task<List<Finding>> FindingsAsync()
    {
        await using var db = _database.CreateDbContext();
        return await db.Set<Finding>().Include(f => f.History.OrderBy(c => c.Id)).AsNoTracking().ToListAsync();
    }
}
