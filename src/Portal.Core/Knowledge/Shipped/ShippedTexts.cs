using Microsoft.EntityFrameworkCore;
using Portal.Core.Access;
using Portal.Core.Audit;
using Portal.Core.Knowledge.Revisions;
using Portal.Core.Persistence;

namespace Portal.Core.Knowledge.Shipped;

/// <summary>An upgrade never overwrites an edit: what it ships is put beside the article, and a person takes it or keeps their own.</summary>
public sealed class ShippedTexts(IDbContextFactory<PortalDbContext> contexts, AuditLog audit, TimeProvider clock)
{
    private readonly ArticleWriter _writer = new(contexts, audit, clock);

    /// <summary>The article beside what is shipped; null when there is no such article or nothing to decide.</summary>
    public async Task<ShippedDifference?> GetAsync(string slug, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var article = await context.Set<Article>().AsNoTracking().SingleOrDefaultAsync(article => article.Slug == slug, cancellationToken);
        return article?.ShippedContent is { } shipped ? new ShippedDifference(article, shipped, ArticleDiff.Compare(article.Content, shipped)) : null;
    }

    /// <summary>Makes what is shipped the newest revision, if the article is still the one that the caller saw. Upgrades bring it up to date from then on.</summary>
    /// <exception cref="AccessDeniedException">The person may not edit articles; it is in the audit log as refused.</exception>
    public async Task<ArticleSaveResult> TakeAsync(string slug, int expectedRevision, PortalUser user, string sourceAddress, CancellationToken cancellationToken)
    {
        await _writer.CheckAccessAsync("article.take-shipped", slug, user, sourceAddress, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (article, refusal) = await FindAsync(context, slug, expectedRevision, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        _writer.Revise(article!, article!.ShippedContent!, edited: false, user);
        article.ShippedContent = null;
        return await _writer.SaveAsync(context, article, "article.take-shipped", "Took the shipped text", user, sourceAddress, cancellationToken);
    }

    /// <summary>Keeps the edited article; the next upgrade that ships something else will ask again.</summary>
    /// <exception cref="AccessDeniedException">The person may not edit articles; it is in the audit log as refused.</exception>
    public async Task<ArticleSaveResult> KeepAsync(string slug, int expectedRevision, PortalUser user, string sourceAddress, CancellationToken cancellationToken)
    {
        await _writer.CheckAccessAsync("article.keep-edited", slug, user, sourceAddress, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (article, refusal) = await FindAsync(context, slug, expectedRevision, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        article!.ShippedContent = null;
        try
        {
            await using var transaction = await context.BeginAsync(cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            await audit.AppendAsync(context, ArticleWriter.Saved("article.keep-edited", article, user, sourceAddress, ""), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new ArticleSaveResult { Status = ArticleSaveStatus.Saved, Article = article };
        }
        catch (DbUpdateConcurrencyException)
        {
            await context.Entry(article).ReloadAsync(cancellationToken);
            return new ArticleSaveResult { Status = ArticleSaveStatus.Outdated, Article = article };
        }
    }

    private static async Task<(Article? Article, ArticleSaveResult? Refusal)> FindAsync(
        PortalDbContext context, string slug, int expectedRevision, CancellationToken cancellationToken)
    {
        var article = await context.Set<Article>().SingleOrDefaultAsync(article => article.Slug == slug, cancellationToken);
        return article is null ? (null, new ArticleSaveResult { Status = ArticleSaveStatus.NotFound })
            : article.Revision != expectedRevision ? (article, new ArticleSaveResult { Status = ArticleSaveStatus.Outdated, Article = article })
            : article.ShippedContent is null ? (article, ArticleSaveResult.Invalid(new FieldProblem("shipped", RuleText.NothingShipped)))
            : (article, null);
    }
}
