using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Portal.Core.Audit;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Runbooks;
using Portal.Core.Text;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Runbooks;

public sealed class RunbookIndexTests(PostgresFixture postgres)
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    [Fact]
    public async Task FindAsync_AnAlertOfTwoArticles_PutsTheOneThatNamesItMostCloselyFirst()
    {
        await using var database = await postgres.CreateDatabaseAsync("runbooks");
        await WriteAsync(database, "any-pod-alert", "alertname=\"KubePod", "alertname=\"KubePod[A-Za-z]+\"");
        await WriteAsync(database, "crash-loops", "alertname=\"KubePodCrashLooping\"", "alertname=\"KubePodCrashLooping\"");
        using var index = new RunbookIndex(database, _clock);

        Assert.Equal(["crash-loops", "any-pod-alert"], (await index.FindAsync("KubePodCrashLooping", CancellationToken.None)).Select(static article => article.Slug));
        Assert.Equal(["any-pod-alert"], (await index.FindAsync("KubePodNotReady", CancellationToken.None)).Select(static article => article.Slug));
        Assert.Empty(await index.FindAsync("NotKubePodCrashLooping", CancellationToken.None));
    }

    [Fact]
    public async Task FindAsync_AfterAnArticleChanged_SeesItWithinTheFreshness()
    {
        await using var database = await postgres.CreateDatabaseAsync("runbooks");
        using var index = new RunbookIndex(database, _clock);
        Assert.Empty(await index.FindAsync("DiskIsFull", CancellationToken.None));

        await WriteAsync(database, "disk-is-full", "alertname=\"DiskIsFull\"", "alertname=\"DiskIsFull\"");
        _clock.Advance(RunbookIndex.Freshness);

        Assert.Equal("disk-is-full", Assert.Single(await index.FindAsync("DiskIsFull", CancellationToken.None)).Slug);
    }

    [Fact]
    public async Task ListAsync_OfGaps_CountsThemAndForgetsThoseThatAnArticleCovers()
    {
        await using var database = await postgres.CreateDatabaseAsync("runbooks");
        using var index = new RunbookIndex(database, _clock);
        var gaps = new RunbookGaps(database, index, _clock);
        await gaps.RecordAsync("DiskIsFull", CancellationToken.None);
        await gaps.RecordAsync("Other", CancellationToken.None);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await gaps.RecordAsync("DiskIsFull", CancellationToken.None);

        var before = await gaps.ListAsync(CancellationToken.None);
        await WriteAsync(database, "disk-is-full", "alertname=\"DiskIsFull\"", "alertname=\"DiskIsFull\"");
        _clock.Advance(RunbookIndex.Freshness);
        var after = await gaps.ListAsync(CancellationToken.None);

        Assert.Equal([("DiskIsFull", 2L), ("Other", 1L)], before.Gaps.Select(static gap => (gap.Name, gap.Count)));
        Assert.Equal(TimeSpan.FromMinutes(1), before.Gaps[0].LastSeen - before.Gaps[0].FirstSeen);
        Assert.Equal(["Other"], after.Gaps.Select(static gap => gap.Name));
    }

    [Fact]
    public async Task RecordAsync_WhenTheTableIsFull_CountsWhatIsDropped()
    {
        await using var database = await postgres.CreateDatabaseAsync("runbooks");
        await using (var context = database.CreateDbContext())
        {
            await context.Database.ExecuteSqlAsync(
                $"INSERT INTO runbook_gaps (name, count, first_seen, last_seen) SELECT 'Gap' || n, 1, now(), now() FROM generate_series(1, {RunbookGaps.MostNames}) AS n");
        }

        using var index = new RunbookIndex(database, _clock);
        var gaps = new RunbookGaps(database, index, _clock);
        await gaps.RecordAsync("OneTooMany", CancellationToken.None);
        await gaps.RecordAsync("AnotherOne", CancellationToken.None);
        await gaps.RecordAsync("Gap7", CancellationToken.None);

        var list = await gaps.ListAsync(CancellationToken.None);

        Assert.Equal((RunbookGaps.MostNames, 2L), (list.Gaps.Length, list.Dropped));
        Assert.Equal(("Gap7", 2L), (list.Gaps[0].Name, list.Gaps[0].Count));
    }

    private async Task WriteAsync(TestDatabase database, string slug, string literal, string pattern)
    {
        var draft = new ArticleDraft
        {
            Slug = slug,
            Severity = Severity.Warning,
            Language = "en",
            Text = new ArticleText { Title = slug, Summary = "Summary.", Body = "Body." },
            Signatures =
            [
                new Signature
                {
                    Id = "alert",
                    Kind = SignatureKind.Alert,
                    Title = new LocalizedText("Alert", "告警"),
                    Pattern = pattern,
                    Literals = [literal],
                    Samples = [literal.EndsWith('"') ? literal : literal + "NotReady\""],
                },
            ],
        };
        var saved = await new ArticleEditor(database, new AuditLog(database, _clock), _clock).CreateAsync(draft, Users.Alice, "", CancellationToken.None);
        Assert.Empty(saved.Errors);
    }
}
