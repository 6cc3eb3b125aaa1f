using Microsoft.Extensions.Time.Testing;
using Portal.Core.Access;
using Portal.Core.Audit;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Feedback;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Feedback;

public sealed class ArticleFeedbacksTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private static readonly PortalUser Bob = Users.Alice with { Name = "bob", Subject = "9" };

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    private ArticleFeedbacks Feedbacks => new(fixture.Database, _clock);

    [Fact]
    public async Task GiveAsync_Twice_ReplacesTheAnswerOfThatRevision()
    {
        var article = await ArticleAsync("mind-changed");
        await GiveAsync(article, false, "Nothing about cgroup v2.", Users.Alice);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await GiveAsync(article, true, "", Users.Alice);
        await GiveAsync(article, false, "", Users.Viewer);

        var summary = await Feedbacks.GetAsync(article, Users.Alice.Id, CancellationToken.None);

        Assert.Equal((1, 2), (summary.Helped, summary.Answers));
        Assert.Equal((true, "", _clock.GetUtcNow()), (summary.Mine!.Helped, summary.Mine.Note, summary.Mine.At));
        Assert.Empty(summary.Notes);
        Assert.Null((await Feedbacks.GetAsync(article, Bob.Id, CancellationToken.None)).Mine);
    }

    [Fact]
    public async Task GiveAsync_AboutTheNextRevision_IsAnotherAnswer()
    {
        var article = await ArticleAsync("revised");
        await GiveAsync(article, false, "Out of date.", Users.Alice);
        var revised = (await Editor.UpdateAsync(
            "revised", new ArticleEdit { ExpectedRevision = 1, Language = "en", Body = "Better." }, Users.Alice, "", CancellationToken.None)).Article!;

        Assert.Null((await Feedbacks.GetAsync(revised, Users.Alice.Id, CancellationToken.None)).Mine);
        await GiveAsync(revised, true, "Good now.", Users.Alice);

        var summary = await Feedbacks.GetAsync(revised, Users.Alice.Id, CancellationToken.None);
        Assert.Equal((1, 2), (summary.Helped, summary.Answers));
        Assert.Equal([1, 2], summary.Notes.Select(static note => note.Revision).Order());
    }

    [Fact]
    public async Task GetAsync_AfterNinetyDays_CountsNoMoreButKnowsOnesOwn()
    {
        var article = await ArticleAsync("long-ago");
        await GiveAsync(article, true, "It was this.", Users.Alice);
        _clock.Advance(TimeSpan.FromDays(ArticleFeedbacks.Days) + TimeSpan.FromSeconds(1));
        await GiveAsync(article, false, "", Bob);

        var summary = await Feedbacks.GetAsync(article, Users.Alice.Id, CancellationToken.None);

        Assert.Equal((0, 1, 0), (summary.Helped, summary.Answers, summary.Notes.Length));
        Assert.True(summary.Mine!.Helped);
    }

    [Fact]
    public async Task GiveAsync_FromTwoWindowsAtOnce_LeavesOneAnswer()
    {
        var article = await ArticleAsync("two-windows");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => GiveAsync(article, i % 2 == 0, "", Users.Alice)));

        Assert.Equal(1, (await Feedbacks.GetAsync(article, Users.Alice.Id, CancellationToken.None)).Answers);
    }

    [Theory]
    [InlineData(1, "two\nlines", "note")]
    [InlineData(1, "two\u2028lines", "note")]
    [InlineData(1, "nul\0", "note")]
    [InlineData(0, "", "version")]
    [InlineData(2, "", "version")]
    public async Task GiveAsync_WrongInput_NamesTheFieldAndCountsNothing(int revision, string note, string field)
    {
        var article = await ArticleAsync($"wrong-{Guid.NewGuid():N}");

        var fault = await Feedbacks.GiveAsync(article, new FeedbackDraft(revision, true, note), Users.Alice, CancellationToken.None);

        Assert.Equal(field, fault?.Field);
        Assert.Equal(0, (await Feedbacks.GetAsync(article, Users.Alice.Id, CancellationToken.None)).Answers);
    }

    [Fact]
    public async Task GiveAsync_NoteOfMoreThanItsLength_IsAFault()
    {
        var article = await ArticleAsync("long-note");

        Assert.Null(await Feedbacks.GiveAsync(article, new FeedbackDraft(1, true, new string('x', ArticleFeedbacks.LongestNote)), Users.Alice, CancellationToken.None));
        Assert.Equal("note", (await Feedbacks.GiveAsync(article, new FeedbackDraft(1, true, new string('x', ArticleFeedbacks.LongestNote + 1)), Users.Alice, CancellationToken.None))?.Field);
    }

    [Fact]
    public async Task GiveAsync_WithoutAnyRole_IsRefused()
    {
        var article = await ArticleAsync("refused");

        await Assert.ThrowsAsync<AccessDeniedException>(() => GiveAsync(article, true, "", Users.Alice with { Roles = [] }));
    }

    private ArticleEditor Editor => new(fixture.Database, new AuditLog(fixture.Database, _clock), _clock);

    private async Task GiveAsync(Article article, bool helped, string note, PortalUser user) =>
        Assert.Null(await Feedbacks.GiveAsync(article, new FeedbackDraft(article.Revision, helped, note), user, CancellationToken.None));

    private async Task<Article> ArticleAsync(string slug) => (await Editor.CreateAsync(
        new ArticleDraft { Slug = slug, Severity = Severity.Warning, Language = "en", Text = new ArticleText { Title = "Title", Summary = "Summary.", Body = "Body." } },
        Users.Alice,
        "",
        CancellationToken.None)).Article!;
}
