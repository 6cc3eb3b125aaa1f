using Microsoft.Extensions.Time.Testing;
using Portal.Core.Audit;
using Portal.Core.Findings;
using Portal.Core.Knowledge.Life;
using Portal.Core.Knowledge.Notes;
using Portal.Core.Remediation;
using Portal.Core.Tests.Findings;
using Portal.Core.Tests.Remediation;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Life;

public sealed class ArticleLivesTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = Observations.Now;
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await postgres.CreateDatabaseAsync("lives");

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task GetAsync_OpenFindings_AreCountedByClusterWithTheMostUrgentAndTheOldest()
    {
        var doubtful = Finding.Open("c1", "P", Observations.Of("c", severity: Severity.Critical), Now.AddHours(-1));
        doubtful.Doubt(Now);
        var gone = Finding.Open("c3", "P", Observations.Of("gone"), Now.AddHours(-3));
        gone.Resolve(Now);
        await AddAsync(
            Finding.Open("c1", "P", Observations.Of("a"), Now.AddHours(-5)),
            doubtful,
            gone,
            Finding.Open("c2", "P", Observations.Of("a", severity: Severity.Info), Now),
            Finding.Open("c1", "Other", Observations.Of("a"), Now));

        var life = await LifeAsync(_database, "P");

        Assert.Equal(
            [new ClusterOpenings("c1", 2, Severity.Critical, Now.AddHours(-5), 1), new ClusterOpenings("c2", 1, Severity.Info, Now, 0)], life.Open);
    }

    [Fact]
    public async Task GetAsync_FindingsOfMonths_AreCountedInTheirWeeks()
    {
        // Opened before the 13 weeks and opened again within them; resolved before them; and at the edges.
        var returning = Finding.Open("c1", "P", Observations.Of("a"), Now.AddDays(-95));
        returning.Resolve(Now.AddDays(-9));
        returning.Observe(Observations.Of("a"), Now.AddDays(-8.5));
        var old = Finding.Open("c1", "P", Observations.Of("b"), Now.AddDays(-95));
        old.Resolve(Now.AddDays(-94));
        await AddAsync(
            returning,
            old,
            Finding.Open("c1", "P", Observations.Of("c"), Now),
            Finding.Open("c2", "P", Observations.Of("d"), Now.AddDays(-91)),
            Finding.Open("c2", "P", Observations.Of("e"), Now.AddDays(-91).AddSeconds(-1)),
            Finding.Open("c1", "Other", Observations.Of("a"), Now));

        var weeks = (await LifeAsync(_database, "P")).Weeks;

        Assert.Equal([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1], weeks.Select(static week => week.Count));
        Assert.Equal((Now.AddDays(-91), Now.AddDays(-7)), (weeks[0].From, weeks[^1].From));
    }

    [Fact]
    public async Task GetAsync_OfAnArticleThatPeopleWrote_HasNothingOfAnyProblem()
    {
        await AddAsync(Finding.Open("c1", "", Observations.Of(), Now));

        var life = await LifeAsync(_database, "");

        Assert.Empty(life.Open);
        Assert.Empty(life.Weeks);
        Assert.Empty(life.Runs);
    }

    [Fact]
    public async Task GetAsync_ARunThatWasCarriedOut_IsShownWithItsEndAndAPlanIsNot()
    {
        await using var harness = await RemediationHarness.StartAsync(postgres);
        var plan = await harness.PlanAsync();
        Assert.Empty((await LifeAsync(harness.Database, plan.Problem)).Runs);
        RemediationHarness.Ok(await harness.Service.DryRunAsync(plan.Id, RemediationHarness.Alice, CancellationToken.None));
        RemediationHarness.Ok(await harness.Service.ApproveAsync(plan.Id, "", RemediationHarness.Alice, CancellationToken.None));
        RemediationHarness.Ok(await harness.Service.ExecuteAsync(plan.Id, RemediationHarness.Alice, CancellationToken.None));
        await harness.HostAsync();
        await harness.EndedAsync(plan.Id);

        var run = Assert.Single((await LifeAsync(harness.Database, plan.Problem)).Runs);

        Assert.Equal((plan.Id, RunState.Succeeded, "The pod is gone.", "alice"), (run.Id, run.State, run.Outcome!.En, run.ExecutedBy));
        Assert.NotNull(run.EndedAt);
    }

    [Fact]
    public async Task Weeks_OfOneProblemAmongMany_AreReadByTheIndex()
    {
        await AddAsync([.. Enumerable.Range(0, 400).Select(i => Finding.Open("c1", $"P{i}", Observations.Of(), Now))]);
        await _database.ExecuteAsync("ANALYZE findings");

        await using var command = _database.DataSource.CreateCommand("EXPLAIN SELECT 1 FROM findings WHERE problem = 'P7' AND (resolved_at IS NULL OR resolved_at >= now())");
        await using var reader = await command.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync())
        {
            plan.Add(reader.GetString(0));
        }

        Assert.Contains("ix_findings_problem", string.Join('\n', plan), StringComparison.Ordinal);
    }

    private static Task<ArticleLife> LifeAsync(TestDatabase database, string problem)
    {
        var clock = new FakeTimeProvider(Now);
        return new ArticleLives(database, new ArticleNotes(database, new AuditLog(database, clock), clock), clock).GetAsync(1001, problem, CancellationToken.None);
    }

    private async Task AddAsync(params Finding[] findings)
    {
        await using var context = _database.CreateDbContext();
        context.AddRange(findings);
        await context.SaveChangesAsync();
    }
}
