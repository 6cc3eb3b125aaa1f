using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Knowledge.Search;
using Portal.Core.Persistence;

namespace Portal.Core.Knowledge;

/// <summary>Reads the knowledge base. Anybody may; it holds nothing of any cluster.</summary>
public sealed class ArticleService(IDbContextFactory<PortalDbContext> contexts, SynonymBook synonyms)
{
    /// <summary>The article with a slug or number; null when there is none.</summary>
    public async Task<Article?> GetAsync(string slugOrNumber, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var articles = context.Set<Article>().AsNoTracking();
        return int.TryParse(slugOrNumber, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? await articles.SingleOrDefaultAsync(article => article.Number == number, cancellationToken)
            : await articles.SingleOrDefaultAsync(article => article.Slug == slugOrNumber, cancellationToken);
    }

    /// <summary>The article of a room; null when it has not been imported yet.</summary>
    public async Task<Article?> GetByProblemAsync(string problem, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return problem.Length == 0
            ? null
            : await context.Set<Article>().AsNoTracking().SingleOrDefaultAsync(article => article.Problem == problem, cancellationToken);
    }

    /// <summary>A page of articles: by number, or the best answers to a text.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Limit or offset are out of range.</exception>
    public async Task<ArticlePage> ListAsync(ArticleQuery query, CancellationToken cancellationToken)
    {
        if (query.Limit is < 1 or > ArticleQuery.LargestPage || query.Offset < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(query), $"The limit must be from 1 to {ArticleQuery.LargestPage}, the offset not negative.");
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var open = await OpenFindings.CountAsync(context, cancellationToken);
        var result = string.IsNullOrWhiteSpace(query.Text)
            ? new SearchResult(await AllAsync(context, cancellationToken), [], [], [])
            : await ArticleSearch.FindAsync(context, query.Text, synonyms.Current, query.IsTyping, cancellationToken);
        var ranked = ArticleRanking.Rank(result.Rows, open);
        var matching = ranked.RemoveAll(row => !ArticleRanking.Passes(row, query, open));
        var rows = matching.Skip(query.Offset).Take(query.Limit).ToArray();
        var numbers = rows.Select(static row => row.Number).ToArray();
        var articles = await context.Set<Article>().AsNoTracking().Where(article => numbers.Contains(article.Number))
            .ToDictionaryAsync(article => article.Number, cancellationToken);
        return new ArticlePage(
            [.. rows.Where(row => articles.ContainsKey(row.Number)).Select(row => Hit(articles[row.Number], row, result, query.Language, open))], matching.Length)
        {
            Facets = ArticleRanking.Facets(ranked, open),
            Corrections = result.Corrections,
            UnknownWords = result.Unknown,
        };
    }

    /// <summary>All forms that an article had, newest first; empty when there is no such article.</summary>
    public async Task<ImmutableArray<ArticleRevision>> RevisionsAsync(string slug, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var revisions = from article in context.Set<Article>()
                        join revision in context.Set<ArticleRevision>() on article.Number equals revision.Number
                        where article.Slug == slug
                        orderby revision.Revision descending
                        select revision;
        return [.. await revisions.AsNoTracking().ToListAsync(cancellationToken)];
    }

    private static async Task<ImmutableArray<SearchRow>> AllAsync(PortalDbContext context, CancellationToken cancellationToken) =>
        [.. await context.Set<ArticleIndex>().OrderBy(index => index.Number).Select(index => new SearchRow(index.Number, 0, index.Problem, index.Severity, index.Tags)).ToListAsync(cancellationToken)];

    private static ArticleHit Hit(Article article, SearchRow row, SearchResult result, string language, OpenFindings open)
    {
        var highlights = result.Tokens.IsEmpty ? [] : Highlights(article.Content.In(language));

        // Found by the other language only: a query in Chinese on an English page shows the Chinese line that answers it.
        if (highlights.IsEmpty && !result.Tokens.IsEmpty)
        {
            highlights = Highlights(article.Content.In(language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "en" : "zh"));
        }

        return new ArticleHit(article, row.Score, highlights) { Open = open.Of(article.Problem) };

        ImmutableArray<string> Highlights(ArticleText text) => Highlighter.Highlight($"{text.Title}\n{text.Summary}\n{text.Body}", result.Tokens);
    }
}
