using Microsoft.EntityFrameworkCore;
using Portal.Core.Persistence;

namespace Portal.Core.Knowledge.Search;

/// <summary>What is searched for an article and shown in counts; apart from it, so that a search reads no article.</summary>
internal sealed class ArticleIndex
{
    /// <summary>The article.</summary>
    public required int Number { get; init; }

    /// <summary>Its room; empty for those that people wrote.</summary>
    public required string Problem { get; init; }

    /// <summary>Its severity.</summary>
    public required string Severity { get; init; }

    /// <summary>Its tags.</summary>
    public required string[] Tags { get; init; }

    /// <summary>Its tokens as <see cref="SearchVector"/> writes them. The column <c>search</c> (tsvector, with a GIN index) is generated from it in the migrations.</summary>
    public required string Tokens { get; init; }

    /// <summary>The <see cref="SearchVector.Version"/> that made the tokens.</summary>
    public required int Version { get; init; }

    /// <summary>Indexes the article as it is now and counts its tokens, in the caller's transaction; articles are indexed one at a time.</summary>
    public static async Task WriteAsync(PortalDbContext context, Article article, CancellationToken cancellationToken)
    {
        var tokens = SearchVector.Of(article.Slug, article.Content);
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({AdvisoryLocks.Articles})", cancellationToken);
        await context.Database.ExecuteSqlAsync(
            $"""
            WITH before AS (SELECT unnest(tsvector_to_array(search)) COLLATE "C" AS term FROM article_index WHERE number = {article.Number}),
                 after AS (SELECT unnest({tokens.ToArray()}) COLLATE "C" AS term),
                 change AS (
                     SELECT term, 1 AS delta FROM (SELECT term FROM after EXCEPT SELECT term FROM before) AS added
                     UNION ALL
                     SELECT term, -1 FROM (SELECT term FROM before EXCEPT SELECT term FROM after) AS gone)
            INSERT INTO article_terms (term, articles)
            SELECT term, delta FROM change
            ON CONFLICT (term) DO UPDATE SET articles = article_terms.articles + excluded.articles
            """,
            cancellationToken);
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO article_index (number, problem, severity, tags, tokens, version)
            VALUES ({article.Number}, {article.Problem}, {article.Content.Severity.ToString()}, {article.Content.Tags.ToArray()}, {SearchVector.Literal(tokens)}, {SearchVector.Version})
            ON CONFLICT (number) DO UPDATE
            SET problem = excluded.problem, severity = excluded.severity, tags = excluded.tags, tokens = excluded.tokens, version = excluded.version
            """,
            cancellationToken);
    }
}
