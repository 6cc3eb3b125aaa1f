using Microsoft.Extensions.Time.Testing;
using Portal.Core.Access;
using Portal.Core.Audit;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Revisions;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Revisions;

public sealed class ArticleHistoryTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    private ArticleHistory History => new(fixture.Database, new AuditLog(fixture.Database, _clock), _clock);

    private ArticleEditor Editor => new(fixture.Database, new AuditLog(fixture.Database, _clock), _clock);

    private ArticleService Articles => new(fixture.Database, Synonyms.Shipped);

    [Fact]
    public async Task RestoreAsync_AnOldRevision_MakesItTheNewestAndSaysSo()
    {
        await TwoRevisionsAsync("restored");

        var result = await History.RestoreAsync("restored", 1, 2, "it was right", Users.Alice, "10.0.0.1", CancellationToken.None);

        Assert.Equal((ArticleSaveStatus.Saved, 3, "One."), (result.Status, result.Article!.Revision, result.Article.Content.In("en").Body));
        var newest = (await Articles.RevisionsAsync("restored", CancellationToken.None))[0];
        Assert.Equal((3, "Restored revision 1: it was right", "alice"), (newest.Revision, newest.Comment, newest.Author));
        var audit = await new AuditReader(fixture.Database).ReadAsync(new AuditQuery { Object = "Article restored" }, CancellationToken.None);
        Assert.Contains(audit.Items, static entry => (entry.Action, entry.Outcome, entry.Answer) == ("article.restore", AuditOutcome.Succeeded, "revision 3"));
        Assert.Single((await Articles.ListAsync(new ArticleQuery { Text = "one" }, CancellationToken.None)).Items, static hit => hit.Article.Slug == "restored");
    }

    [Fact]
    public async Task RestoreAsync_WhenSomebodyWasFaster_ShowsTheirsAndChangesNothing()
    {
        await TwoRevisionsAsync("outrun");

        var result = await History.RestoreAsync("outrun", 1, 1, "", Users.Alice, "", CancellationToken.None);

        Assert.Equal((ArticleSaveStatus.Outdated, 2), (result.Status, result.Article!.Revision));
        Assert.Equal(2, (await Articles.RevisionsAsync("outrun", CancellationToken.None)).Length);
    }

    [Theory]
    [InlineData(7, "no revision 7")]
    [InlineData(2, "says now what it said")]
    public async Task RestoreAsync_OfNothing_NamesTheField(int revision, string words)
    {
        await TwoRevisionsAsync($"nothing-{revision}-new");

        var result = await History.RestoreAsync($"nothing-{revision}-new", revision, 2, "", Users.Alice, "", CancellationToken.None);

        Assert.Equal(ArticleSaveStatus.Invalid, result.Status);
        Assert.Contains(words, Assert.Single(result.Errors["revision"]).En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RestoreAsync_ByAViewer_IsRefusedAndInTheAuditLog()
    {
        await TwoRevisionsAsync("shielded");

        await Assert.ThrowsAsync<AccessDeniedException>(() => History.RestoreAsync("shielded", 1, 2, "", Users.Viewer, "", CancellationToken.None));

        var audit = await new AuditReader(fixture.Database).ReadAsync(new AuditQuery { Object = "Article shielded", Actor = "vera" }, CancellationToken.None);
        Assert.Equal(("article.restore", AuditOutcome.Refused), (Assert.Single(audit.Items).Action, audit.Items[0].Outcome));
    }

    [Fact]
    public async Task CompareAsync_TwoRevisions_ShowsWhatDiffersInTheGivenDirection()
    {
        await TwoRevisionsAsync("compared");

        var diff = await History.CompareAsync("compared", 2, 1, CancellationToken.None);

        var body = Assert.Single(diff!.Fields);
        Assert.Equal(("body", "Two.", "One."), (body.Field, body.Lines[0].Text, body.Lines[1].Text));
        Assert.Empty((await History.CompareAsync("compared", 1, 1, CancellationToken.None))!.Fields);
        Assert.Null(await History.CompareAsync("compared", 1, 9, CancellationToken.None));
        Assert.Null(await History.CompareAsync("nowhere", 1, 1, CancellationToken.None));
    }

    [Fact]
    public async Task MergeAsync_AnEditOfAnOlderRevision_HasBothChangesAndSavesNothing()
    {
        await TwoRevisionsAsync("merged");

        var offer = await History.MergeAsync(
            "merged", new ArticleEdit { Language = "en", ExpectedRevision = 1, Title = "Better title" }, CancellationToken.None);

        Assert.Empty(offer!.Merged.Conflicts);
        Assert.Equal(("Better title", "Two."), (offer.Merged.Content.En!.Title, offer.Merged.Content.En.Body));
        Assert.Equal((2, 1), (offer.Current.Revision, offer.Base.Revision));
        Assert.Equal("Title", (await Articles.GetAsync("merged", CancellationToken.None))!.Content.In("en").Title);
    }

    [Fact]
    public async Task MergeAsync_TheSameLine_MarksTheConflictWithTheNameOfTheOther()
    {
        await TwoRevisionsAsync("disputed");

        var offer = await History.MergeAsync("disputed", new ArticleEdit { Language = "en", ExpectedRevision = 1, Body = "Three." }, CancellationToken.None);

        Assert.Equal("<<<<<<< revision 2, alice\nTwo.\n=======\nThree.\n>>>>>>> your change", offer!.Merged.Content.En!.Body);
        Assert.Equal(1, Assert.Single(offer.Merged.Conflicts).Count);
    }

    private async Task TwoRevisionsAsync(string slug)
    {
        await Editor.CreateAsync(
            new ArticleDraft { Slug = slug, Severity = Severity.Warning, Language = "en", Text = new ArticleText { Title = "Title", Summary = "Summary.", Body = "One." } },
            Users.Alice,
            "",
            CancellationToken.None);
        await Editor.UpdateAsync(slug, new ArticleEdit { Language = "en", ExpectedRevision = 1, Body = "Two." }, Users.Alice, "", CancellationToken.None);
    }
}
