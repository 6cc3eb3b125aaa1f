using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Persistence;

namespace Portal.Core.Knowledge.Search;

/// <summary>Finds what a misspelt word may have meant among the words that articles have.</summary>
internal static class Spelling
{
    private const int ShortestWord = 4;
    private const int LongestWord = 32;
    private const int MostWords = 8;

    /// <summary>The nearest word of an article for each word, where one is near enough: one slip in a short word, two in a long one.</summary>
    public static async Task<ImmutableArray<WordCorrection>> CorrectAsync(PortalDbContext context, IEnumerable<string> words, CancellationToken cancellationToken)
    {
        var asked = words.Where(static word => word.Length is >= ShortestWord and <= LongestWord).Distinct(StringComparer.Ordinal).Take(MostWords).ToArray();
        if (asked.Length == 0)
        {
            return [];
        }

        var rows = await context.Database.SqlQuery<SpellingRow>(
            $$"""
            -- spelling
            SELECT word AS typed, near.term, near.articles
            FROM unnest({{asked}}) AS word
            CROSS JOIN LATERAL (
                SELECT term, articles FROM article_terms
                WHERE term % word AND term ~ '^[a-z]{4,32}$' AND articles > 0
                ORDER BY similarity(term, word) DESC, articles DESC, term LIMIT 20
            ) AS near
            """).ToListAsync(cancellationToken);
        return
        [
            .. rows
                .Select(static row => (Row: row, Distance: EditDistance.Between(row.Typed, row.Term)))
                .Where(static found => found.Distance <= (found.Row.Typed.Length < 6 ? 1 : 2))
                .GroupBy(static found => found.Row.Typed, StringComparer.Ordinal)
                .Select(static group => group.OrderBy(static found => found.Distance).ThenByDescending(static found => found.Row.Articles).First().Row)
                .Select(static row => new WordCorrection(row.Typed, row.Term)),
        ];
    }
}
