using Microsoft.EntityFrameworkCore;
using Portal.Core.Access;
using Portal.Core.Audit;
using Portal.Core.Knowledge.Candidates;
using Portal.Core.Knowledge.Search;
using Portal.Core.Persistence;

namespace Portal.Core.Knowledge;

/// <summary>Writes and changes articles for people; each change is a revision and an audit entry, in one transaction.</summary>
public sealed class ArticleEditor(IDbContextFactory<PortalDbContext> contexts, AuditLog audit, TimeProvider clock)
{
    /// <summary>The number after which those that people write are counted; shipped ones are below.</summary>
    private const int LastShippedNumber = 1000;

    private readonly ArticleWriter _writer = new(contexts, audit, clock);

    /// <summary>Writes a new article.</summary>
    /// <exception cref="AccessDeniedException">The person may not edit articles; it is in the audit log as refused.</exception>
    public async Task<ArticleSaveResult> CreateAsync(ArticleDraft draft, PortalUser user, string sourceAddress, CancellationToken cancellationToken)
    {
        await _writer.CheckAccessAsync("article.create", draft.Slug, user, sourceAddress, cancellationToken);
        var content = draft.Content;
        FieldProblem[] problems = [.. ArticleRules.CheckArticleSlug(draft.Slug), .. Check(draft.Language, draft.Text, content)];
        if (problems.Length > 0)
        {
            return ArticleSaveResult.Invalid(problems);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.BeginAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({AdvisoryLocks.Articles})", cancellationToken);
        if (await context.Set<Article>().AnyAsync(article => article.Slug == draft.Slug, cancellationToken))
        {
            return ArticleSaveResult.Invalid(new FieldProblem("slug", RuleText.SlugIsTaken(draft.Slug)));
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
        context.Add(ArticleWriter.RevisionOf(article, user, draft.Comment));
        await context.SaveChangesAsync(cancellationToken);
        if (draft.Candidate is { } candidate && await CandidateMark.Async(context, candidate, article, user, cancellationToken) is { } fault)
        {
            return ArticleSaveResult.Invalid(fault);
        }

        await ArticleIndex.WriteAsync(context, article, cancellationToken);
        await audit.AppendAsync(context, ArticleWriter.Saved("article.create", article, user, sourceAddress, draft.Comment), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ArticleSaveResult { Status = ArticleSaveStatus.Saved, Article = article };
    }

    /// <summary>Changes one language of an article, if it is still the revision that the editor saw.</summary>
    /// <exception cref="AccessDeniedException">The person may not edit articles; it is in the audit log as refused.</exception>
    public async Task<ArticleSaveResult> UpdateAsync(string slug, ArticleEdit edit, PortalUser user, string sourceAddress, CancellationToken cancellationToken)
    {
        await _writer.CheckAccessAsync("article.update", slug, user, sourceAddress, cancellationToken);
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

        var (content, text) = edit.ApplyTo(article.Content);
        FieldProblem[] problems = [.. Check(edit.Language, text, content)];
        if (problems.Length > 0)
        {
            return ArticleSaveResult.Invalid(problems);
        }

        _writer.Revise(article, content, edited: true, user);
        return await _writer.SaveAsync(context, article, "article.update", edit.Comment, user, sourceAddress, cancellationToken);
    }

    private static IEnumerable<FieldProblem> Check(string language, ArticleText text, ArticleContent content)
    {
        if (language is not ("en" or "zh"))
        {
            yield return new FieldProblem("language", RuleText.Language);
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
}
