using Microsoft.EntityFrameworkCore;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Access;
using Portal.Core.Audit;
using Portal.Core.Knowledge.Search;
using Portal.Core.Persistence;

namespace Portal.Core.Knowledge;

/// <summary>What every change of an article by a person has in common: the right, the revision, the search index and the audit entry.</summary>
internal sealed class ArticleWriter(IDbContextFactory<PortalDbContext> contexts, AuditLog audit, TimeProvider clock)
{
    /// <summary>Goes on only if the person may edit articles; else it is in the audit log as refused.</summary>
    /// <exception cref="AccessDeniedException">The person may not.</exception>
    public Task CheckAccessAsync(string action, string slug, PortalUser user, string sourceAddress, CancellationToken cancellationToken) =>
        CheckAccessAsync(AccessPolicy.Decide(user, PortalOperation.EditArticle), action, slug, user, sourceAddress, cancellationToken);

    /// <summary>Goes on only if the decision allows; else it is in the audit log as refused.</summary>
    /// <exception cref="AccessDeniedException">It does not.</exception>
    public async Task CheckAccessAsync(
        AccessDecision decision, string action, string slug, PortalUser user, string sourceAddress, CancellationToken cancellationToken)
    {
        if (!decision.IsAllowed)
        {
            await audit.AppendAsync(
                Event(action, slug, user, sourceAddress) with { Outcome = AuditOutcome.Refused, Answer = decision.Reason.En }, cancellationToken);
        }

        decision.ThrowIfDenied();
    }

    /// <summary>Gives the article its next revision. Not saved yet.</summary>
    public void Revise(Article article, ArticleContent content, bool edited, PortalUser user)
    {
        article.Content = content;
        article.Revision++;
        article.Edited = edited;
        article.UpdatedAt = clock.GetUtcNow();
        article.UpdatedBy = user.Name;
    }

    /// <summary>Saves the next revision of an article that the context tracks, unless somebody was faster.</summary>
    public async Task<ArticleSaveResult> SaveAsync(
        PortalDbContext context, Article article, string action, string comment, PortalUser user, string sourceAddress, CancellationToken cancellationToken)
    {
        context.Add(RevisionOf(article, user, comment));
        try
        {
            await using var transaction = await context.BeginAsync(cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            await ArticleIndex.WriteAsync(context, article, cancellationToken);
            await audit.AppendAsync(context, Saved(action, article, user, sourceAddress, comment), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new ArticleSaveResult { Status = ArticleSaveStatus.Saved, Article = article };
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || IsRevisionTaken(e))
        {
            await using var fresh = await contexts.CreateDbContextAsync(cancellationToken);
            var current = await fresh.Set<Article>().AsNoTracking().SingleOrDefaultAsync(other => other.Number == article.Number, cancellationToken);
            return new ArticleSaveResult { Status = current is null ? ArticleSaveStatus.NotFound : ArticleSaveStatus.Outdated, Article = current };
        }
    }

    /// <summary>The article as a revision.</summary>
    public static ArticleRevision RevisionOf(Article article, PortalUser user, string comment) => new()
    {
        Number = article.Number,
        Revision = article.Revision,
        At = article.UpdatedAt,
        Author = user.Name,
        AuthorId = user.Id,
        Comment = comment,
        Content = article.Content,
    };

    /// <summary>The audit entry of a revision.</summary>
    public static AuditEvent Saved(string action, Article article, PortalUser user, string sourceAddress, string comment) =>
        Event(action, article.Slug, user, sourceAddress) with { Request = comment, Answer = $"revision {article.Revision}" };

    /// <summary>The audit entry of something that was done to an article.</summary>
    public static AuditEvent Event(string action, string slug, PortalUser user, string sourceAddress) => new()
    {
        Actor = user.Name,
        ActorId = user.Id,
        SourceAddress = sourceAddress,
        Action = action,
        Object = new ObjectReference("portal/v1", "Article", "", slug, ""),
        Outcome = AuditOutcome.Succeeded,
    };

    /// <summary>Two editors at once insert the same number of a revision: the second one is late.</summary>
    private static bool IsRevisionTaken(DbUpdateException e) =>
        e.InnerException is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.UniqueViolation, TableName: "article_revisions" };
}
