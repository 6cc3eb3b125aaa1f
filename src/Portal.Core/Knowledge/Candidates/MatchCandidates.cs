using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Access;
using Portal.Core.Audit;
using Portal.Core.Knowledge.Matching;
using Portal.Core.Persistence;

namespace Portal.Core.Knowledge.Candidates;

/// <summary>Lines that no article knows, kept by whoever pasted them until somebody writes the article or dismisses them.</summary>
public sealed class MatchCandidates(IDbContextFactory<PortalDbContext> contexts, MatchService matches, ArticleEditor editor, AuditLog audit, TimeProvider clock)
{
    /// <summary>The most candidates that are kept; those of the fewest pastes, and of them the oldest, make room.</summary>
    public const int MostCandidates = 2_000;

    private readonly ArticleWriter _writer = new(contexts, audit, clock);
    private readonly CandidateStore _store = new(contexts, clock);

    /// <summary>Keeps the telling lines of a text that no signature matches. Everybody who may read may.</summary>
    /// <param name="text">The text, of at most <see cref="MatchLimits.LargestText"/> bytes in UTF-8.</param>
    /// <param name="user">Who keeps it.</param>
    /// <param name="sourceAddress">Where the request comes from.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="AccessDeniedException">The person may not; it is in the audit log as refused.</exception>
    public async Task<KeptPaste> KeepAsync(string text, PortalUser user, string sourceAddress, CancellationToken cancellationToken)
    {
        await _writer.CheckAccessAsync(AccessPolicy.Decide(user, PortalOperation.Read), "candidate.keep", "", user, sourceAddress, cancellationToken);
        if (MatchService.IsTooLarge(text))
        {
            throw new ArgumentOutOfRangeException(nameof(text), $"The text must not be larger than {MatchLimits.LargestText} bytes.");
        }

        var signatures = await matches.SignaturesAsync(cancellationToken);
        var lines = await Task.Run(
            () =>
            {
                var paste = new PastedText(text);
                return CandidateReader.Read(paste, signatures.MatchedLines(paste, cancellationToken), cancellationToken);
            },
            cancellationToken);
        if (lines.Kept.IsEmpty)
        {
            return new KeptPaste([], lines, 0);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.BeginAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({AdvisoryLocks.Candidates})", cancellationToken);
        var kept = await _store.CountAsync(context, lines.Kept, user, cancellationToken);
        var madeRoom = await _store.MakeRoomAsync(context, [.. kept.Select(static one => one.Id)], MostCandidates, cancellationToken);
        foreach (var one in kept)
        {
            await audit.AppendAsync(context, Event("candidate.keep", one.Id, user, sourceAddress) with { Request = one.Template, Answer = $"{one.Lines} lines, paste {one.Pastes}" }, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return new KeptPaste(kept, lines, madeRoom);
    }

    /// <summary>Lists candidates, each with the article that was made of it or that matches it by now.</summary>
    public async Task<CandidatePage> ListAsync(CandidateQuery query, CancellationToken cancellationToken)
    {
        var page = await _store.ListAsync(query, cancellationToken);
        var signatures = await matches.SignaturesAsync(cancellationToken);
        return page with { Items = [.. page.Items.Select(item => Matched(item, signatures))] };
    }

    /// <summary>How many candidates are open.</summary>
    public Task<int> CountOpenAsync(CancellationToken cancellationToken) => _store.CountOpenAsync(cancellationToken);

    /// <summary>One candidate, or null.</summary>
    public async Task<CandidateItem?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await _store.FindAsync(id, cancellationToken) is { } item ? Matched(item, await matches.SignaturesAsync(cancellationToken)) : null;

    /// <summary>Says that a candidate needs no article. One that is dismissed already stays as it is.</summary>
    /// <exception cref="AccessDeniedException">The person may not; it is in the audit log as refused.</exception>
    public Task<CandidateResult> DismissAsync(Guid id, PortalUser user, string sourceAddress, CancellationToken cancellationToken) =>
        DecideAsync(id, "candidate.dismiss", CandidateState.Dismissed, user, sourceAddress, cancellationToken);

    /// <summary>Takes a dismissal back. One that is open stays as it is.</summary>
    /// <exception cref="AccessDeniedException">The person may not; it is in the audit log as refused.</exception>
    public Task<CandidateResult> RestoreAsync(Guid id, PortalUser user, string sourceAddress, CancellationToken cancellationToken) =>
        DecideAsync(id, "candidate.restore", CandidateState.Open, user, sourceAddress, cancellationToken);

    /// <summary>The article that a candidate begins, under a name that is free; null when there is no such candidate. Saves nothing.</summary>
    public async Task<ArticleDraft?> DraftAsync(Guid id, string language, CancellationToken cancellationToken)
    {
        if (await _store.FindAsync(id, cancellationToken) is not { } item)
        {
            return null;
        }

        var draft = CandidateDraft.Of(item.Candidate, language);
        return draft with { Slug = await _store.FreeSlugAsync(draft.Slug, cancellationToken) };
    }

    /// <summary>Writes the article of a candidate as the draft has it; null when there is no such candidate.</summary>
    /// <exception cref="AccessDeniedException">The person may not edit articles; it is in the audit log as refused.</exception>
    public async Task<ArticleSaveResult?> CreateArticleAsync(Guid id, string language, PortalUser user, string sourceAddress, CancellationToken cancellationToken)
    {
        await _writer.CheckAccessAsync("article.create", "", user, sourceAddress, cancellationToken);
        return await DraftAsync(id, language, cancellationToken) is { } draft ? await editor.CreateAsync(draft, user, sourceAddress, cancellationToken) : null;
    }

    private static CandidateItem Matched(CandidateItem item, SignatureSet signatures)
    {
        var found = signatures.Match(item.Candidate.Sample).Problems
            .Select(static problem => new CandidateArticle(problem.Number, problem.Slug, problem.Title)).ToImmutableArray();
        return item with { MatchedBy = found.FirstOrDefault(one => one.Number == item.Article?.Number) ?? found.FirstOrDefault() };
    }

    private static AuditEvent Event(string action, Guid id, PortalUser user, string sourceAddress) =>
        ArticleWriter.Event(action, "", user, sourceAddress) with { Object = new("portal/v1", "MatchCandidate", "", id.ToString(), "") };

    private async Task<CandidateResult> DecideAsync(Guid id, string action, CandidateState state, PortalUser user, string sourceAddress, CancellationToken cancellationToken)
    {
        var access = AccessPolicy.Decide(user, PortalOperation.EditArticle);
        if (!access.IsAllowed)
        {
            await audit.AppendAsync(Event(action, id, user, sourceAddress) with { Outcome = AuditOutcome.Refused, Answer = access.Reason.En }, cancellationToken);
        }

        access.ThrowIfDenied();
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            await using var transaction = await context.BeginAsync(cancellationToken);
            if (await _store.DecideAsync(context, id, state, user, cancellationToken) is { } template)
            {
                await audit.AppendAsync(context, Event(action, id, user, sourceAddress) with { Request = template }, cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        }

        var item = await FindAsync(id, cancellationToken);
        return new CandidateResult(
            item is null ? CandidateStatus.NotFound : item.Candidate.State == CandidateState.Article ? CandidateStatus.HasArticle : CandidateStatus.Done, item);
    }
}
