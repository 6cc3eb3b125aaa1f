using Microsoft.Extensions.Time.Testing;
using Portal.Core.Audit;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Knowledge;

public sealed class ShippedArticleImporterTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private TestDatabase _database = null!;

    private ShippedArticleImporter Importer => new(_database, new AuditLog(_database, _clock), _clock);

    private ArticleService Articles => new(_database, Synonyms.Shipped);

    public async ValueTask InitializeAsync() => _database = await postgres.CreateDatabaseAsync("articles");

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task ImportAsync_TheFirstTime_AddsTheArticlesInBothLanguages()
    {
        var result = await Importer.ImportAsync([ShippedArticles.Room("PodStuck", 12, "pod-stuck"), ShippedArticles.Room("DnsSlow", 6, "dns-slow")], CancellationToken.None);

        Assert.Equal(["pod-stuck", "dns-slow"], result.Added);
        var article = (await Articles.GetByProblemAsync("PodStuck", CancellationToken.None))!;
        Assert.Equal((12, "pod-stuck", 1, false), (article.Number, article.Slug, article.Revision, article.Edited));
        Assert.Equal(("Title", "标题"), (article.Content.In("en").Title, article.Content.In("zh").Title));
        Assert.Equal([6, 12], (await Articles.ListAsync(new ArticleQuery(), CancellationToken.None)).Items.Select(hit => hit.Article.Number));
    }

    [Fact]
    public async Task ImportAsync_TheSameAgain_ChangesNothing()
    {
        ShippedArticle[] rooms = [ShippedArticles.Room("PodStuck", 12, "pod-stuck")];
        await Importer.ImportAsync(rooms, CancellationToken.None);

        var again = await Importer.ImportAsync(rooms, CancellationToken.None);

        Assert.Empty(again.Added.Concat(again.Updated).Concat(again.KeptEdited).Concat(again.Blocked));
        Assert.Equal(1, (await Articles.GetAsync("pod-stuck", CancellationToken.None))!.Revision);
    }

    [Fact]
    public async Task ImportAsync_AfterTheSearchHasChanged_IndexesWhatIsThereAnew()
    {
        ShippedArticle[] rooms = [ShippedArticles.Room("PodStuck", 12, "pod-stuck", body: "Kubelet hangs.")];
        await Importer.ImportAsync(rooms, CancellationToken.None);
        await _database.ExecuteAsync("UPDATE article_index SET tokens = '', version = 0");

        await Importer.ImportAsync(rooms, CancellationToken.None);

        Assert.Single((await Articles.ListAsync(new ArticleQuery { Text = "kubelet" }, CancellationToken.None)).Items);
    }

    [Fact]
    public async Task ImportAsync_ANewText_ReplacesAnUneditedOneAsARevision()
    {
        await Importer.ImportAsync([ShippedArticles.Room("PodStuck", 12, "pod-stuck")], CancellationToken.None);

        var result = await Importer.ImportAsync([ShippedArticles.Room("PodStuck", 12, "pod-stuck", body: "Kubelet hangs.")], CancellationToken.None);

        Assert.Equal(["pod-stuck"], result.Updated);
        var article = (await Articles.GetAsync("12", CancellationToken.None))!;
        Assert.Equal((2, "Kubelet hangs."), (article.Revision, article.Content.In("en").Body));
        Assert.Equal(2, (await Articles.RevisionsAsync("pod-stuck", CancellationToken.None)).Length);
        Assert.Single((await Articles.ListAsync(new ArticleQuery { Text = "kubelet" }, CancellationToken.None)).Items);
    }

    [Fact]
    public async Task ImportAsync_ANewTextOfAnEditedArticle_KeepsTheEditAndPutsTheNewOneBesideIt()
    {
        await Importer.ImportAsync([ShippedArticles.Room("PodStuck", 12, "pod-stuck")], CancellationToken.None);
        await new ArticleEditor(_database, new AuditLog(_database, _clock), _clock).UpdateAsync(
            "pod-stuck", new ArticleEdit { Language = "en", ExpectedRevision = 1, Body = "Ours." }, Users.Alice, "", CancellationToken.None);

        var result = await Importer.ImportAsync([ShippedArticles.Room("PodStuck", 12, "pod-stuck", body: "Theirs.")], CancellationToken.None);

        Assert.Equal(["pod-stuck"], result.KeptEdited);
        var article = (await Articles.GetAsync("pod-stuck", CancellationToken.None))!;
        Assert.Equal(("Ours.", "Theirs.", 2), (article.Content.In("en").Body, article.ShippedContent!.In("en").Body, article.Revision));
    }

    [Fact]
    public async Task ImportAsync_ByTwoReplicasAtOnce_AddsOnce()
    {
        ShippedArticle[] rooms = [ShippedArticles.Room("PodStuck", 12, "pod-stuck")];

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Importer.ImportAsync(rooms, CancellationToken.None)));

        Assert.Single(results, result => result.Added.Length == 1);
        Assert.Equal(1, await _database.ScalarAsync<long>("SELECT count(*) FROM article_revisions"));
    }

    [Fact]
    public async Task ImportAsync_ASlugThatAPersonHasTaken_LeavesThatArticleAloneAndSaysSo()
    {
        await new ArticleEditor(_database, new AuditLog(_database, _clock), _clock).CreateAsync(
            new ArticleDraft { Slug = "pod-stuck", Severity = Severity.Info, Language = "en", Text = new ArticleText { Title = "Mine", Summary = "Mine.", Body = "Mine." } },
            Users.Alice,
            "",
            CancellationToken.None);

        var result = await Importer.ImportAsync([ShippedArticles.Room("PodStuck", 12, "pod-stuck"), ShippedArticles.Room("DnsSlow", 6, "dns-slow")], CancellationToken.None);

        Assert.Equal(["pod-stuck"], result.Blocked);
        Assert.Equal(["dns-slow"], result.Added);
        Assert.Equal("Mine", (await Articles.GetAsync("pod-stuck", CancellationToken.None))!.Content.In("en").Title);
    }

    [Fact]
    public async Task ImportAsync_WithOneBadRoom_NamesItAndImportsNothing()
    {
        var bad = ShippedArticles.Room("DnsSlow", 6, "dns-slow") with { Zh = "no head" };

        var error = await Assert.ThrowsAsync<ArticleFileException>(() => Importer.ImportAsync([ShippedArticles.Room("PodStuck", 12, "pod-stuck"), bad], CancellationToken.None));

        Assert.Equal("DnsSlow/article.zh.md", error.File);
        Assert.Null(await Articles.GetAsync("pod-stuck", CancellationToken.None));
    }
}
