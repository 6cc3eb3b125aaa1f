using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Access;
using Portal.Core.Audit;
using Portal.Core.Persistence;

namespace Portal.Core.Knowledge.Revisions;

/// <summary>What articles were: one revision, two compared, an old one restored, and two editors' changes brought together.</summary>
public sealed class ArticleHistory(IDbContextFactory<PortalDbContext> contexts, AuditLog audit, TimeProvider clock)
{
    private readonly ArticleWriter _writer = new(contexts, audit, clock);

    /// <summary>One revision; null when there is none.</summary>
    public async Task<ArticleRevision?> GetAsync(string slug, int revision, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await RevisionsOf(context, slug).SingleOrDefaultAsync(found => found.Revision == revision, cancellationToken);
    }

    /// <summary>Two revisions compared; null when one of them is not there.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="from">The one that counts as earlier; may be the later one, to see what a restoration would do.</param>
    /// <param name="to">The one that counts as later.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<RevisionDiff?> CompareAsync(string slug, int from, int to, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var both = await RevisionsOf(context, slug).Where(found => found.Revision == from || found.Revision == to).ToListAsync(cancellationToken);
        return both.Find(found => found.Revision == from) is { } earlier && both.Find(found => found.Revision == to) is { } later
            ? new RevisionDiff(earlier, later, ArticleDiff.Compare(earlier.Content, later.Content))
            : null;
    }

    /// <summary>Makes an old revision the newest again, if the article is still the one that the caller saw.</summary>
    /// <exception cref="AccessDeniedException">The person may not edit articles; it is in the audit log as refused.</exception>
    public async Task<ArticleSaveResult> RestoreAsync(
        string slug, int revision, int expectedRevision, string comment, PortalUser user, string sourceAddress, CancellationToken cancellationToken)
    {
        await _writer.CheckAccessAsync("article.restore", slug, user, sourceAddress, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var article = await context.Set<Article>().SingleOrDefaultAsync(article => article.Slug == slug, cancellationToken);
        if (article is null)
        {
            return new ArticleSaveResult { Status = ArticleSaveStatus.NotFound };
        }

        if (article.Revision != expectedRevision)
        {
            return new ArticleSaveResult { Status = ArticleSaveStatus.Outdated, Article = article };
        }

        var old = await RevisionsOf(context, slug).SingleOrDefaultAsync(found => found.Revision == revision, cancellationToken);
        if (old is null || IsSame(old.Content, article.Content))
        {
            return ArticleSaveResult.Invalid(new FieldProblem("revision", old is null ? RuleText.NoRevision(revision) : RuleText.SameAsRevision(revision)));
        }

        // Who restores what the portal ships wants to be as shipped again: nothing is left to compare, and the next upgrade may update it.
        var isShipped = article.ShippedContent is { } shipped && IsSame(shipped, old.Content);
        article.ShippedContent = isShipped ? null : article.ShippedContent;
        _writer.Revise(article, old.Content, edited: !isShipped, user);
        var why = comment.Length == 0 ? $"Restored revision {revision}" : $"Restored revision {revision}: {comment}";
        return await _writer.SaveAsync(context, article, "article.restore", why, user, sourceAddress, cancellationToken);
    }

    /// <summary>Brings an edit of an older revision together with what others saved since. Saves nothing.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="edit">The edit; its expected revision is the one that the editor saw.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null when there is no such article or no such revision of it.</returns>
    public async Task<MergeOffer?> MergeAsync(string slug, ArticleEdit edit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await (from article in context.Set<Article>()
                           join revision in context.Set<ArticleRevision>() on article.Number equals revision.Number
                           where article.Slug == slug && revision.Revision == edit.ExpectedRevision
                           select new { article, revision }).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var original = found.revision.Content;
        return new MergeOffer(
            found.article, found.revision, ArticleMerge.Merge(original, found.article.Content, edit.ApplyTo(original).Content, MergeLabels.Of(found.article)));
    }

    private static IQueryable<ArticleRevision> RevisionsOf(PortalDbContext context, string slug) =>
        (from article in context.Set<Article>()
         join revision in context.Set<ArticleRevision>() on article.Number equals revision.Number
         where article.Slug == slug
         select revision).AsNoTracking();

    private static bool IsSame(ArticleContent left, ArticleContent right) =>
        JsonSerializer.Serialize(left, PortalJson.Options) == JsonSerializer.Serialize(right, PortalJson.Options);
}
