using Microsoft.Extensions.Time.Testing;
using Portal.Core.Access;
using Portal.Core.Audit;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Revisions;
using Portal.Core.Knowledge.Shipped;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Shipped;

public sealed class ShippedTextsTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private TestDatabase _database = null!;

    private AuditLog Audit => new(_database, _clock);

    private ShippedTexts Shipped => new(_database, Audit, _clock);

    public async ValueTask InitializeAsync() => _database = await postgres.CreateDatabaseAsync("shipped");

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task GetAsync_AfterAnUpgradeOfAnEditedArticle_ShowsWhatTakingItWouldChange()
    {
        await EditedAndUpgradedAsync();

        var difference = await Shipped.GetAsync("pod-stuck", CancellationToken.None);

        var body = Assert.Single(difference!.Fields);
        Assert.Equal(("body", "en"), (body.Field, body.Language));
        Assert.Equal([(DiffKind.Removed, "Edited."), (DiffKind.Added, "Body 2.")], body.Lines.Select(static line => (line.Kind, line.Text)));
    }

    [Fact]
    public async Task TakeAsync_TheShippedText_IsTheNewestRevisionAndUpgradesGoOn()
    {
        await EditedAndUpgradedAsync();

        var taken = await Shipped.TakeAsync("pod-stuck", 2, Users.Alice, "10.0.0.1", CancellationToken.None);

        Assert.Equal((ArticleSaveStatus.Saved, 3, false, null), (taken.Status, taken.Article!.Revision, taken.Article.Edited, taken.Article.ShippedContent));
        Assert.Equal("Body 2.", (await ArticleAsync()).Content.En!.Body);
        Assert.Null(await Shipped.GetAsync("pod-stuck", CancellationToken.None));
        Assert.Equal(["pod-stuck"], (await ImportAsync("Body 3.")).Updated);
        Assert.Contains("article.take-shipped", await ActionsAsync());
    }

    [Fact]
    public async Task KeepAsync_TheEditedText_AsksAgainOnlyWhenSomethingElseIsShipped()
    {
        await EditedAndUpgradedAsync();

        var kept = await Shipped.KeepAsync("pod-stuck", 2, Users.Alice, "", CancellationToken.None);
        await ImportAsync("Body 2.");

        Assert.Equal((ArticleSaveStatus.Saved, 2), (kept.Status, kept.Article!.Revision));
        Assert.Null(await Shipped.GetAsync("pod-stuck", CancellationToken.None));
        Assert.Contains("article.keep-edited", await ActionsAsync());
        Assert.Equal(["pod-stuck"], (await ImportAsync("Body 3.")).KeptEdited);
        Assert.NotNull(await Shipped.GetAsync("pod-stuck", CancellationToken.None));
        Assert.Equal("Edited.", (await ArticleAsync()).Content.En!.Body);
    }

    [Fact]
    public async Task TakeAsync_WhenSomebodyEditedMeanwhile_ChangesNothing()
    {
        await EditedAndUpgradedAsync();

        Assert.Equal(ArticleSaveStatus.Outdated, (await Shipped.TakeAsync("pod-stuck", 1, Users.Alice, "", CancellationToken.None)).Status);
        Assert.Equal(ArticleSaveStatus.Outdated, (await Shipped.KeepAsync("pod-stuck", 1, Users.Alice, "", CancellationToken.None)).Status);
        Assert.NotNull((await ArticleAsync()).ShippedContent);
    }

    [Fact]
    public async Task TakeAsync_WhenNothingWaits_SaysSo()
    {
        await ImportAsync("Body.");

        Assert.True((await Shipped.TakeAsync("pod-stuck", 1, Users.Alice, "", CancellationToken.None)).Errors.ContainsKey("shipped"));
        Assert.True((await Shipped.KeepAsync("pod-stuck", 1, Users.Alice, "", CancellationToken.None)).Errors.ContainsKey("shipped"));
        Assert.Equal(ArticleSaveStatus.NotFound, (await Shipped.TakeAsync("nowhere", 1, Users.Alice, "", CancellationToken.None)).Status);
    }

    [Fact]
    public async Task TakeAsync_ByAViewer_IsRefusedAndChangesNothing()
    {
        await EditedAndUpgradedAsync();

        await Assert.ThrowsAsync<AccessDeniedException>(() => Shipped.TakeAsync("pod-stuck", 2, Users.Viewer, "", CancellationToken.None));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Shipped.KeepAsync("pod-stuck", 2, Users.Viewer, "", CancellationToken.None));

        Assert.NotNull((await ArticleAsync()).ShippedContent);
    }

    [Fact]
    public async Task RestoreAsync_WhatIsShipped_IsAsShippedAgain()
    {
        await ImportAsync("Body.");
        await new ArticleEditor(_database, Audit, _clock).UpdateAsync(
            "pod-stuck", new ArticleEdit { Language = "en", ExpectedRevision = 1, Body = "Edited." }, Users.Alice, "", CancellationToken.None);
        await ImportAsync("Body 2.");
        await ImportAsync("Body.");

        var restored = await new ArticleHistory(_database, Audit, _clock).RestoreAsync("pod-stuck", 1, 2, "", Users.Alice, "", CancellationToken.None);

        Assert.Equal((ArticleSaveStatus.Saved, false, null), (restored.Status, restored.Article!.Edited, restored.Article.ShippedContent));
    }

    private async Task EditedAndUpgradedAsync()
    {
        await ImportAsync("Body.");
        await new ArticleEditor(_database, Audit, _clock).UpdateAsync(
            "pod-stuck", new ArticleEdit { Language = "en", ExpectedRevision = 1, Body = "Edited." }, Users.Alice, "", CancellationToken.None);
        await ImportAsync("Body 2.");
    }

    private Task<ShippedImport> ImportAsync(string body) => new ShippedArticleImporter(_database, Audit, _clock).ImportAsync(
        [ShippedArticles.Room("PodStuck", 12, "pod-stuck", body: body)], CancellationToken.None);

    private async Task<Article> ArticleAsync() => (await new ArticleService(_database, Synonyms.Shipped).GetAsync("pod-stuck", CancellationToken.None))!;

    private async Task<IEnumerable<string>> ActionsAsync() =>
        (await new AuditReader(_database).ReadAsync(new AuditQuery { Object = "Article pod-stuck" }, CancellationToken.None)).Items.Select(static entry => entry.Action);
}
