using Microsoft.EntityFrameworkCore;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Access;
using Portal.Core.Audit;
using Portal.Core.Knowledge.Search;
using Portal.Core.Persistence;

namespace Portal.Core.Knowledge;

/// <summary>Writes and changes articles for people; each change is a revision and an audit entry, in one transaction.</summary>
public sealed class ArticleEditor(IDbContextFactory<PortalDbContext> contexts, AuditLog audit, TimeProvider clock)
{
    /// <summary>The number after which those that people write are counted; shipped ones are below.</summary>
    private const int LastShippedNumber = 1000;

    /// <summary>Writes a new article.</summary>
    /// <exception cref="AccessDeniedException">The person may not edit articles; it is in the audit log as refused.</exception>
    public async Task<ArticleSaveResult> CreateAsync(ArticleDraft draft, PortalUser user, string sourceAddress, CancellationToken cancellationToken)
    {
        await CheckAccessAsync("article.create", draft.Slug, user, sourceAddress, cancellationToken);
        var content = With(
            new ArticleContent { Severity = draft.Severity, Tags = draft.Tags, Related = draft.Related, Sources = draft.Sources, Signatures = draft.Signatures }, draft.Language, draft.Text);
        string[] problems = [.. ArticleRules.CheckSlug("slug", draft.Slug), .. Check(draft.Language, draft.Text, content)];
        if (problems.Length > 0)
        {
            return ArticleSaveResult.Invalid(problems);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({AdvisoryLocks.Articles})", cancellationToken);
        if (await context.Set<Article>().AnyAsync(article => article.Slug == draft.Slug, cancellationToken))
        {
            return ArticleSaveResult.Invalid([$"slug: \"{draft.Slug}\" is taken by another article"]);
        }

        var last = await context.Set<Article>().MaxAsync(article => (int?)article.Number, cancellationToken) ?? 0;
        var now = clock.GetUtcNow();
        var article = new Article
        {
            Number = Math.Max(last, LastShippedNumber) + 1,
            Slug = draft.Slug,
            Problem = "",
            Content = content,
            Revision = 1,
            Edited = true,
            CreatedAt = now,
            UpdatedAt = now,
            UpdatedBy = user.Name,
        };
        context.Add(article);
        context.Add(RevisionOf(article, user, draft.Comment));
        await context.SaveChangesAsync(cancellationToken);
        await ArticleIndex.WriteAsync(context, article, cancellationToken);
        await audit.AppendAsync(context, Event("article.create", article, user, sourceAddress, draft.Comment), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ArticleSaveResult { Status = ArticleSaveStatus.Saved, Article = article };
    }

    /// <summary>Changes one language of an article, if it is still the revision that the editor saw.</summary>
    /// <exception cref="AccessDeniedException">The person may not edit articles; it is in the audit log as refused.</exception>
    public async Task<ArticleSaveResult> UpdateAsync(string slug, ArticleEdit edit, PortalUser user, string sourceAddress, CancellationToken cancellationToken)
    {
        await CheckAccessAsync("article.update", slug, user, sourceAddress, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var article = await context.Set<Article>().SingleOrDefaultAsync(article => article.Slug == slug, cancellationToken);
        if (article is null)
        {
            return new ArticleSaveResult { Status = ArticleSaveStatus.NotFound };
        }

        if (article.Revision != edit.ExpectedRevision)
        {
            return new ArticleSaveResult { Status = ArticleSaveStatus.Outdated, Article = article };
        }

        var text = Apply(edit, article.Content);
        var content = With(
            article.Content with
            {
                Severity = edit.Severity ?? article.Content.Severity,
                Tags = edit.Tags ?? article.Content.Tags,
                Related = edit.Related ?? article.Content.Related,
                Sources = edit.Sources ?? article.Content.Sources,
                Signatures = edit.Signatures ?? article.Content.Signatures,
            },
            edit.Language,
            text);
        string[] problems = [.. Check(edit.Language, text, content)];
        if (problems.Length > 0)
        {
            return ArticleSaveResult.Invalid(problems);
        }

        article.Content = content;
        article.Revision++;
        article.Edited = true;
        article.UpdatedAt = clock.GetUtcNow();
        article.UpdatedBy = user.Name;
        return await SaveAsync(context, article, edit.Comment, user, sourceAddress, cancellationToken);
    }

    private async Task<ArticleSaveResult> SaveAsync(
        PortalDbContext context, Article article, string comment, PortalUser user, string sourceAddress, CancellationToken cancellationToken)
    {
        try
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            context.Add(RevisionOf(article, user, comment));
            await context.SaveChangesAsync(cancellationToken);
            await ArticleIndex.WriteAsync(context, article, cancellationToken);
            await audit.AppendAsync(context, Event("article.update", article, user, sourceAddress, comment), cancellationToken);
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

    private async Task CheckAccessAsync(string action, string slug, PortalUser user, string sourceAddress, CancellationToken cancellationToken)
    {
        var decision = AccessPolicy.Decide(user, PortalOperation.EditArticle);
        if (!decision.IsAllowed)
        {
            await audit.AppendAsync(
                new AuditEvent
                {
                    Actor = user.Name,
                    ActorId = user.Id,
                    SourceAddress = sourceAddress,
                    Action = action,
                    Object = Reference(slug),
                    Outcome = AuditOutcome.Refused,
                    Answer = decision.Reason.En,
                },
                cancellationToken);
        }

        decision.ThrowIfDenied();
    }

    /// <summary>Two editors at once insert the same number of a revision: the second one is late.</summary>
    private static bool IsRevisionTaken(DbUpdateException e) =>
        e.InnerException is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.UniqueViolation, TableName: "article_revisions" };

    private static IEnumerable<string> Check(string language, ArticleText text, ArticleContent content)
    {
        if (language is not ("en" or "zh"))
        {
            yield return "language: must be en or zh";
        }

        foreach (var problem in ArticleRules.CheckTitle(text.Title)
            .Concat(ArticleRules.CheckSummary(text.Summary))
            .Concat(ArticleRules.CheckBody(text.Body))
            .Concat(ArticleRules.CheckVersions(text.Versions))
            .Concat(ArticleRules.CheckTags(content.Tags))
            .Concat(ArticleRules.CheckRelated(content.Related))
            .Concat(ArticleRules.CheckSources(content.Sources))
            .Concat(SignatureRules.Check(content.Signatures)))
        {
            yield return problem;
        }
    }

    private static ArticleText Apply(ArticleEdit edit, ArticleContent content)
    {
        var before = content.In(edit.Language);
        return before with
        {
            Title = edit.Title ?? before.Title,
            Summary = edit.Summary ?? before.Summary,
            Versions = edit.Versions ?? before.Versions,
            Body = edit.Body ?? before.Body,
        };
    }

    private static ArticleContent With(ArticleContent content, string language, ArticleText text) =>
        language == "zh" ? content with { Zh = text } : content with { En = text };

    private static ArticleRevision RevisionOf(Article article, PortalUser user, string comment) => new()
    {
        Number = article.Number,
        Revision = article.Revision,
        At = article.UpdatedAt,
        Author = user.Name,
        AuthorId = user.Id,
        Comment = comment,
        Content = article.Content,
    };

    private static AuditEvent Event(string action, Article article, PortalUser user, string sourceAddress, string comment) => new()
    {
        Actor = user.Name,
        ActorId = user.Id,
        SourceAddress = sourceAddress,
        Action = action,
        Object = Reference(article.Slug),
        Request = comment,
        Outcome = AuditOutcome.Succeeded,
        Answer = $"revision {article.Revision}",
    };

    private static ObjectReference Reference(string slug) => new("portal/v1", "Article", "", slug, "");
}
