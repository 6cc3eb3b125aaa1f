using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Audit;
using Portal.Core.Knowledge.Search;
using Portal.Core.Persistence;

namespace Portal.Core.Knowledge;

/// <summary>Brings the articles of the rooms into the database at start, without ever touching what a person wrote.</summary>
public sealed class ShippedArticleImporter(IDbContextFactory<PortalDbContext> contexts, AuditLog audit, TimeProvider clock)
{
    private const string Author = "portal";
    private const int IndexedAtOnce = 100;

    /// <summary>
    /// Adds new articles and brings unedited ones up to date. An edited one keeps its text; what is shipped now is put beside it for a person to compare.
    /// All or nothing, and one replica at a time.
    /// </summary>
    /// <exception cref="ArticleFileException">A room's article cannot be read: a fault of this build.</exception>
    public async Task<ShippedImport> ImportAsync(IReadOnlyList<ShippedArticle> articles, CancellationToken cancellationToken)
    {
        var files = articles.Select(article => (article, ArticleFileReader.Read(article))).ToArray();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.BeginAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({AdvisoryLocks.Articles})", cancellationToken);
        var known = await KnownAsync(context, [.. files.Select(static file => file.article.Problem)], [.. files.Select(static file => file.Item2.En.FrontMatter)], cancellationToken);
        var result = ShippedImport.Nothing;
        foreach (var (shipped, (en, zh)) in files)
        {
            result = result.Plus(await ImportAsync(context, known, shipped, en, zh, cancellationToken));
        }

        await context.SaveChangesAsync(cancellationToken);
        await IndexAsync(context, [.. result.Updated], cancellationToken);
        foreach (var slug in result.Added.Concat(result.Updated))
        {
            await audit.AppendAsync(
                context,
                new AuditEvent
                {
                    Actor = Author,
                    Action = "article.import",
                    Object = new ObjectReference("portal/v1", "Article", "", slug, ""),
                    Outcome = AuditOutcome.Succeeded,
                },
                cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    /// <summary>What is there of the shipped articles, and what stands in their way; no article is read for that.</summary>
    private static async Task<List<KnownArticle>> KnownAsync(PortalDbContext context, string[] problems, ArticleFrontMatter[] heads, CancellationToken cancellationToken)
    {
        var (slugs, numbers) = (heads.Select(static head => head.Slug).ToArray(), heads.Select(static head => head.Number).ToArray());
        return await context.Set<Article>()
            .Where(article => problems.Contains(article.Problem) || slugs.Contains(article.Slug) || numbers.Contains(article.Number))
            .Select(static article => new KnownArticle(article.Number, article.Slug, article.Problem, article.ShippedHash))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Indexes what changed, what is new, and what an earlier form of the search indexed.</summary>
    private static async Task IndexAsync(PortalDbContext context, string[] updated, CancellationToken cancellationToken)
    {
        var indexed = context.Set<ArticleIndex>().Where(static index => index.Version == SearchVector.Version);
        var stale = await context.Set<Article>()
            .Where(article => updated.Contains(article.Slug) || !indexed.Any(index => index.Number == article.Number))
            .Select(static article => article.Number)
            .ToListAsync(cancellationToken);
        foreach (var numbers in stale.Chunk(IndexedAtOnce))
        {
            foreach (var article in await context.Set<Article>().AsNoTracking().Where(article => numbers.Contains(article.Number)).ToListAsync(cancellationToken))
            {
                await ArticleIndex.WriteAsync(context, article, cancellationToken);
            }
        }
    }

    private async Task<ShippedImport> ImportAsync(
        PortalDbContext context, List<KnownArticle> known, ShippedArticle shipped, ArticleFile en, ArticleFile zh, CancellationToken cancellationToken)
    {
        var head = en.FrontMatter;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{shipped.En}\0{shipped.Zh}\0{JsonSerializer.Serialize(shipped.Signatures, PortalJson.Options)}")));
        var content = new ArticleContent
        {
            Severity = head.Severity,
            Tags = head.Tags,
            Related = head.Related,
            Sources = head.Sources,
            Signatures = shipped.Signatures,
            En = en.Text,
            Zh = zh.Text,
        };
        var before = known.Find(article => article.Problem == shipped.Problem);
        if (before is null)
        {
            return known.Exists(other => other.Slug == head.Slug || other.Number == head.Number)
                ? ShippedImport.Nothing with { Blocked = [head.Slug] }
                : Add(context, shipped.Problem, head, content, hash);
        }

        if (before.ShippedHash == hash)
        {
            return ShippedImport.Nothing;
        }

        var article = await context.Set<Article>().SingleAsync(article => article.Number == before.Number, cancellationToken);
        article.ShippedHash = hash;
        if (article.Edited)
        {
            article.ShippedContent = content;
            return ShippedImport.Nothing with { KeptEdited = [article.Slug] };
        }

        article.Content = content;
        article.Revision++;
        article.UpdatedAt = clock.GetUtcNow();
        article.UpdatedBy = Author;
        context.Add(RevisionOf(article));
        return ShippedImport.Nothing with { Updated = [article.Slug] };
    }

    private ShippedImport Add(PortalDbContext context, string problem, ArticleFrontMatter head, ArticleContent content, string hash)
    {
        var now = clock.GetUtcNow();
        var article = new Article
        {
            Number = head.Number,
            Slug = head.Slug,
            Problem = problem,
            Content = content,
            Revision = 1,
            ShippedHash = hash,
            CreatedAt = now,
            UpdatedAt = now,
            UpdatedBy = Author,
        };
        context.Add(article);
        context.Add(RevisionOf(article));
        return ShippedImport.Nothing with { Added = [head.Slug] };
    }

    private static ArticleRevision RevisionOf(Article article) => new()
    {
        Number = article.Number,
        Revision = article.Revision,
        At = article.UpdatedAt,
        Author = Author,
        AuthorId = "",
        Comment = "",
        Content = article.Content,
    };

    private sealed record KnownArticle(int Number, string Slug, string Problem, string ShippedHash);
}
