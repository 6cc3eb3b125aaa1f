using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Portal.Core.Access;
using Portal.Core.Audit;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Candidates;
using Portal.Core.Knowledge.Matching;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Candidates;

public sealed class MatchCandidatesTests : IClassFixture<DatabaseFixture>, IDisposable
{
    private static readonly PortalUser Nobody = Users.Viewer with { Roles = [] };

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly TestDatabase _database;
    private readonly AuditLog _audit;
    private readonly MatchService _matches;
    private readonly MatchCandidates _candidates;

    public MatchCandidatesTests(DatabaseFixture fixture)
    {
        _database = fixture.Database;
        _audit = new AuditLog(_database, _clock);
        _matches = new MatchService(_database, new FindingService(_database, _clock), _clock, NullLogger<MatchService>.Instance);
        _candidates = new MatchCandidates(_database, _matches, new ArticleEditor(_database, _audit, _clock), _audit, _clock);
    }

    public void Dispose() => _matches.Dispose();

    [Fact]
    public async Task KeepAsync_AVariantAgain_CountsOneCandidateUp()
    {
        var first = await KeepAsync("alpha wheel 17 failed\nalpha wheel 18 failed", Users.Viewer);
        _clock.Advance(TimeSpan.FromMinutes(5));
        var second = await KeepAsync("alpha wheel 4 failed", Users.Alice);

        var item = Assert.Single((await ListAsync("alpha wheel")).Items);
        Assert.Equal((1, 2), (first.Kept[0].Pastes, first.Kept[0].Lines));
        Assert.Equal((first.Kept[0].Id, 2L, 1), (second.Kept[0].Id, second.Kept[0].Pastes, second.Kept[0].Lines));
        Assert.Equal((2L, 3L, "alice", "alpha wheel 17 failed"), (item.Candidate.Pastes, item.Candidate.Lines, item.Candidate.LastBy, item.Candidate.Sample));
        Assert.Equal(TimeSpan.FromMinutes(5), item.Candidate.LastSeen - item.Candidate.FirstSeen);
        Assert.Equal(CandidateState.Open, item.Candidate.State);
        Assert.Equal([("candidate.keep", "alice"), ("candidate.keep", "vera")], await AuditOfAsync(item.Candidate.Id));
    }

    [Fact]
    public async Task KeepAsync_ManyAtOnce_LosesNoCount()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => KeepAsync($"beta wheel {i} failed\nbeta axle {i} failed", Users.Alice)));

        Assert.All((await ListAsync("beta ")).Items, static item => Assert.Equal((8L, 8L), (item.Candidate.Pastes, item.Candidate.Lines)));
        Assert.Equal(2, (await ListAsync("beta ")).Total);
    }

    [Fact]
    public async Task KeepAsync_ASecret_IsNowhereInTheDatabase()
    {
        await KeepAsync("gamma login failed for postgres://u:hunter2@db/x", Users.Alice);

        await using var context = _database.CreateDbContext();
        Assert.False(await context.Set<MatchCandidate>().AnyAsync(static candidate => candidate.Sample.Contains("hunter2") || candidate.Template.Contains("hunter2")));
        Assert.False(await context.Set<AuditEntry>().AnyAsync(static entry => entry.Request.Contains("hunter2")));
        Assert.Equal("gamma login failed for postgres://u:***@db/x", Assert.Single((await ListAsync("gamma")).Items).Candidate.Sample);
    }

    [Fact]
    public async Task KeepAsync_NulAndLoneSurrogates_AreStored()
    {
        var kept = await KeepAsync("delta \0 wheel \ud800 failed", Users.Alice);

        Assert.Equal(2, (await KeepAsync("delta \0 wheel \ud800 failed", Users.Alice)).Kept[0].Pastes);
        Assert.NotNull(await _candidates.FindAsync(kept.Kept[0].Id, CancellationToken.None));
    }

    [Fact]
    public async Task KeepAsync_WithoutAnyRole_IsRefusedAndInTheAuditLog()
    {
        await Assert.ThrowsAsync<AccessDeniedException>(() => KeepAsync("epsilon wheel failed", Nobody));

        Assert.Equal(0, (await ListAsync("epsilon")).Total);
    }

    [Fact]
    public async Task MakeRoomAsync_MoreThanAllowed_ForgetsTheRarestAndOldestAndCountsThem()
    {
        var often = (await KeepAsync("zeta often failed", Users.Alice)).Kept[0].Id;
        await KeepAsync("zeta often failed", Users.Alice);
        _clock.Advance(TimeSpan.FromMinutes(1));
        var old = (await KeepAsync("zeta older failed", Users.Alice)).Kept[0].Id;
        _clock.Advance(TimeSpan.FromMinutes(1));
        var young = (await KeepAsync("zeta young failed", Users.Alice)).Kept[0].Id;
        var before = (await ListAsync(null)).Forgotten;
        var store = new CandidateStore(_database, _clock);
        await using var context = _database.CreateDbContext();
        await using (var transaction = await context.BeginAsync(CancellationToken.None))
        {
            var all = await context.Set<MatchCandidate>().CountAsync(static candidate => candidate.Hash != "");
            var others = await context.Set<MatchCandidate>().Where(candidate => candidate.Hash != "" && !candidate.Template.StartsWith("zeta")).Select(static candidate => candidate.Id).ToListAsync();

            Assert.Equal(1, await store.MakeRoomAsync(context, others, all - 1, CancellationToken.None));
            await transaction.CommitAsync(CancellationToken.None);
        }

        Assert.Equal([often, young], (await ListAsync("zeta")).Items.Select(static item => item.Candidate.Id));
        Assert.Null(await _candidates.FindAsync(old, CancellationToken.None));
        Assert.Equal(before + 1, (await ListAsync(null)).Forgotten);
    }

    [Fact]
    public async Task DismissAsync_ThenAgainKept_StaysDismissedAndIsCounted()
    {
        var id = (await KeepAsync("eta wheel 1 failed", Users.Viewer)).Kept[0].Id;

        var dismissed = await _candidates.DismissAsync(id, Users.Alice, "10.0.0.1", CancellationToken.None);
        var again = await KeepAsync("eta wheel 2 failed", Users.Viewer);
        var restored = await _candidates.RestoreAsync(id, Users.Alice, "", CancellationToken.None);

        Assert.Equal((CandidateState.Dismissed, "alice", _clock.GetUtcNow()), (dismissed.Item!.Candidate.State, dismissed.Item.Candidate.DecidedBy, dismissed.Item.Candidate.DecidedAt));
        Assert.Equal((CandidateState.Dismissed, 2L), (again.Kept[0].State, again.Kept[0].Pastes));
        Assert.Equal((CandidateState.Open, null), (restored.Item!.Candidate.State, restored.Item.Candidate.DecidedBy));
        Assert.Equal(["candidate.restore", "candidate.keep", "candidate.dismiss", "candidate.keep"], (await AuditOfAsync(id)).Select(static entry => entry.Action));
    }

    [Fact]
    public async Task DismissAsync_AViewer_IsRefusedAndInTheAuditLog()
    {
        var id = (await KeepAsync("theta wheel failed", Users.Viewer)).Kept[0].Id;

        await Assert.ThrowsAsync<AccessDeniedException>(() => _candidates.DismissAsync(id, Users.Viewer, "", CancellationToken.None));
        await Assert.ThrowsAsync<AccessDeniedException>(() => _candidates.CreateArticleAsync(id, "en", Users.Viewer, "", CancellationToken.None));

        Assert.Equal(CandidateState.Open, (await _candidates.FindAsync(id, CancellationToken.None))!.Candidate.State);
        Assert.Contains(("candidate.dismiss", "vera"), await AuditOfAsync(id));
    }

    [Fact]
    public async Task CreateArticleAsync_ACandidate_IsMarkedAndItsLinesAreKnownFromThenOn()
    {
        var id = (await KeepAsync("iota wheel 17 failed to turn", Users.Alice)).Kept[0].Id;

        var result = await _candidates.CreateArticleAsync(id, "en", Users.Alice, "", CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(4));
        var item = await _candidates.FindAsync(id, CancellationToken.None);
        var again = await KeepAsync("iota wheel 4 failed to turn", Users.Alice);

        Assert.True(result!.Status == ArticleSaveStatus.Saved, string.Join('\n', result.Errors));
        Assert.Equal((CandidateState.Article, "alice"), (item!.Candidate.State, item.Candidate.DecidedBy));
        Assert.Equal(("iota-wheel-failed-to-turn", result.Article!.Number), (item.Article!.Slug, item.MatchedBy!.Number));
        Assert.Empty(again.Kept);
        Assert.Equal(1, again.Lines.Known);
        Assert.Equal(CandidateStatus.HasArticle, (await _candidates.DismissAsync(id, Users.Alice, "", CancellationToken.None)).Status);
    }

    [Fact]
    public async Task CreateArticleAsync_TwoAtOnce_OnlyOneArticleIsMade()
    {
        var id = (await KeepAsync("kappa wheel 17 failed to turn", Users.Alice)).Kept[0].Id;

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _candidates.CreateArticleAsync(id, "en", Users.Alice, "", CancellationToken.None)));

        Assert.Single(results, static result => result!.Status == ArticleSaveStatus.Saved);
        Assert.All(results.Where(static result => result!.Status != ArticleSaveStatus.Saved), static result =>
            Assert.Contains(result!.Errors.Keys, static field => field is "candidate" or "slug"));
        await using var context = _database.CreateDbContext();
        Assert.Equal(1, await context.Set<Article>().CountAsync(static article => article.Slug.StartsWith("kappa-wheel")));
    }

    [Fact]
    public async Task DraftAsync_TheNameIsTaken_TakesTheNext()
    {
        var id = (await KeepAsync("lambda wheel 17 failed to turn", Users.Alice)).Kept[0].Id;
        var other = await _candidates.DraftAsync(id, "en", CancellationToken.None);
        await new ArticleEditor(_database, _audit, _clock).CreateAsync(other! with { Candidate = null, Signatures = [] }, Users.Alice, "", CancellationToken.None);

        Assert.Equal("lambda-wheel-failed-to-turn-2", (await _candidates.DraftAsync(id, "en", CancellationToken.None))!.Slug);
    }

    [Fact]
    public async Task CreateAsync_OfACandidateThatIsGone_NamesTheFieldAndWritesNothing()
    {
        var id = (await KeepAsync("omega wheel 17 failed to turn", Users.Alice)).Kept[0].Id;
        var draft = await _candidates.DraftAsync(id, "en", CancellationToken.None);

        var result = await new ArticleEditor(_database, _audit, _clock).CreateAsync(draft! with { Candidate = Guid.NewGuid() }, Users.Alice, "", CancellationToken.None);

        Assert.Equal(ArticleSaveStatus.Invalid, result.Status);
        Assert.Contains("there is no candidate", Assert.Single(result.Errors["candidate"]).En, StringComparison.Ordinal);
        await using var context = _database.CreateDbContext();
        Assert.False(await context.Set<Article>().AnyAsync(article => article.Slug == draft!.Slug));
    }

    [Fact]
    public async Task ListAsync_FilterSortAndPage_AreKeptTo()
    {
        foreach (var name in (string[])["mu first", "mu second", "mu third"])
        {
            await KeepAsync($"{name} wheel_x failed", Users.Alice);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        await KeepAsync("mu first wheel_x failed", Users.Alice);
        Task<CandidatePage> PageAsync(CandidateSort sort, int offset) =>
            _candidates.ListAsync(new CandidateQuery { Text = "MU ", Sort = sort, Offset = offset, Limit = 2 }, CancellationToken.None);

        Assert.Equal(["mu first", "mu third"], Names(await PageAsync(CandidateSort.Pastes, 0)));
        Assert.Equal(["mu second"], Names(await PageAsync(CandidateSort.Pastes, 2)));
        Assert.Equal(["mu third", "mu second"], Names(await PageAsync(CandidateSort.FirstSeen, 0)));
        Assert.Equal(0, (await ListAsync("mu%wheel")).Total);
        Assert.Equal(0, (await _candidates.ListAsync(new CandidateQuery { Text = "mu ", State = CandidateState.Dismissed }, CancellationToken.None)).Total);

        static IEnumerable<string> Names(CandidatePage page) => page.Items.Select(static item => item.Candidate.Template.Replace(" wheel_x failed", "", StringComparison.Ordinal));
    }

    private Task<KeptPaste> KeepAsync(string text, PortalUser user) => _candidates.KeepAsync(text, user, "", CancellationToken.None);

    private Task<CandidatePage> ListAsync(string? text) => _candidates.ListAsync(new CandidateQuery { Text = text }, CancellationToken.None);

    private async Task<IEnumerable<(string Action, string Actor)>> AuditOfAsync(Guid id)
    {
        var page = await new AuditReader(_database).ReadAsync(new AuditQuery { Object = $"MatchCandidate {id}" }, CancellationToken.None);
        return page.Items.Select(static entry => (entry.Action, entry.Actor));
    }
}
