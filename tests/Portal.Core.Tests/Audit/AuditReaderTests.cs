using Microsoft.Extensions.Time.Testing;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Audit;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Audit;

public sealed class AuditReaderTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Run = Guid.NewGuid();

    private TestDatabase _database = null!;

    private AuditReader Reader => new(_database);

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync("audit");
        var clock = new FakeTimeProvider(Start);
        var log = new AuditLog(_database, clock);
        await AppendAsync("alice", "remediation.plan", "demo", new ObjectReference("v1", "Pod", "shop", "web-1", "uid-1"), Run);
        await AppendAsync("bob", "remediation.approve", "demo", new ObjectReference("v1", "Pod", "shop", "web-1", "uid-1"), Run);
        await AppendAsync("alice", "article.update", "", new ObjectReference("portal/v1", "Article", "", "pod-stuck-terminating", ""), null);
        await AppendAsync("alice", "node.cordon", "prod", new ObjectReference("v1", "Node", "", "node_100%", "uid-2"), null);

        async Task AppendAsync(string actor, string action, string cluster, ObjectReference obj, Guid? run)
        {
            await log.AppendAsync(
                new AuditEvent { Actor = actor, Action = action, Cluster = cluster, Object = obj, RunId = run, Outcome = AuditOutcome.Succeeded },
                CancellationToken.None);
            clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task ReadAsync_WithoutAFilter_IsNewestFirst() => Assert.Equal((long[])[4, 3, 2, 1], await SequencesAsync(new AuditQuery()));

    [Fact]
    public async Task ReadAsync_ByActor_IsExact()
    {
        Assert.Equal((long[])[2], await SequencesAsync(new AuditQuery { Actor = "bob" }));
        Assert.Empty(await SequencesAsync(new AuditQuery { Actor = "bo" }));
    }

    [Theory]
    [InlineData("web-1", new long[] { 2, 1 })]
    [InlineData("SHOP/WEB", new long[] { 2, 1 })]
    [InlineData("Pod shop/web-1", new long[] { 2, 1 })]
    [InlineData("Node node_100%", new long[] { 4 })]
    [InlineData("_100%", new long[] { 4 })]
    [InlineData("%", new long[] { 4 })]
    [InlineData("uid-2", new long[] { 4 })]
    [InlineData("article pod-stuck", new long[] { 3 })]
    [InlineData("'; DROP TABLE audit_entries; --", new long[0])]
    [InlineData("\0", new long[0])]
    public async Task ReadAsync_ByAPieceOfTheObject_TakesItLiterally(string piece, long[] expected) =>
        Assert.Equal(expected, await SequencesAsync(new AuditQuery { Object = piece }));

    [Fact]
    public async Task ReadAsync_ByTime_IncludesTheStartAndNotTheEnd()
    {
        var inShanghai = Start.AddMinutes(1).ToOffset(TimeSpan.FromHours(8));

        Assert.Equal((long[])[3, 2], await SequencesAsync(new AuditQuery { From = inShanghai, To = inShanghai.AddMinutes(2) }));
    }

    [Fact]
    public async Task ReadAsync_ByRunClusterAndAction_CombinesThem()
    {
        Assert.Equal((long[])[2, 1], await SequencesAsync(new AuditQuery { RunId = Run }));
        Assert.Equal((long[])[4], await SequencesAsync(new AuditQuery { Cluster = "prod" }));
        Assert.Equal((long[])[1], await SequencesAsync(new AuditQuery { Cluster = "demo", Action = "remediation.plan" }));
    }

    [Fact]
    public async Task ReadAsync_PageByPage_GivesEachEntryOnceAndTheTotalOnEachPage()
    {
        var first = await Reader.ReadAsync(new AuditQuery { Limit = 3 }, CancellationToken.None);
        var second = await Reader.ReadAsync(new AuditQuery { Limit = 3, Before = first.Next }, CancellationToken.None);

        Assert.Equal([4, 3, 2, 1], first.Items.Concat(second.Items).Select(entry => entry.Sequence));
        Assert.Equal((4, 4, null), (first.Total, second.Total, second.Next));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1001)]
    public async Task ReadAsync_WithALimitOutOfRange_Throws(int limit) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Reader.ReadAsync(new AuditQuery { Limit = limit }, CancellationToken.None));

    private async Task<long[]> SequencesAsync(AuditQuery query) =>
        [.. (await Reader.ReadAsync(query, CancellationToken.None)).Items.Select(entry => entry.Sequence)];
}
