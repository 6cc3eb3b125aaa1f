using Microsoft.EntityFrameworkCore;
using Portal.Core.Findings;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Findings;

public sealed class FindingServiceTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly DateTimeOffset T0 = Observations.Now;

    private TestDatabase _database = null!;
    private FindingService _service = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync("finding_service");
        _service = new FindingService(_database, TimeProvider.System);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    public static TheoryData<FindingSort> Sorts => [.. Enum.GetValues<FindingSort>()];

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task ListAsync_PageByPage_GivesEachFindingOnceAndInOrder(FindingSort sort)
    {
        // Few values, so that ties are everywhere.
        var random = new Random(7);
        await AddAsync([.. Enumerable.Range(0, 60).Select(i => Finding.Open(
            "c1", $"P{i}", Observations.Of($"pod-{random.Next(4)}", severity: (Severity)random.Next(3), @namespace: $"ns{random.Next(3)}"), T0.AddMinutes(random.Next(4))))]);

        var paged = new List<FindingSummary>();
        FindingCursor? cursor = null;
        do
        {
            var page = await _service.ListAsync(new FindingQuery { Sort = sort, Limit = 7, After = Reread(cursor) }, CancellationToken.None);
            Assert.Equal(60, page.Total);
            paged.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);

        var whole = await _service.ListAsync(new FindingQuery { Sort = sort, Limit = 1000 }, CancellationToken.None);
        Assert.Equal(60, paged.Select(f => f.Id).Distinct().Count());
        Assert.Equal(whole.Items.Select(f => f.Id), paged.Select(f => f.Id));
        Assert.Equal(
            (sort switch
            {
                FindingSort.Newest => paged.OrderByDescending(f => f.FirstSeen),
                FindingSort.Oldest => paged.OrderBy(f => f.FirstSeen),
                FindingSort.Subject => paged.OrderBy(f => f.Subject.Namespace, StringComparer.Ordinal).ThenBy(f => f.Subject.Name, StringComparer.Ordinal),
                _ => paged.OrderByDescending(f => f.Severity).ThenByDescending(f => f.FirstSeen),
            }).Select(f => f.Id),
            paged.Select(f => f.Id)); // LINQ's order is stable: equal only if the list was in order
    }

    [Fact]
    public async Task ListAsync_Filters_Combine()
    {
        var resolved = Finding.Open("c1", "P1", Observations.Of("gone"), T0);
        resolved.Resolve(T0.AddMinutes(1));
        await AddAsync(
            resolved,
            Finding.Open("c1", "P1", Observations.Of("db-0", severity: Severity.Critical), T0),
            Finding.Open("c1", "P2", Observations.Of("db-0", "u9", cause: "finalizer/x"), T0),
            Finding.Open("c2", "P1", Observations.Of("web-1"), T0));

        Assert.Equal(3, await CountAsync(new FindingQuery { State = FindingState.Open }));
        Assert.Equal(1, await CountAsync(new FindingQuery { State = FindingState.Resolved }));
        Assert.Equal(2, await CountAsync(new FindingQuery { Cluster = "c1", State = FindingState.Open }));
        Assert.Equal(1, await CountAsync(new FindingQuery { Cluster = "c1", Problem = "P1", State = FindingState.Open }));
        Assert.Equal(1, await CountAsync(new FindingQuery { Severity = Severity.Critical }));
        Assert.Equal(1, await CountAsync(new FindingQuery { Cause = "finalizer/x" }));
        Assert.Equal(1, await CountAsync(new FindingQuery { Uid = "u9" }));
    }

    [Theory]
    [InlineData("DB-0", 1)]
    [InlineData("shop/db", 1)]
    [InlineData("无法删除", 2)]
    [InlineData("cannot web", 1)]
    [InlineData("%", 1)] // literal: web_1 has one in its title
    [InlineData("web_1", 1)]
    [InlineData("b_0", 0)] // _ is not any sign
    [InlineData("'; drop table findings; --", 0)]
    [InlineData("\\", 0)]
    [InlineData("   ", 2)]
    public async Task ListAsync_FreeText_IsLiteral(string text, int expected)
    {
        await AddAsync(
            Finding.Open("c1", "P1", Observations.Of("db-0"), T0),
            Finding.Open("c1", "P2", Observations.Of("web_1") with { Title = new("web_1 cannot be deleted, 100% sure", "web_1 无法删除") }, T0));

        Assert.Equal(expected, await CountAsync(new FindingQuery { Text = text }));
    }

    [Fact]
    public async Task CausesAsync_ManyFindings_AreOneRowForEachCauseMostUrgentFirst()
    {
        await AddAsync(
            [
                .. Enumerable.Range(0, 9).Select(i => Finding.Open("c1", "P1", Observations.Of($"p{i}", cause: "node/n1"), T0.AddMinutes(i))),
                Finding.Open("c1", "P2", Observations.Of("x", severity: Severity.Critical, cause: "finalizer/a"), T0.AddHours(1)),
                Finding.Open("c2", "P1", Observations.Of("p0", cause: "node/n1"), T0),
            ]);

        var causes = await _service.CausesAsync(null, CancellationToken.None);

        Assert.Equal([("c1", "finalizer/a", 1), ("c1", "node/n1", 9), ("c2", "node/n1", 1)], causes.Select(c => (c.Cluster, c.Cause.Key, c.Count)));
        Assert.Equal((T0, 5, "P1"), (causes[1].Since, causes[1].Findings.Length, Assert.Single(causes[1].Problems)));
        Assert.Equal(Severity.Critical, causes[0].Severity);
        Assert.Equal(["c2"], (await _service.CausesAsync("c2", CancellationToken.None)).Select(c => c.Cluster));
    }

    [Fact]
    public async Task FindAsync_Existing_HasHistoryInOrderAndTheCountOfItsCause()
    {
        var finding = Finding.Open("c1", "P1", Observations.Of(), T0);
        finding.Observe(Observations.Of(severity: Severity.Critical), T0.AddMinutes(1));
        finding.Observe(Observations.Of(severity: Severity.Critical, reason: "NodeGone"), T0.AddMinutes(2));
        await AddAsync(finding, Finding.Open("c1", "P2", Observations.Of(), T0));

        var detail = await _service.FindAsync(finding.Id, CancellationToken.None);

        Assert.NotNull(detail);
        Assert.Equal([FindingChangeKind.Opened, FindingChangeKind.SeverityChanged, FindingChangeKind.ReasonChanged], detail.History.Select(c => c.Kind));
        Assert.Equal(2, detail.SameCause);
        Assert.Equal("status.conditions[Ready]", Assert.Single(detail.Evidence).Path);
        Assert.Null(await _service.FindAsync(Guid.NewGuid(), CancellationToken.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a cursor")]
    [InlineData("e30")] // {}
    [InlineData("bnVsbA")] // null
    [InlineData("W10")] // []
    public void TryParse_AnythingElse_IsNoCursor(string text) => Assert.False(FindingCursor.TryParse(text, out _));

    private static FindingCursor? Reread(FindingCursor? cursor)
    {
        if (cursor is null)
        {
            return null;
        }

        Assert.True(FindingCursor.TryParse(cursor.ToString(), out var read));
        return read;
    }

    private async Task<int> CountAsync(FindingQuery query)
    {
        var page = await _service.ListAsync(query, CancellationToken.None);
        Assert.Equal(page.Items.Length, page.Total);
        return page.Total;
    }

    private async Task AddAsync(params Finding[] findings)
    {
        await using var db = _database.CreateDbContext();
        db.AddRange(findings);
        await db.SaveChangesAsync();
    }
}
