using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Portal.Core.Audit;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Matching;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Matching;

public sealed class MatchServiceTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly TimeSpan UntilItLooksAgain = TimeSpan.FromSeconds(4);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private TestDatabase _database = null!;
    private MatchService _matches = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync("matches");
        _matches = new MatchService(_database, new FindingService(_database, _clock), _clock, NullLogger<MatchService>.Instance);
    }

    public ValueTask DisposeAsync()
    {
        _matches.Dispose();
        return _database.DisposeAsync();
    }

    [Fact]
    public async Task MatchAsync_TheFirstTime_WaitsForTheSignatures()
    {
        await ImportAsync(Room("DnsSlow", 6, TestSignatures.Signature("slow", "lookup .* timed out", "timed out")));

        var problem = Assert.Single((await _matches.MatchAsync("lookup shop.svc timed out", CancellationToken.None)).Problems);

        Assert.Equal((6, "dnsslow", "DnsSlow", "Title", "标题"), (problem.Number, problem.Slug, problem.Problem, problem.Title.En, problem.Title.Zh));
    }

    [Fact]
    public async Task MatchAsync_AfterAnArticleChanged_UsesItsNewSignaturesOnceItLooksAgain()
    {
        await ImportAsync(Room("DnsSlow", 6, TestSignatures.Signature("slow", "lookup .* timed out", "timed out")));
        Assert.Empty((await _matches.MatchAsync("no such host", CancellationToken.None)).Problems);
        await ImportAsync(Room("DnsSlow", 6, TestSignatures.Signature("host", "no such host", "no such host")));

        Assert.Empty((await _matches.MatchAsync("no such host", CancellationToken.None)).Problems);
        _clock.Advance(UntilItLooksAgain);

        Assert.Equal("DnsSlow", Assert.Single((await _matches.MatchAsync("no such host", CancellationToken.None)).Problems).Problem);
        Assert.Empty((await _matches.MatchAsync("lookup shop.svc timed out", CancellationToken.None)).Problems);
    }

    [Fact]
    public async Task SignaturesAsync_AfterAnotherArticleCame_KeepsWhatIsReady()
    {
        var dns = Room("DnsSlow", 6, TestSignatures.Signature("slow", "lookup .* timed out", "timed out"));
        await ImportAsync(dns);
        var before = await _matches.SignaturesAsync(CancellationToken.None);
        await ImportAsync(dns, Room("Busy", 2, TestSignatures.Signature("busy", "device or resource busy", "busy")));
        _clock.Advance(UntilItLooksAgain);

        var after = await _matches.SignaturesAsync(CancellationToken.None);

        Assert.Equal(["busy", "slow"], after.Signatures.Select(static signature => signature.Signature.Id));
        Assert.Same(before.Signatures[0].Pattern, after.Signatures[1].Pattern);
        Assert.Same(before.Articles[0], after.Articles[1]);
    }

    [Fact]
    public async Task SignaturesAsync_WhenNothingChanged_IsTheSameSet()
    {
        await ImportAsync(Room("DnsSlow", 6, TestSignatures.Signature("slow", "lookup .* timed out", "timed out")), ShippedArticles.Room("Plain", 7, "plain"));
        var before = await _matches.SignaturesAsync(CancellationToken.None);
        _clock.Advance(UntilItLooksAgain);

        Assert.Same(before, await _matches.SignaturesAsync(CancellationToken.None));
        Assert.Equal("DnsSlow", Assert.Single(before.Articles).Problem);
    }

    private static ShippedArticle Room(string problem, int number, Signature signature) => ShippedArticles.Room(problem, number, problem.ToLowerInvariant()) with { Signatures = [signature] };

    private Task<ShippedImport> ImportAsync(params ShippedArticle[] articles) =>
        new ShippedArticleImporter(_database, new AuditLog(_database, _clock), _clock).ImportAsync(articles, CancellationToken.None);
}
