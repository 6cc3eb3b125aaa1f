using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Access;
using Portal.Core.Audit;
using Portal.Core.Knowledge.Search;
using Portal.Core.Persistence;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Exchange;

/// <summary>The whole knowledge base as a folder that a team keeps in Git: out, reviewed in pull requests, and in again.</summary>
public sealed class KnowledgeExchange(IDbContextFactory<PortalDbContext> contexts, AuditLog audit, TimeProvider clock)
{
    /// <summary>The largest archive that is taken, in bytes.</summary>
    public const int LargestArchive = 20 * 1024 * 1024;

    /// <summary>The longest comment.</summary>
    public const int LongestComment = 500;
    private const int LastShippedNumber = 1000;

    private readonly ArticleWriter _writer = new(contexts, audit, clock);

    /// <summary>All articles as a zip; the same articles give the same bytes.</summary>
    public async Task<byte[]> ExportAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var articles = await context.Set<Article>().AsNoTracking().ToListAsync(cancellationToken);
        return KnowledgeArchive.Write(articles.SelectMany(ArticleFolder.Write));
    }

    /// <summary>Adds and changes the articles of an archive: all of them, or none when anything is wrong. What is not in the archive stays.</summary>
    /// <param name="archive">The zip; must be seekable.</param>
    /// <param name="dryRun">Only reports what would be done.</param>
    /// <param name="comment">Why, for the revisions.</param>
    /// <param name="user">Who imports.</param>
    /// <param name="sourceAddress">Where the request comes from.</param>
    /// <param name="cancellationToken">Ends the import; then nothing is changed.</param>
    /// <exception cref="AccessDeniedException">The person may not edit articles; it is in the audit log as refused.</exception>
    public async Task<ImportReport> ImportAsync(Stream archive, bool dryRun, string comment, PortalUser user, string sourceAddress, CancellationToken cancellationToken)
    {
        await _writer.CheckAccessAsync("article.import", "", user, sourceAddress, cancellationToken);
        var errors = new ImportErrors();
        var files = KnowledgeArchive.Read(archive, errors);
        ImmutableArray<string> ignored = [.. files.Select(static file => file.Path).Where(IsBeside).Order(StringComparer.Ordinal)];
        var read = errors.Any ? [] : ReadFolders(files, errors);
        if (read.Count == 0 && !errors.Any)
        {
            errors.Add("", 0, ImportText.NoArticle);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.BeginAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({AdvisoryLocks.Articles})", cancellationToken);
        var existing = await context.Set<Article>().ToListAsync(cancellationToken);
        CheckConflicts(read, existing, errors);
        var reports = errors.Any ? [] : Report(read, existing);
        if (dryRun || errors.Any)
        {
            return new ImportReport { Applied = false, Articles = reports, Errors = errors.All, Ignored = ignored };
        }

        try
        {
            await ApplyAsync(context, read, existing, reports, comment, user, sourceAddress, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.InnerException is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.UniqueViolation })
        {
            errors.Add("", 0, ImportText.SomebodyFaster);
            return new ImportReport { Applied = false, Articles = [], Errors = errors.All, Ignored = ignored };
        }

        return new ImportReport { Applied = true, Articles = reports, Errors = [], Ignored = ignored };
    }

    /// <summary>Beside the articles' folders, or hidden as Git's own files are.</summary>
    private static bool IsBeside(string path) => !path.Contains('/', StringComparison.Ordinal) || path.StartsWith('.');

    private static List<FolderArticle> ReadFolders(ImmutableArray<ExportedFile> files, ImportErrors errors)
    {
        var articles = new List<FolderArticle>();
        foreach (var folder in files.Where(static file => !IsBeside(file.Path)).GroupBy(static file => file.Path.Split('/')[0], StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            var content = folder.ToDictionary(file => file.Path[(folder.Key.Length + 1)..], static file => file.Text, StringComparer.Ordinal);
            if (FolderReader.Read(folder.Key, content, errors) is { } article)
            {
                articles.Add(article);
            }
        }

        return articles;
    }

    private static void CheckConflicts(List<FolderArticle> read, List<Article> existing, ImportErrors errors)
    {
        var bySlug = existing.ToDictionary(static article => article.Slug, StringComparer.Ordinal);
        var numbers = existing.ToDictionary(static article => article.Number, static article => article.Slug);
        var problems = existing.Where(static article => article.Problem.Length > 0).ToDictionary(static article => article.Problem, static article => article.Slug, StringComparer.Ordinal);
        foreach (var article in read)
        {
            var before = bySlug.GetValueOrDefault(article.Slug);
            if (before is not null && article.Number is { } other && other != before.Number)
            {
                errors.Add(article.File, article.NumberLine, Number(ImportText.OtherNumber(other, before.Number)));
            }
            else if (before is null && article.Number is { } number && !numbers.TryAdd(number, article.Slug))
            {
                errors.Add(article.File, article.NumberLine, Number(ImportText.NumberTaken(number, numbers[number])));
            }

            if (before is not null && before.Problem != article.Problem)
            {
                errors.Add($"{article.Slug}/{ArticleFolder.Meta}", 1, Room(ImportText.OtherRoom(article.Problem, before.Problem)));
            }
            else if (before is null && article.Problem.Length > 0 && !problems.TryAdd(article.Problem, article.Slug))
            {
                errors.Add($"{article.Slug}/{ArticleFolder.Meta}", 1, Room(ImportText.RoomTaken(article.Problem, problems[article.Problem])));
            }
        }

        static LocalizedText Number(LocalizedText reason) => new FieldProblem("number", reason).Sentence;
        static LocalizedText Room(LocalizedText reason) => new FieldProblem("problem", reason).Sentence;
    }

    private static ImmutableArray<ImportedArticleReport> Report(List<FolderArticle> read, List<Article> existing)
    {
        var bySlug = existing.ToDictionary(static article => article.Slug, StringComparer.Ordinal);
        return [.. read.Select(article => bySlug.TryGetValue(article.Slug, out var before)
            ? ImportDifference.Between(before.Content, article.Content) is { IsEmpty: false } fields
                ? new ImportedArticleReport(article.Slug, ImportChange.Changed, fields)
                : new ImportedArticleReport(article.Slug, ImportChange.Unchanged, [])
            : new ImportedArticleReport(article.Slug, ImportChange.New, []))];
    }

    private async Task ApplyAsync(
        PortalDbContext context, List<FolderArticle> read, List<Article> existing, ImmutableArray<ImportedArticleReport> reports, string comment, PortalUser user, string sourceAddress,
        CancellationToken cancellationToken)
    {
        var bySlug = existing.ToDictionary(static article => article.Slug, StringComparer.Ordinal);
        var last = existing.Select(static article => article.Number).Concat(read.Select(static article => article.Number ?? 0)).Append(LastShippedNumber).Max();
        var written = new List<Article>();
        foreach (var (article, report) in read.Zip(reports).Where(static pair => pair.Second.Change != ImportChange.Unchanged))
        {
            if (bySlug.TryGetValue(article.Slug, out var before))
            {
                _writer.Revise(before, article.Content, edited: true, user);
            }
            else
            {
                before = Create(article, article.Number ?? ++last, user);
                context.Add(before);
            }

            context.Add(ArticleWriter.RevisionOf(before, user, comment));
            written.Add(before);
        }

        await context.SaveChangesAsync(cancellationToken);
        foreach (var article in written)
        {
            await ArticleIndex.WriteAsync(context, article, cancellationToken);
            await audit.AppendAsync(context, ArticleWriter.Saved("article.import", article, user, sourceAddress, comment), cancellationToken);
        }
    }

    private Article Create(FolderArticle article, int number, PortalUser user)
    {
        var now = clock.GetUtcNow();
        return new Article
        {
            Number = number,
            Slug = article.Slug,
            Problem = article.Problem,
            Content = article.Content,
            Revision = 1,
            Edited = article.Edited,
            CreatedAt = now,
            UpdatedAt = now,
            UpdatedBy = user.Name,
        };
    }
}
