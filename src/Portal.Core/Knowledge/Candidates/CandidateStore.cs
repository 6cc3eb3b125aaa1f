using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Access;
using Portal.Core.Persistence;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Candidates;

/// <summary>The statements on the table of candidates.</summary>
internal sealed class CandidateStore(IDbContextFactory<PortalDbContext> contexts, TimeProvider clock)
{
    private const int MostSlugs = 100;

    /// <summary>Counts each form; a new one becomes a candidate. In the order of the hashes, so that two who count the same never wait for each other.</summary>
    public async Task<ImmutableArray<KeptCandidate>> CountAsync(
        PortalDbContext context, ImmutableArray<CandidateLine> lines, PortalUser user, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var kept = new Dictionary<string, KeptCandidate>(StringComparer.Ordinal);
        foreach (var line in lines.OrderBy(static line => line.Hash, StringComparer.Ordinal))
        {
            var (template, sample, by) = (StorableText.From(line.Template), StorableText.From(line.Sample), StorableText.From(user.Name));
            await context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO match_candidates (id, hash, template, sample, lines, pastes, first_seen, last_seen, last_by, state)
                VALUES ({Guid.CreateVersion7(now)}, {line.Hash}, {template}, {sample}, {line.Lines}, 1, {now}, {now}, {by}, 'Open')
                ON CONFLICT (hash) DO UPDATE SET lines = match_candidates.lines + excluded.lines, pastes = match_candidates.pastes + 1,
                    last_seen = greatest(match_candidates.last_seen, excluded.last_seen), last_by = excluded.last_by
                """,
                cancellationToken);
            var row = await context.Set<MatchCandidate>().AsNoTracking().SingleAsync(candidate => candidate.Hash == line.Hash, cancellationToken);
            kept[line.Hash] = new KeptCandidate(row.Id, row.Template, line.Lines, row.Pastes, row.State);
        }

        return [.. lines.Select(line => kept[line.Hash])];
    }

    /// <summary>Deletes what is over the limit, those of the fewest pastes and of them the oldest first, but none of <paramref name="spared"/>; how many is counted.</summary>
    public async Task<int> MakeRoomAsync(PortalDbContext context, IReadOnlyCollection<Guid> spared, int limit, CancellationToken cancellationToken)
    {
        var over = await Candidates(context).CountAsync(cancellationToken) - limit;
        if (over <= 0)
        {
            return 0;
        }

        var gone = await Candidates(context).Where(candidate => !spared.Contains(candidate.Id))
            .OrderBy(static candidate => candidate.Pastes).ThenBy(static candidate => candidate.LastSeen).ThenBy(static candidate => candidate.Id).Take(over)
            .ExecuteDeleteAsync(cancellationToken);
        var now = clock.GetUtcNow();
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO match_candidates (id, hash, template, sample, lines, pastes, first_seen, last_seen, last_by, state)
            VALUES ({Guid.CreateVersion7(now)}, '', '', '', {gone}, 0, {now}, {now}, '', 'Open')
            ON CONFLICT (hash) DO UPDATE SET lines = match_candidates.lines + excluded.lines, last_seen = excluded.last_seen
            """,
            cancellationToken);
        return gone;
    }

    /// <summary>Part of the list.</summary>
    public async Task<CandidatePage> ListAsync(CandidateQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var candidates = Candidates(context);
        if (query.State is { } state)
        {
            candidates = candidates.Where(candidate => candidate.State == state);
        }

        if (query.Text is { Length: > 0 } text)
        {
            var pattern = LikePattern.Containing(StorableText.From(text));
            candidates = candidates.Where(candidate =>
                EF.Functions.ILike(candidate.Template, pattern, LikePattern.Escape) || EF.Functions.ILike(candidate.Sample, pattern, LikePattern.Escape));
        }

        var total = await candidates.CountAsync(cancellationToken);
        var items = await ItemsAsync(context, Sorted(candidates, query.Sort).Skip(query.Offset).Take(query.Limit), cancellationToken);
        var counts = await Candidates(context).GroupBy(static candidate => candidate.State).Select(static group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var forgotten = await context.Set<MatchCandidate>().Where(static candidate => candidate.Hash == "").SumAsync(static candidate => candidate.Lines, cancellationToken);
        return new CandidatePage(items, total, counts.ToImmutableDictionary(static count => count.Key, static count => count.Count), forgotten);
    }

    /// <summary>How many are open.</summary>
    public async Task<int> CountOpenAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Candidates(context).CountAsync(static candidate => candidate.State == CandidateState.Open, cancellationToken);
    }

    /// <summary>One of them, or null.</summary>
    public async Task<CandidateItem?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return (await ItemsAsync(context, Candidates(context).Where(candidate => candidate.Id == id), cancellationToken)).SingleOrDefault();
    }

    /// <summary>Opens or dismisses one of which no article was made; its template, or null when nothing was to be changed.</summary>
    public async Task<string?> DecideAsync(PortalDbContext context, Guid id, CandidateState state, PortalUser user, CancellationToken cancellationToken)
    {
        DateTimeOffset? at = state == CandidateState.Open ? null : clock.GetUtcNow();
        var by = at is null ? null : user.Name;
        var before = state == CandidateState.Open ? CandidateState.Dismissed : CandidateState.Open;
        var decided = await Candidates(context).Where(candidate => candidate.Id == id && candidate.State == before).ExecuteUpdateAsync(
            set => set.SetProperty(static candidate => candidate.State, state)
                .SetProperty(static candidate => candidate.DecidedBy, by)
                .SetProperty(static candidate => candidate.DecidedAt, at),
            cancellationToken);
        return decided == 0 ? null : await Candidates(context).Where(candidate => candidate.Id == id).Select(static candidate => candidate.Template).SingleAsync(cancellationToken);
    }

    /// <summary>The name, or the first of <c>name-2</c>, <c>name-3</c> … that no article has.</summary>
    public async Task<string> FreeSlugAsync(string slug, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        string[] names = [slug, .. Enumerable.Range(2, MostSlugs).Select(number => $"{slug}-{number}")];
        var taken = await context.Set<Article>().Where(article => names.Contains(article.Slug)).Select(static article => article.Slug).ToListAsync(cancellationToken);
        return Array.Find(names, name => !taken.Contains(name, StringComparer.Ordinal) && !ArticleRules.CheckArticleSlug(name).Any()) ?? slug;
    }

    private static IQueryable<MatchCandidate> Candidates(PortalDbContext context) => context.Set<MatchCandidate>().AsNoTracking().Where(static candidate => candidate.Hash != "");

    private static IQueryable<MatchCandidate> Sorted(IQueryable<MatchCandidate> candidates, CandidateSort sort) => (sort switch
    {
        CandidateSort.LastSeen => candidates.OrderByDescending(static candidate => candidate.LastSeen),
        CandidateSort.FirstSeen => candidates.OrderByDescending(static candidate => candidate.FirstSeen),
        _ => candidates.OrderByDescending(static candidate => candidate.Pastes).ThenByDescending(static candidate => candidate.LastSeen),
    }).ThenBy(static candidate => candidate.Id);

    private static async Task<ImmutableArray<CandidateItem>> ItemsAsync(PortalDbContext context, IQueryable<MatchCandidate> candidates, CancellationToken cancellationToken)
    {
        var rows = await candidates.ToListAsync(cancellationToken);
        var numbers = rows.Select(static row => row.ArticleNumber).OfType<int>().ToArray();
        var articles = await context.Set<Article>().AsNoTracking().Where(article => numbers.Contains(article.Number)).ToDictionaryAsync(static article => article.Number, cancellationToken);
        return [.. rows.Select(row => new CandidateItem(row, row.ArticleNumber is { } number && articles.TryGetValue(number, out var article) ? Named(article) : null, null))];
    }

    private static CandidateArticle Named(Article article) => new(article.Number, article.Slug, new LocalizedText(article.Content.In("en").Title, article.Content.In("zh").Title));
}
