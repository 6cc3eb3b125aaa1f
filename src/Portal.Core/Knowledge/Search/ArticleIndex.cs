using Microsoft.EntityFrameworkCore;
using Portal.Core.Persistence;

namespace Portal.Core.Knowledge.Search;

/// <summary>What is searched for an article; apart from it, so that reading an article does not read this too.</summary>
internal sealed class ArticleIndex
{
    /// <summary>The article.</summary>
    public required int Number { get; init; }

    /// <summary>Its tokens as <see cref="SearchVector"/> writes them. The column <c>search</c> (tsvector, with a GIN index) is generated from it in the migrations.</summary>
    public required string Tokens { get; init; }

    /// <summary>The <see cref="SearchVector.Version"/> that made the tokens.</summary>
    public required int Version { get; init; }

    /// <summary>Indexes the article as it is now, in the caller's transaction.</summary>
    public static Task<int> WriteAsync(PortalDbContext context, Article article, CancellationToken cancellationToken) => context.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO article_index (number, tokens, version)
        VALUES ({article.Number}, {SearchVector.Of(article.Slug, article.Content)}, {SearchVector.Version})
        ON CONFLICT (number) DO UPDATE SET tokens = excluded.tokens, version = excluded.version
        """,
        cancellationToken);
}
