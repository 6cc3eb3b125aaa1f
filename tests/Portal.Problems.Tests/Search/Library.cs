using Microsoft.Extensions.Logging.Abstractions;
using Portal.Core.Audit;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Matching;
using Portal.Core.Knowledge.Search;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Problems.Tests.Search;

/// <summary>A database with the articles of all rooms.</summary>
public sealed class Library(PostgresFixture postgres) : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private MatchService _signatures = null!;

    public ArticleService Articles { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync("queries");
        var importer = new ShippedArticleImporter(_database, new AuditLog(_database, TimeProvider.System), TimeProvider.System);
        await importer.ImportAsync([.. ProblemCatalogue.Load().Problems.Select(static problem => problem.Article)], CancellationToken.None);
        _signatures = new MatchService(_database, new FindingService(_database, TimeProvider.System), TimeProvider.System, NullLogger<MatchService>.Instance);
        Articles = new ArticleService(_database, new SynonymBook("", TimeProvider.System, NullLogger<SynonymBook>.Instance), _signatures);
    }

    public async ValueTask DisposeAsync()
    {
        _signatures.Dispose();
        await _database.DisposeAsync();
    }
}
