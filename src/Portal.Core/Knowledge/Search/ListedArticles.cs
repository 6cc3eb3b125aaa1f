using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Findings;
using Portal.Core.Persistence;

namespace Portal.Core.Knowledge.Search;

/// <summary>Makes of the rows of a page what is shown: heads, and where their texts answer.</summary>
internal static class ListedArticles
{
    /// <summary>The rows as hits, in their order; those that were deleted meanwhile are left out.</summary>
    /// <param name="context">The database.</param>
    /// <param name="rows">The rows of one page.</param>
    /// <param name="tokens">What is marked in the texts; empty: nothing is quoted.</param>
    /// <param name="language">The language to quote, if it answers.</param>
    /// <param name="open">What is open now.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<ImmutableArray<ArticleHit>> ReadAsync(
        PortalDbContext context, IReadOnlyList<SearchRow> rows, ImmutableHashSet<string> tokens, string language, OpenFindings open, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var (numbers, quotes) = (rows.Select(static row => row.Number).ToArray(), !tokens.IsEmpty);

        // A record of the value, so that it is unpacked once and not for each of its fields.
        var listed = (await context.Database.SqlQuery<ListedArticle>(
            $"""
            -- page
            SELECT number, slug, en->>'title' AS title_en, en->>'summary' AS summary_en, CASE WHEN {quotes} THEN en->>'body' END AS body_en,
                zh->>'title' AS title_zh, zh->>'summary' AS summary_zh, CASE WHEN {quotes} THEN zh->>'body' END AS body_zh
            FROM articles CROSS JOIN LATERAL jsonb_to_record(content) AS texts (en jsonb, zh jsonb)
            WHERE number = ANY({numbers})
            """).ToListAsync(cancellationToken)).ToFrozenDictionary(static article => article.Number);
        var highlighter = new Highlighter(tokens);
        return [.. rows.Where(row => listed.ContainsKey(row.Number)).Select(row => Hit(listed[row.Number], row, highlighter, language, open))];
    }

    private static ArticleHit Hit(ListedArticle article, SearchRow row, Highlighter highlighter, string language, OpenFindings open)
    {
        var isChinese = language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);
        var head = new ArticleHead
        {
            Number = article.Number,
            Slug = article.Slug,
            Problem = row.Problem,
            Severity = Enum.Parse<Severity>(row.Severity),
            Tags = [.. row.Tags],
            Title = article.Title,
            Summary = article.Summary,
        };
        var highlights = Quotes(isChinese);

        // Found by the other language only: a query in Chinese on an English page shows the Chinese line that answers it.
        return new ArticleHit(head, row.Score, highlights.IsEmpty ? Quotes(!isChinese) : highlights) { Open = open.Of(row.Problem) };

        // Title and summary stand above the highlights anyway.
        ImmutableArray<string> Quotes(bool chinese) =>
            (chinese ? article.BodyZh : article.BodyEn) is not { } body ? []
            : highlighter.Highlight(body) is { IsEmpty: false } lines ? lines
            : highlighter.Highlight(chinese ? $"{article.TitleZh}\n{article.SummaryZh}" : $"{article.TitleEn}\n{article.SummaryEn}");
    }
}
