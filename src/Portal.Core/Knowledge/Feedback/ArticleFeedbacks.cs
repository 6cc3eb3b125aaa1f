using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Core.Access;
using Portal.Core.Persistence;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Feedback;

/// <summary>
/// Did this article help? Whoever may read it may say so, once for each revision, and change their mind. It is an opinion that no decision of the portal rests on:
/// it is not in the audit log (the row itself says who, when and of which revision), not in an export, and does not change the ranking.
/// </summary>
public sealed class ArticleFeedbacks(IDbContextFactory<PortalDbContext> contexts, TimeProvider clock)
{
    /// <summary>How many days back answers count.</summary>
    public const int Days = 90;

    /// <summary>The longest note, in characters.</summary>
    public const int LongestNote = 300;

    /// <summary>The most notes that are shown.</summary>
    public const int MostNotes = 20;

    /// <summary>What people answered about an article.</summary>
    /// <param name="article">The article.</param>
    /// <param name="readerId">Identity of the reader, whose own answer is part of it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<FeedbackSummary> GetAsync(Article article, string readerId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var since = clock.GetUtcNow().AddDays(-Days);
        var all = context.Set<ArticleFeedback>().AsNoTracking().Where(feedback => feedback.Number == article.Number);
        var recent = all.Where(feedback => feedback.At >= since);
        var counts = await recent.GroupBy(static feedback => feedback.Helped).Select(static group => new { Helped = group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        return new FeedbackSummary(
            counts.Where(static count => count.Helped).Sum(static count => count.Count),
            counts.Sum(static count => count.Count),
            await all.SingleOrDefaultAsync(feedback => feedback.Revision == article.Revision && feedback.AuthorId == readerId, cancellationToken),
            [.. await recent.Where(static feedback => feedback.Note != "").OrderByDescending(static feedback => feedback.At).Take(MostNotes).ToListAsync(cancellationToken)]);
    }

    /// <summary>Takes an answer in place of the one before of the same person about the same revision.</summary>
    /// <returns>Null when it is taken, else why not.</returns>
    /// <exception cref="AccessDeniedException">The person may not read.</exception>
    public async Task<FeedbackFault?> GiveAsync(Article article, FeedbackDraft draft, PortalUser user, CancellationToken cancellationToken)
    {
        AccessPolicy.Decide(user, PortalOperation.Read).ThrowIfDenied();
        if (Check(article, draft) is { } fault)
        {
            return fault;
        }

        try
        {
            await WriteAsync(article.Number, draft, user, cancellationToken);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // The same person in another window was first: now there is one to change.
            await WriteAsync(article.Number, draft, user, cancellationToken);
        }

        return null;
    }

    private async Task WriteAsync(int number, FeedbackDraft draft, PortalUser user, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var note = draft.Note.Trim();
        var before = await context.Set<ArticleFeedback>()
            .SingleOrDefaultAsync(feedback => feedback.Number == number && feedback.Revision == draft.Revision && feedback.AuthorId == user.Id, cancellationToken);
        if (before is null)
        {
            context.Add(new ArticleFeedback { Number = number, Revision = draft.Revision, AuthorId = user.Id, Author = user.Name, At = now, Helped = draft.Helped, Note = note });
        }
        else
        {
            (before.Author, before.At, before.Helped, before.Note) = (user.Name, now, draft.Helped, note);
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    private static FeedbackFault? Check(Article article, FeedbackDraft draft) =>
        draft.Revision < 1 || draft.Revision > article.Revision
            ? new FeedbackFault("version", new LocalizedText($"The article has the versions 1 to {article.Revision}.", $"这篇文章只有版本 1 至 {article.Revision}。"))
        : draft.Note.Length > LongestNote
            ? new FeedbackFault("note", new LocalizedText($"It has {draft.Note.Length} characters; {LongestNote} are allowed.", $"有 {draft.Note.Length} 个字符，最多 {LongestNote} 个。"))
        : draft.Note.Trim().Any(static letter => char.IsControl(letter) || letter is '\u2028' or '\u2029')
            ? new FeedbackFault("note", new LocalizedText("It must be one line of plain text.", "只能是一行纯文本。"))
        : null;
}
