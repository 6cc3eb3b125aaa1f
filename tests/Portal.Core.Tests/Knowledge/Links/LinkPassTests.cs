using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Portal.Core.Access;
using Portal.Core.Audit;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Links;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Links;

public sealed class LinkPassTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private TestDatabase _database = null!;
    private Site _site = null!;
    private LinkUses _uses = null!;
    private LinkCheckOptions _options = null!;
    private LinkProber _prober = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync("links");
        _site = await Site.StartAsync();
        _uses = new LinkUses(_database);
        _options = _site.Options();
        _prober = new LinkProber(_options, _clock);
    }

    public async ValueTask DisposeAsync()
    {
        _prober.Dispose();
        await _site.DisposeAsync();
        await _database.DisposeAsync();
        await _services.DisposeAsync();
    }

    [Fact]
    public async Task RunAsync_SourcesAndBodyLinks_GetARowEachAndAreNotAskedTwice()
    {
        await WriteAsync("one", $"See [this]({_site.Url("/in-text")}#part), <{_site.Url("/auto")}>, [own](/knowledge/two) and [bad](javascript:alert(1)).", _site.Url("/source"), _site.Url("/source#x"));
        var pass = Pass();

        Assert.Equal(3, await pass.RunAsync(CancellationToken.None));
        Assert.Equal(0, await pass.RunAsync(CancellationToken.None));

        Assert.Equal([_site.Url("/auto"), _site.Url("/in-text"), _site.Url("/source")], (await RowsAsync()).Select(static row => row.Url));
        Assert.All(await RowsAsync(), row => Assert.Equal((LinkState.Alive, 200, _clock.GetUtcNow()), (row.State, row.Status, row.AliveAt)));
    }

    [Fact]
    public async Task RunAsync_GoneOnTwoDays_IsDeadWithWhenItWasLastSeen()
    {
        await WriteAsync("one", "Text.", _site.Url("/page"), _site.Url("/page", "b.test"));
        var pass = Pass();
        await pass.RunAsync(CancellationToken.None);
        var alive = _clock.GetUtcNow();
        await RewriteAsync("one", _site.Url("/page"), _site.Url("/status/404"));
        await pass.RunAsync(CancellationToken.None);
        Assert.Equal(LinkState.Unknown, (await RowAsync("/status/404")).State);

        _clock.Advance(TimeSpan.FromHours(30));
        await pass.RunAsync(CancellationToken.None);

        var dead = await RowAsync("/status/404");
        Assert.Equal((LinkState.Dead, alive, (DateTimeOffset?)null, 404), (dead.State, dead.GoneSince, dead.AliveAt, dead.Status));
    }

    [Fact]
    public async Task RunAsync_AnArticleDropsALink_ItsRowGoesAndTheListFollowsAtOnce()
    {
        await WriteAsync("one", "Text.", _site.Url("/page"));
        await WriteAsync("two", "Text.", _site.Url("/page"), _site.Url("/other"));
        var (pass, book) = (Pass(), Book());
        await pass.RunAsync(CancellationToken.None);
        Assert.Equal(["one", "two"], await ArticlesOfAsync(book, "/page"));

        await RewriteAsync("two", _site.Url("/third"));

        Assert.Equal(["one"], await ArticlesOfAsync(book, "/page"));
        Assert.Empty(await ArticlesOfAsync(book, "/other"));
        Assert.Equal(LinkState.Unchecked, (await book.ListAsync(new LinkQuery { Text = "/third" }, CancellationToken.None)).Items.Single().Link.State);
        await pass.RunAsync(CancellationToken.None);
        Assert.Equal([_site.Url("/page"), _site.Url("/third")], (await RowsAsync()).Select(static row => row.Url));
    }

    [Fact]
    public async Task RunAsync_NothingAnswers_IsNoWayOutAndNothingIsDeadHoweverLong()
    {
        await WriteAsync("one", "Text.", _site.Url("/a", "a.test"), _site.Url("/b", "b.test"), "http://gone.test/");
        var pass = Pass();
        await pass.RunAsync(CancellationToken.None);
        _site.NoNames = true;
        for (var day = 0; day < 5; day++)
        {
            _clock.Advance(TimeSpan.FromHours(30));
            await pass.RunAsync(CancellationToken.None);
        }

        Assert.All(await RowsAsync(), static row => Assert.Equal((LinkState.Unknown, LinkReason.NoWayOut), (row.State, row.Reason)));
        Assert.Equal(3, (await Book().ListAsync(new LinkQuery(), CancellationToken.None)).WithoutWayOut);
    }

    [Fact]
    public async Task RunAsync_AFilterSaysGoneToEverything_IsNotBelieved()
    {
        await WriteAsync("one", "Text.", _site.Url("/a", "a.test"), _site.Url("/b", "b.test"), _site.Url("/c", "c.test"));
        var pass = Pass();
        await pass.RunAsync(CancellationToken.None);
        _site.AllGone = true;
        _clock.Advance(TimeSpan.FromHours(30));

        await pass.RunAsync(CancellationToken.None);

        Assert.All(await RowsAsync(), static row => Assert.Equal((LinkReason.NoWayOut, (DateTimeOffset?)null), (row.Reason, row.GoneSince)));
    }

    [Fact]
    public async Task RunAsync_OnlyBadOnesAreDueButAnotherStillAnswers_IsBelieved()
    {
        await WriteAsync("one", "Text.", _site.Url("/witness", "w.test"), "http://gone.test/");
        var pass = Pass();
        await pass.RunAsync(CancellationToken.None);
        _clock.Advance(TimeSpan.FromHours(30));
        await _database.ExecuteAsync("UPDATE article_links SET next_check = 'infinity' WHERE url LIKE '%witness'");

        await pass.RunAsync(CancellationToken.None);

        var dead = Assert.Single(await RowsAsync(LinkState.Dead));
        Assert.Equal(("http://gone.test/", LinkReason.NoSuchName), (dead.Url, dead.Reason));
    }

    [Fact]
    public async Task RunAsync_ManyLinksOfOneHost_OneRequestAtATime()
    {
        await WriteAsync("one", "Text.", [.. Enumerable.Range(0, 20).Select(i => _site.Url($"/to/301?http%3A%2F%2Fa.test%3A{_site.Port}%2F{i}", i % 2 == 0 ? "a.test" : "b.test"))]);

        await Pass().RunAsync(CancellationToken.None);

        Assert.Equal(20, (await RowsAsync(LinkState.Moved)).Count);
        Assert.Equal(1, _site.MostAtOnce);
    }

    [Fact]
    public async Task RunAsync_AHostAsksToWait_IsLeftAloneForThatLong()
    {
        await WriteAsync("one", "Text.", _site.Url("/a/1"), _site.Url("/wait/7200"), _site.Url("/x/2"), _site.Url("/other", "b.test"));

        await Pass().RunAsync(CancellationToken.None);

        Assert.DoesNotContain("HEAD a.test/x/2", _site.Requests);
        var postponed = await RowAsync("/x/2");
        Assert.Equal((LinkState.Unchecked, _clock.GetUtcNow().AddHours(2)), (postponed.State, postponed.NextCheck));
    }

    [Fact]
    public async Task RunAsync_MoreThanAPassHolds_IsBoundedAndGoesOn()
    {
        _options.MostInPass = 4;
        await WriteAsync("one", "Text.", [.. Enumerable.Range(0, 10).Select(i => _site.Url($"/{i}"))]);
        var pass = Pass();

        foreach (var looked in new[] { 4, 4, 2, 0 })
        {
            Assert.Equal(looked, await pass.RunAsync(CancellationToken.None));
        }
    }

    [Fact]
    public async Task RequestAsync_ByWhoMayEdit_MakesItDueAndIsInTheAuditLog()
    {
        await WriteAsync("one", "Text.", _site.Url("/page"), _site.Url("/other"));
        var (pass, book) = (Pass(), Book());
        await pass.RunAsync(CancellationToken.None);

        var one = await book.RequestAsync(_site.Url("/page#x"), Users.Alice, "10.0.0.1", CancellationToken.None);
        var failing = await book.RequestAsync(null, Users.Alice, "", CancellationToken.None);
        var unknown = await book.RequestAsync("https://elsewhere.test/", Users.Alice, "", CancellationToken.None);

        Assert.Equal(((LinkRequestStatus.Asked, 1), (LinkRequestStatus.Asked, 0), LinkRequestStatus.NotFound), ((one.Status, one.Links), (failing.Status, failing.Links), unknown.Status));
        Assert.Equal(1, await pass.RunAsync(CancellationToken.None));
        var audit = await new AuditReader(_database).ReadAsync(new AuditQuery { Actor = "alice" }, CancellationToken.None);
        Assert.Contains(audit.Items, entry => (entry.Action, entry.Request) == ("links.check", _site.Url("/page")));
        await Assert.ThrowsAsync<AccessDeniedException>(() => book.RequestAsync(null, Users.Viewer, "", CancellationToken.None));
    }

    [Fact]
    public async Task RequestAsync_SwitchedOff_SaysSo()
    {
        _options.Mode = LinkCheckMode.Off;

        Assert.Equal(LinkRequestStatus.SwitchedOff, (await Book().RequestAsync(null, Users.Alice, "", CancellationToken.None)).Status);
    }

    [Fact]
    public async Task OfAsync_AnAddressTooLongToBeARow_IsUnknownAndDisturbsNoPass()
    {
        var url = _site.Url("/" + new string('x', 2_000));
        await WriteAsync("one", "Text.", url, _site.Url("/page"));

        Assert.Equal(1, await Pass().RunAsync(CancellationToken.None));

        var entry = (await Book().ListAsync(new LinkQuery { State = LinkState.Unknown }, CancellationToken.None)).Items.Single();
        Assert.Equal(LinkReason.TooLong, entry.Link.Reason);
    }

    private LinkPass Pass() => new(
        _database, _uses, _prober, new LinkMetrics(_services.GetRequiredService<IMeterFactory>()), _options, _clock, NullLogger.Instance);

    private LinkBook Book() => new(_database, _uses, new AuditLog(_database, _clock), Options.Create(_options), _clock);

    private async Task<IReadOnlyList<ArticleLink>> RowsAsync(LinkState? state = null)
    {
        await using var context = _database.CreateDbContext();
        return await context.Set<ArticleLink>().AsNoTracking().Where(link => state == null || link.State == state).OrderBy(link => link.Url).ToListAsync();
    }

    private async Task<ArticleLink> RowAsync(string path) => (await RowsAsync()).Single(row => row.Url == _site.Url(path));

    private static async Task<IEnumerable<string>> ArticlesOfAsync(LinkBook book, string path) =>
        (await book.ListAsync(new LinkQuery { Text = path }, CancellationToken.None)).Items.SelectMany(static entry => entry.Uses).Select(static use => use.Slug);

    private async Task WriteAsync(string slug, string body, params string[] sources)
    {
        var draft = new ArticleDraft
        {
            Slug = slug,
            Severity = Severity.Info,
            Language = "en",
            Sources = Sources(sources),
            Text = new ArticleText { Title = slug, Summary = "A summary.", Body = body },
        };
        var saved = await Editor().CreateAsync(draft, Users.Alice, "", CancellationToken.None);
        Assert.Equal(ArticleSaveStatus.Saved, saved.Status);
    }

    private async Task RewriteAsync(string slug, params string[] sources)
    {
        var saved = await Editor().UpdateAsync(
            slug, new ArticleEdit { Language = "en", ExpectedRevision = 1, Sources = Sources(sources), Comment = "" }, Users.Alice, "", CancellationToken.None);
        Assert.Equal(ArticleSaveStatus.Saved, saved.Status);
    }

    private ArticleEditor Editor() => new(_database, new AuditLog(_database, _clock), _clock);

    private static ImmutableArray<ArticleSource> Sources(string[] urls) => [.. urls.Select(static url => new ArticleSource("A source", url))];
}
