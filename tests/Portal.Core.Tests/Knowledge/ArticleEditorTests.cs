using Microsoft.Extensions.Time.Testing;
using Portal.Core.Access;
using Portal.Core.Audit;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Knowledge;

public sealed class ArticleEditorTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    private TestDatabase Database => fixture.Database;

    private ArticleEditor Editor => new(Database, new AuditLog(Database, _clock), _clock);

    private ArticleService Articles => new(Database, Synonyms.Shipped);

    [Fact]
    public async Task CreateAsync_ANewArticle_IsFoundBySlugAndNumberAndIsInTheAuditLog()
    {
        var saved = await Editor.CreateAsync(Draft("dns-is-slow"), Users.Alice, "10.0.0.1", CancellationToken.None);

        Assert.Equal(ArticleSaveStatus.Saved, saved.Status);
        Assert.True(saved.Article!.Number > 1000);
        Assert.Equal("Title", (await Articles.GetAsync("dns-is-slow", CancellationToken.None))!.Content.In("zh").Title);
        Assert.Equal("dns-is-slow", (await Articles.GetAsync($"{saved.Article.Number}", CancellationToken.None))!.Slug);
        var entry = Assert.Single((await new AuditReader(Database).ReadAsync(new AuditQuery { Object = "Article dns-is-slow" }, CancellationToken.None)).Items);
        Assert.Equal(("alice", "article.create", AuditOutcome.Succeeded, "10.0.0.1"), (entry.Actor, entry.Action, entry.Outcome, entry.SourceAddress));
    }

    [Fact]
    public async Task CreateAsync_WithASlugThatIsTaken_NamesTheField()
    {
        await Editor.CreateAsync(Draft("taken"), Users.Alice, "", CancellationToken.None);

        var second = await Editor.CreateAsync(Draft("taken"), Users.Alice, "", CancellationToken.None);

        Assert.Equal(ArticleSaveStatus.Invalid, second.Status);
        Assert.Contains("is taken", Assert.Single(second.Errors["slug"]).En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new")]
    [InlineData("export")]
    public async Task CreateAsync_WithASlugOfThePortalsOwn_NamesTheField(string slug)
    {
        var result = await Editor.CreateAsync(Draft(slug), Users.Alice, "", CancellationToken.None);

        Assert.Contains("portal's own", Assert.Single(result.Errors["slug"]).En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateAsync_WithEverythingWrong_NamesEveryField()
    {
        var result = await Editor.CreateAsync(
            new ArticleDraft
            {
                Slug = "../etc",
                Severity = Severity.Info,
                Tags = ["NOT A TAG"],
                Language = "fr",
                Text = new ArticleText { Title = "", Summary = "two\nlines", Body = new string('>', 100) },
            },
            Users.Alice,
            "",
            CancellationToken.None);

        Assert.Equal(["body", "language", "slug", "summary", "tags", "title"], result.Errors.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task UpdateAsync_OfTheRevisionThatWasSeen_MakesTheNextOneAndKeepsTheOld()
    {
        await Editor.CreateAsync(Draft("edited"), Users.Alice, "", CancellationToken.None);

        var saved = await Editor.UpdateAsync(
            "edited", new ArticleEdit { Language = "zh", ExpectedRevision = 1, Title = "标题", Comment = "translated" }, Users.Alice, "", CancellationToken.None);

        Assert.Equal((ArticleSaveStatus.Saved, 2), (saved.Status, saved.Article!.Revision));
        var article = (await Articles.GetAsync("edited", CancellationToken.None))!;
        Assert.Equal(("Title", "标题"), (article.Content.In("en").Title, article.Content.In("zh-CN").Title));
        var revisions = await Articles.RevisionsAsync("edited", CancellationToken.None);
        Assert.Equal([(2, "translated"), (1, "")], revisions.Select(revision => (revision.Revision, revision.Comment)));
        Assert.Null(revisions[1].Content.Zh);
    }

    [Fact]
    public async Task UpdateAsync_OfAnOlderRevision_ShowsTheNewerOneAndChangesNothing()
    {
        await Editor.CreateAsync(Draft("contested"), Users.Alice, "", CancellationToken.None);
        await Editor.UpdateAsync("contested", Edit(1, "First"), Users.Alice, "", CancellationToken.None);

        var late = await Editor.UpdateAsync("contested", Edit(1, "Second"), Users.Alice, "", CancellationToken.None);

        Assert.Equal((ArticleSaveStatus.Outdated, "First", 2), (late.Status, late.Article!.Content.In("en").Title, late.Article.Revision));
        Assert.Equal("First", (await Articles.GetAsync("contested", CancellationToken.None))!.Content.In("en").Title);
    }

    [Fact]
    public async Task UpdateAsync_ByManyEditorsAtOnce_SavesExactlyOne()
    {
        await Editor.CreateAsync(Draft("crowded"), Users.Alice, "", CancellationToken.None);

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Editor.UpdateAsync("crowded", Edit(1, $"Title {i}"), Users.Alice, "", CancellationToken.None)));

        Assert.Single(results, result => result.Status == ArticleSaveStatus.Saved);
        Assert.Equal(7, results.Count(result => result.Status == ArticleSaveStatus.Outdated));
        Assert.Equal(2, (await Articles.RevisionsAsync("crowded", CancellationToken.None)).Length);
    }

    [Fact]
    public async Task UpdateAsync_OfAnArticleThatIsNotThere_IsNotFound() =>
        Assert.Equal(ArticleSaveStatus.NotFound, (await Editor.UpdateAsync("nowhere", Edit(1, "x"), Users.Alice, "", CancellationToken.None)).Status);

    [Fact]
    public async Task UpdateAsync_ByAViewer_IsRefusedAndInTheAuditLog()
    {
        await Editor.CreateAsync(Draft("guarded"), Users.Alice, "", CancellationToken.None);

        var denied = await Assert.ThrowsAsync<AccessDeniedException>(() => Editor.UpdateAsync("guarded", Edit(1, "x"), Users.Viewer, "", CancellationToken.None));

        Assert.Contains(PortalRole.Operator, denied.Decision.MissingAnyOf);
        Assert.Equal(1, (await Articles.GetAsync("guarded", CancellationToken.None))!.Revision);
        var refused = await new AuditReader(Database).ReadAsync(new AuditQuery { Actor = "vera" }, CancellationToken.None);
        Assert.Equal(AuditOutcome.Refused, Assert.Single(refused.Items).Outcome);
    }

    [Fact]
    public async Task GetAsync_WithNonsense_IsNull()
    {
        Assert.Null(await Articles.GetAsync("", CancellationToken.None));
        Assert.Null(await Articles.GetAsync("-1", CancellationToken.None));
        Assert.Null(await Articles.GetAsync("99999999999999999999", CancellationToken.None));
        Assert.Null(await Articles.GetAsync("a\0b'; DROP TABLE articles; --", CancellationToken.None));
        Assert.Empty(await Articles.RevisionsAsync("nowhere", CancellationToken.None));
    }

    private static ArticleEdit Edit(int revision, string title) => new() { Language = "en", ExpectedRevision = revision, Title = title };

    private static ArticleDraft Draft(string slug) => new()
    {
        Slug = slug,
        Severity = Severity.Warning,
        Tags = ["dns"],
        Language = "en",
        Text = new ArticleText { Title = "Title", Summary = "Summary.", Body = "Body." },
    };
}
