using Microsoft.Extensions.Logging.Abstractions;
using Portal.Core.Audit;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Search;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Problems.Tests.Search;

/// <summary>A database with the articles of all rooms.</summary>
public sealed class Library(PostgresFixture postgres) : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public ArticleService Articles { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync("queries");
        var importer = new ShippedArticleImporter(_database, new AuditLog(_database, TimeProvider.System), TimeProvider.System);
        await importer.ImportAsync([.. ProblemCatalogue.Load().Problems.Select(static problem => problem.Article)], CancellationToken.None);
        Articles = new ArticleService(_database, new SynonymBook("", TimeProvider.System, NullLogger<SynonymBook>.Instance));
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
