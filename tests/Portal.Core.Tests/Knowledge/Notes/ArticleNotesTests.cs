using Microsoft.Extensions.Time.Testing;
using Portal.Core.Access;
using Portal.Core.Audit;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Notes;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Notes;

public sealed class ArticleNotesTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private static readonly PortalUser Bob = Users.Alice with { Name = "bob", Subject = "9" };
    private static readonly PortalUser Admin = Users.Alice with { Name = "ada", Subject = "10", Roles = [PortalRole.Admin] };

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    private ArticleNotes Notes => new(fixture.Database, new AuditLog(fixture.Database, _clock), _clock);

    [Fact]
    public async Task AddAsync_TwoNotes_AreListedNewestFirstAndInTheAuditLog()
    {
        var article = await ArticleAsync("noted");
        await Notes.AddAsync("noted", new NoteDraft("First <b>note</b>", null), Users.Alice, "10.0.0.1", CancellationToken.None);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await Notes.AddAsync("noted", new NoteDraft("Second.", null), Bob, "", CancellationToken.None);

        var notes = await Notes.ListAsync(article, CancellationToken.None);

        Assert.Equal([("bob", "Second."), ("alice", "First <b>note</b>")], notes.Select(static note => (note.Author, note.Text)));
        var entries = await new AuditReader(fixture.Database).ReadAsync(new AuditQuery { Object = "Article noted", Actor = "alice" }, CancellationToken.None);
        Assert.Contains(entries.Items, static entry => (entry.Action, entry.Request, entry.SourceAddress) == ("article.note", "First <b>note</b>", "10.0.0.1"));
    }

    [Theory]
    [InlineData(0, "must not be empty")]
    [InlineData(10_001, "10000 are allowed")]
    public async Task AddAsync_AWrongText_NamesTheFieldAndWritesNothing(int length, string words)
    {
        var article = await ArticleAsync($"silent-after-{length}");

        var result = await Notes.AddAsync($"silent-after-{length}", new NoteDraft(new string('x', length), null), Users.Alice, "", CancellationToken.None);

        Assert.Equal((NoteStatus.Invalid, "text"), (result.Status, result.Field));
        Assert.Contains(words, result.Fault, StringComparison.Ordinal);
        Assert.Empty(await Notes.ListAsync(article, CancellationToken.None));
    }

    [Fact]
    public async Task AddAsync_OfARunThatIsNotThere_NamesTheField()
    {
        await ArticleAsync("without-run");

        var result = await Notes.AddAsync("without-run", new NoteDraft("It worked.", Guid.NewGuid()), Users.Alice, "", CancellationToken.None);

        Assert.Equal((NoteStatus.Invalid, "runId"), (result.Status, result.Field));
    }

    [Fact]
    public async Task AddAsync_ByAViewer_IsRefusedAndInTheAuditLog()
    {
        await ArticleAsync("read-only");

        await Assert.ThrowsAsync<AccessDeniedException>(() => Notes.AddAsync("read-only", new NoteDraft("x", null), Users.Viewer, "", CancellationToken.None));

        var entries = await new AuditReader(fixture.Database).ReadAsync(new AuditQuery { Object = "Article read-only", Actor = "vera" }, CancellationToken.None);
        Assert.Equal(("article.note", AuditOutcome.Refused), (Assert.Single(entries.Items).Action, entries.Items[0].Outcome));
    }

    [Fact]
    public async Task WithdrawAsync_ByTheAuthor_HidesTheTextButNotThatItWasThere()
    {
        var article = await ArticleAsync("regretted");
        var note = (await Notes.AddAsync("regretted", new NoteDraft("Wrong advice.", null), Users.Alice, "", CancellationToken.None)).Note!;

        var result = await Notes.WithdrawAsync("regretted", note.Id, Users.Alice, "", CancellationToken.None);

        Assert.Equal(NoteStatus.Done, result.Status);
        var shown = Assert.Single(await Notes.ListAsync(article, CancellationToken.None));
        Assert.Equal(("", "alice", _clock.GetUtcNow()), (shown.Text, shown.WithdrawnBy, shown.WithdrawnAt));
        var entries = await new AuditReader(fixture.Database).ReadAsync(new AuditQuery { Object = "Article regretted" }, CancellationToken.None);
        Assert.Contains(entries.Items, static entry => (entry.Action, entry.Request) == ("article.note-withdraw", "Wrong advice."));
    }

    [Fact]
    public async Task WithdrawAsync_BySomebodyElse_IsRefusedUnlessAnAdmin()
    {
        await ArticleAsync("contended");
        var note = (await Notes.AddAsync("contended", new NoteDraft("Mine.", null), Users.Alice, "", CancellationToken.None)).Note!;

        var denied = await Assert.ThrowsAsync<AccessDeniedException>(() => Notes.WithdrawAsync("contended", note.Id, Bob, "", CancellationToken.None));
        var result = await Notes.WithdrawAsync("contended", note.Id, Admin, "", CancellationToken.None);
        _clock.Advance(TimeSpan.FromMinutes(1));
        var again = await Notes.WithdrawAsync("contended", note.Id, Users.Alice, "", CancellationToken.None);

        Assert.Equal([PortalRole.Admin], denied.Decision.MissingAnyOf);
        Assert.Equal("ada", result.Note!.WithdrawnBy);
        Assert.Equal(("ada", result.Note.WithdrawnAt), (again.Note!.WithdrawnBy, again.Note.WithdrawnAt));
    }

    [Fact]
    public async Task WithdrawAsync_OfAnotherArticlesNote_IsNotFound()
    {
        await ArticleAsync("right-place");
        await ArticleAsync("wrong-place");
        var note = (await Notes.AddAsync("right-place", new NoteDraft("Here.", null), Users.Alice, "", CancellationToken.None)).Note!;

        Assert.Equal(NoteStatus.NotFound, (await Notes.WithdrawAsync("wrong-place", note.Id, Users.Alice, "", CancellationToken.None)).Status);
        Assert.Equal(NoteStatus.NotFound, (await Notes.AddAsync("nowhere", new NoteDraft("Here.", null), Users.Alice, "", CancellationToken.None)).Status);
    }

    private async Task<int> ArticleAsync(string slug) => (await new ArticleEditor(fixture.Database, new AuditLog(fixture.Database, _clock), _clock).CreateAsync(
        new ArticleDraft { Slug = slug, Severity = Severity.Warning, Language = "en", Text = new ArticleText { Title = "Title", Summary = "Summary.", Body = "Body." } },
        Users.Alice,
        "",
        CancellationToken.None)).Article!.Number;
}
