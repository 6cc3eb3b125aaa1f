using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Access;
using Portal.Core.Audit;
using Portal.Core.Persistence;
using Portal.Core.Remediation;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Notes;

/// <summary>What people write under articles. A note is never changed: it is withdrawn, which is seen, and another one written.</summary>
public sealed class ArticleNotes(IDbContextFactory<PortalDbContext> contexts, AuditLog audit, TimeProvider clock)
{
    /// <summary>The longest note, in characters.</summary>
    public const int LongestNote = 10_000;

    /// <summary>The most notes that a list shows.</summary>
    public const int LongestList = 500;

    private readonly ArticleWriter _writer = new(contexts, audit, clock);

    /// <summary>The notes of an article, newest first; of withdrawn ones only that they were there. Of very many the newest <see cref="LongestList"/>.</summary>
    public async Task<ImmutableArray<ArticleNote>> ListAsync(int article, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var notes = await context.Set<ArticleNote>().AsNoTracking().Where(note => note.Number == article)
            .OrderByDescending(note => note.At).ThenByDescending(note => note.Id).Take(LongestList).ToListAsync(cancellationToken);
        return [.. notes.Select(static note => note.Shown())];
    }

    /// <summary>How many notes an article has, withdrawn ones included.</summary>
    public async Task<int> CountAsync(int article, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<ArticleNote>().CountAsync(note => note.Number == article, cancellationToken);
    }

    /// <summary>Writes a note.</summary>
    /// <exception cref="AccessDeniedException">The person may not; it is in the audit log as refused.</exception>
    public async Task<NoteResult> AddAsync(string slug, NoteDraft draft, PortalUser user, string sourceAddress, CancellationToken cancellationToken)
    {
        await _writer.CheckAccessAsync("article.note", slug, user, sourceAddress, cancellationToken);
        if (Fault(draft.Text) is { } fault)
        {
            return new NoteResult(NoteStatus.Invalid, null, "text", fault);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var article = await context.Set<Article>().AsNoTracking().SingleOrDefaultAsync(article => article.Slug == slug, cancellationToken);
        if (article is null)
        {
            return new NoteResult(NoteStatus.NotFound, null);
        }

        if (draft.RunId is { } id && !await context.Set<RemediationRun>().AnyAsync(run => run.Id == id, cancellationToken))
        {
            return new NoteResult(NoteStatus.Invalid, null, "runId", $"there is no remediation {id}");
        }

        var now = clock.GetUtcNow();
        var note = new ArticleNote
        {
            Id = Guid.CreateVersion7(now),
            Number = article.Number,
            RunId = draft.RunId,
            Author = user.Name,
            AuthorId = user.Id,
            At = now,
            Text = draft.Text,
        };
        context.Add(note);
        await SaveAsync(context, "article.note", slug, note, user, sourceAddress, cancellationToken);
        return new NoteResult(NoteStatus.Done, note);
    }

    /// <summary>Withdraws a note: its author may, and an admin. One that is withdrawn already stays as it is.</summary>
    /// <exception cref="AccessDeniedException">The person may not; it is in the audit log as refused.</exception>
    public async Task<NoteResult> WithdrawAsync(string slug, Guid id, PortalUser user, string sourceAddress, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var note = await (from article in context.Set<Article>()
                          join written in context.Set<ArticleNote>() on article.Number equals written.Number
                          where article.Slug == slug && written.Id == id
                          select written).SingleOrDefaultAsync(cancellationToken);
        await _writer.CheckAccessAsync(DecideWithdrawal(user, note), "article.note-withdraw", slug, user, sourceAddress, cancellationToken);
        if (note is null)
        {
            return new NoteResult(NoteStatus.NotFound, null);
        }

        if (note.WithdrawnAt is null)
        {
            note.WithdrawnAt = clock.GetUtcNow();
            note.WithdrawnBy = user.Name;
            try
            {
                await SaveAsync(context, "article.note-withdraw", slug, note, user, sourceAddress, cancellationToken);
            }
            catch (DbUpdateConcurrencyException)
            {
                await context.Entry(note).ReloadAsync(cancellationToken); // Somebody else withdrew it at the same moment: that stands.
            }
        }

        return new NoteResult(NoteStatus.Done, note.Shown());
    }

    /// <summary>Whether the person may withdraw a note. Pure; for pages, which hide what would be refused.</summary>
    public static AccessDecision DecideWithdrawal(PortalUser user, ArticleNote? note)
    {
        var byRole = AccessPolicy.Decide(user, PortalOperation.EditArticle);
        return byRole.IsAllowed && note is not null && note.AuthorId != user.Id && !user.Has(PortalRole.Admin)
            ? new AccessDecision
            {
                Reason = new LocalizedText("Only who wrote the note, or an admin, can withdraw it.", "只有备注的作者或管理员才能撤回。"),
                MissingAnyOf = [PortalRole.Admin],
            }
            : byRole;
    }

    private async Task SaveAsync(
        PortalDbContext context, string action, string slug, ArticleNote note, PortalUser user, string sourceAddress, CancellationToken cancellationToken)
    {
        await using var transaction = await context.BeginAsync(cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        var entry = ArticleWriter.Event(action, slug, user, sourceAddress) with { Request = note.Text, Answer = $"note {note.Id}", RunId = note.RunId };
        await audit.AppendAsync(context, entry, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static string? Fault(string text) =>
        string.IsNullOrWhiteSpace(text) ? "must not be empty"
        : text.Length > LongestNote ? $"has {text.Length} characters; {LongestNote} are allowed"
        : MarkdownLimits.Check(text)?.En;
}
