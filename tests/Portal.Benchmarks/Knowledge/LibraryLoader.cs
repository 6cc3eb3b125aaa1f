using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Core.Audit;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Search;
using Portal.Problems;
using Portal.Testing.Database;

namespace Portal.Benchmarks.Knowledge;

/// <summary>Fills a database with the rooms' articles, generated ones and findings.</summary>
internal static class LibraryLoader
{
    private const int Batch = 100;

    /// <summary>Fills it; returns all articles.</summary>
    public static async Task<IReadOnlyList<Article>> FillAsync(TestDatabase database, ProblemCatalogue catalogue, int articles)
    {
        await new ShippedArticleImporter(database, new AuditLog(database, TimeProvider.System), TimeProvider.System)
            .ImportAsync([.. catalogue.Problems.Select(static problem => problem.Article)], CancellationToken.None);
        await using var context = database.CreateDbContext();
        var all = await context.Set<Article>().AsNoTracking().OrderBy(article => article.Number).ToListAsync();

        // Ten thousand articles at once: the index is made once, at the end, as the migrations define it.
        var index = await database.ScalarAsync<string>("SELECT indexdef FROM pg_indexes WHERE indexname = 'ix_article_index_search'");
        await ExecuteAsync(database, "DROP INDEX ix_article_index_search");
        foreach (var batch in new ArticleGenerator([.. all.Select(static article => article.Content)], seed: 4).Make(articles - all.Count).Chunk(Batch))
        {
            await InsertAsync(database, batch);
            all.AddRange(batch);
        }

        await ExecuteAsync(database, index);

        // What ArticleIndex.WriteAsync counts article by article.
        await ExecuteAsync(
            database,
            """
            TRUNCATE article_terms;
            INSERT INTO article_terms (term, articles) SELECT word COLLATE "C", ndoc FROM ts_stat('SELECT search FROM article_index');
            """);
        await AddFindingsAsync(database);

        // As autovacuum leaves a table behind a minute later.
        foreach (var table in (string[])["articles", "article_index", "article_terms", "findings"])
        {
            await ExecuteAsync(database, $"VACUUM ANALYZE {table}");
        }

        return all;
    }

    private static async Task InsertAsync(TestDatabase database, Article[] articles)
    {
        await using var context = database.CreateDbContext();
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        context.AddRange(articles);
        context.AddRange(articles.Select(static article => new ArticleIndex
        {
            Number = article.Number,
            Problem = article.Problem,
            Severity = article.Content.Severity.ToString(),
            Tags = [.. article.Content.Tags],
            Tokens = SearchVector.Literal(SearchVector.Of(article.Slug, article.Content)),
            Version = SearchVector.Version,
        }));
        await context.SaveChangesAsync();
    }

    /// <summary>A fleet's findings: 5,000 open and 50,000 that were resolved, of the rooms' problems on 20 clusters.</summary>
    private static Task AddFindingsAsync(TestDatabase database) => ExecuteAsync(
        database,
        """
        INSERT INTO findings (id, problem, cluster, subject_api_version, subject_kind, subject_namespace, subject_name, subject_uid, reason, severity, title, explanation, next_step,
            cause_key, cause, evidence, manual_steps, first_seen, last_seen, resolved_at, occurrences, search_text)
        SELECT gen_random_uuid(), rooms.problem, 'cluster-' || i % 20, 'v1', 'Pod', 'ns-' || i % 100, 'pod-' || i, '', 'Reason', 'Warning', '{}', '{}', '{}',
            '', 'null', '[]', '[]', now() - i * interval '1 minute', now(), CASE WHEN i > 5000 THEN now() END, 1, 'pod-' || i
        FROM generate_series(1, 55000) AS i
        JOIN (SELECT problem, row_number() OVER (ORDER BY number) AS n, count(*) OVER () AS all FROM article_index WHERE problem <> '') AS rooms ON rooms.n = 1 + i % rooms.all
        """);

    /// <summary>As the owner of the schema, however long it takes on a busy machine.</summary>
    private static async Task ExecuteAsync(TestDatabase database, string sql)
    {
        await using var owner = NpgsqlDataSource.Create(database.OwnerConnectionString);
        await using var command = owner.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }
}
