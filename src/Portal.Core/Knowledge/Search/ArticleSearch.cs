using Microsoft.EntityFrameworkCore;
using Portal.Core.Persistence;

namespace Portal.Core.Knowledge.Search;

/// <summary>Finds articles by what a person has in hand.</summary>
internal static class ArticleSearch
{
    /// <summary>
    /// The numbers of the articles that have enough of the terms, best first: those with more of the terms, then those with the terms in weightier
    /// places. One term in four must be there, so that one common word does not bring everything.
    /// </summary>
    public static async Task<List<SearchRow>> FindAsync(PortalDbContext context, SearchTerms terms, ArticleQuery query, CancellationToken cancellationToken)
    {
        var needed = Math.Max(1, terms.Terms.Length / 4);
        var severity = query.Severity?.ToString();
        return await context.Database.SqlQuery<SearchRow>(
            $"""
            SELECT number, (covered + rank)::float8 AS score, count(*) OVER ()::int AS total
            FROM (
                SELECT number,
                       (SELECT count(*) FROM unnest({terms.Terms.ToArray()}) AS term WHERE search @@ term::tsquery) AS covered,
                       ts_rank(ARRAY[0.1, 0.3, 0.5, 1.0]::float4[], search, {terms.Any}::tsquery, 32) AS rank
                FROM article_index JOIN articles USING (number)
                WHERE search @@ {terms.Any}::tsquery
                  AND ({severity}::text IS NULL OR content ->> 'severity' = {severity})
                  AND ({query.Tag}::text IS NULL OR content -> 'tags' ? {query.Tag})
            ) AS found
            WHERE covered >= {needed}
            ORDER BY covered DESC, rank DESC, number
            LIMIT {query.Limit} OFFSET {query.Offset}
            """).ToListAsync(cancellationToken);
    }
}
