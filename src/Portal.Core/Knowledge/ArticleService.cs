using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Knowledge.Matching;
using Portal.Core.Knowledge.Search;
using Portal.Core.Persistence;

namespace Portal.Core.Knowledge;

/// <summary>Reads the knowledge base. Anybody may; it holds nothing of any cluster.</summary>
/// <param name="contexts">The database.</param>
/// <param name="synonyms">The synonyms in use.</param>
/// <param name="signatures">The signatures: a pasted line that one of them matches leads to its article. Null: the words alone decide.</param>
public sealed class ArticleService(IDbContextFactory<PortalDbContext> contexts, SynonymBook synonyms, MatchService? signatures = null)
{
    /// <summary>Shorter texts are words, not lines of a log.</summary>
    private const int ShortestPaste = 16;

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
        var ranked = ArticleRanking.Rank(await WithSignaturesAsync(context, query.Text, result.Rows, cancellationToken), open);
        var matching = ranked.RemoveAll(row => !ArticleRanking.Passes(row, query, open));
        var rows = matching.Skip(query.Offset).Take(query.Limit).ToArray();
        var items = await ListedArticles.ReadAsync(context, rows, result.Tokens, query.Language, open, cancellationToken);
        return new ArticlePage(items, matching.Length)
        {
            Facets = ArticleRanking.Facets(ranked, query, open),
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

    /// <summary>The rows, those first whose signature a pasted line shows: a pattern that matches is proof, words are not.</summary>
    private async Task<ImmutableArray<SearchRow>> WithSignaturesAsync(
        PortalDbContext context, string? text, ImmutableArray<SearchRow> rows, CancellationToken cancellationToken)
    {
        if (signatures is null || text is null || text.Length < ShortestPaste || MatchService.IsTooLarge(text))
        {
            return rows;
        }

        var shown = (await signatures.SignaturesAsync(cancellationToken)).Match(text, cancellationToken: cancellationToken).Problems;
        var missing = shown.Select(static problem => problem.Number).Except(rows.Select(static row => row.Number)).ToArray();
        var added = missing.Length == 0 ? [] : await SearchRow.ReadAsync(context, missing, cancellationToken);
        return ArticleRanking.Raise([.. rows, .. added], [.. shown.Select(static problem => problem.Number)]);
    }

    private static async Task<ImmutableArray<SearchRow>> AllAsync(PortalDbContext context, CancellationToken cancellationToken) =>
        [.. await context.Set<ArticleIndex>().OrderBy(index => index.Number).Select(index => new SearchRow(index.Number, 0, index.Problem, index.Severity, index.Tags)).ToListAsync(cancellationToken)];
}
