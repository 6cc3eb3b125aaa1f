using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Findings;
using Portal.Core.Knowledge.Notes;
using Portal.Core.Persistence;
using Portal.Core.Remediation;

namespace Portal.Core.Knowledge.Life;

/// <summary>Reads what happens around articles. Each part is one query that goes by an index; the parts are read at the same time.</summary>
public sealed class ArticleLives(IDbContextFactory<PortalDbContext> contexts, ArticleNotes notes, TimeProvider clock)
{
    /// <summary>How many weeks the recurrence goes back: 90 days, in whole weeks.</summary>
    public const int Weeks = 13;

    private const int Runs = 5;
    private const int Objects = 5;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>All of it.</summary>
    /// <param name="article">Number of the article.</param>
    /// <param name="problem">Its problem; empty for articles that people wrote.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ArticleLife> GetAsync(int article, string problem, CancellationToken cancellationToken)
    {
        var written = await notes.ListAsync(article, cancellationToken);
        var noted = NotedRunsAsync(written, cancellationToken);
        if (problem.Length == 0)
        {
            return new ArticleLife { Open = [], Weeks = [], Runs = [], Notes = written, NotedRuns = await noted };
        }

        var open = OpenAsync(problem, cancellationToken);
        var first = FirstAsync(problem, cancellationToken);
        var weeks = WeeksAsync(problem, cancellationToken);
        var runs = RunsAsync(problem, cancellationToken);
        await Task.WhenAll(noted, open, first, weeks, runs);
        return new ArticleLife { Open = await open, First = await first, Weeks = await weeks, Runs = await runs, Notes = written, NotedRuns = await noted };
    }

    private Task<ImmutableArray<ClusterOpenings>> OpenAsync(string problem, CancellationToken cancellationToken) => ReadAsync(
        async (db, cancellation) =>
        {
            var groups = await db.Set<Finding>().Where(finding => finding.Problem == problem && finding.ResolvedAt == null)
                .GroupBy(static finding => finding.Cluster)
                .Select(static group => new
                {
                    Cluster = group.Key,
                    Count = group.Count(),
                    Rank = group.Min(static finding => finding.Severity == Severity.Critical ? 0 : finding.Severity == Severity.Warning ? 1 : 2),
                    Since = group.Min(static finding => finding.FirstSeen),
                    NotExamined = group.Count(static finding => finding.NotExaminedSince != null),
                })
                .OrderByDescending(static group => group.Count).ThenBy(static group => group.Cluster)
                .ToListAsync(cancellation);
            return groups.Select(static group => new ClusterOpenings(
                group.Cluster, group.Count, group.Rank switch { 0 => Severity.Critical, 1 => Severity.Warning, _ => Severity.Info }, group.Since, group.NotExamined)).ToImmutableArray();
        },
        cancellationToken);

    private Task<ImmutableArray<FindingSummary>> FirstAsync(string problem, CancellationToken cancellationToken) => ReadAsync(
        async (db, cancellation) => (await FindingQueries.Order(db.Set<Finding>().AsNoTracking().Where(finding => finding.Problem == problem && finding.ResolvedAt == null), FindingSort.Severity)
            .Take(Objects)
            .Select(FindingQueries.Summary)
            .ToListAsync(cancellation)).ToImmutableArray(),
        cancellationToken);

    private Task<ImmutableArray<WeekCount>> WeeksAsync(string problem, CancellationToken cancellationToken) => ReadAsync(
        async (db, cancellation) =>
        {
            var since = clock.GetUtcNow() - (Weeks * Week);

            // A story that came since then is open, or was resolved since then: that is what the index knows.
            var counts = await db.Database.SqlQuery<WeekRow>(
                $"""
                SELECT LEAST(floor(extract(epoch FROM change.at - {since}) / 604800), {Weeks - 1})::int AS week, count(*)::int AS count
                FROM findings AS finding JOIN finding_changes AS change ON change.finding_id = finding.id
                WHERE finding.problem = {problem} AND (finding.resolved_at IS NULL OR finding.resolved_at >= {since})
                    AND change.at >= {since} AND change.kind IN ('Opened', 'Reopened')
                GROUP BY 1
                """).ToDictionaryAsync(static row => row.Week, static row => row.Count, cancellation);
            return Enumerable.Range(0, Weeks).Select(week => new WeekCount(since + (week * Week), counts.GetValueOrDefault(week))).ToImmutableArray();
        },
        cancellationToken);

    private Task<ImmutableArray<PastRun>> RunsAsync(string problem, CancellationToken cancellationToken) => ReadAsync(
        async (db, cancellation) => (await db.Set<RemediationRun>().AsNoTracking()
                .Where(run => run.Problem == problem && run.ExecutedAt != null)
                .OrderByDescending(static run => run.ExecutedAt)
                .Take(Runs)
                .Select(static run => new PastRun
                {
                    Id = run.Id,
                    Title = run.Title,
                    Cluster = run.Cluster,
                    SubjectKind = run.SubjectKind,
                    SubjectNamespace = run.SubjectNamespace,
                    SubjectName = run.SubjectName,
                    State = run.State,
                    Outcome = run.Outcome,
                    ExecutedBy = run.ExecutedBy,
                    ExecutedAt = run.ExecutedAt!.Value,
                    EndedAt = run.EndedAt,
                })
                .ToListAsync(cancellation))
            .ToImmutableArray(),
        cancellationToken);

    private async Task<ImmutableDictionary<Guid, RunState>> NotedRunsAsync(ImmutableArray<ArticleNote> written, CancellationToken cancellationToken)
    {
        var ids = written.Select(static note => note.RunId).OfType<Guid>().Distinct().ToArray();
        return ids.Length == 0
            ? ImmutableDictionary<Guid, RunState>.Empty
            : await ReadAsync(
                async (db, cancellation) => (await db.Set<RemediationRun>().Where(run => ids.Contains(run.Id)).Select(static run => new { run.Id, run.State }).ToListAsync(cancellation))
                    .ToImmutableDictionary(static run => run.Id, static run => run.State),
                cancellationToken);
    }

    private Task<T> ReadAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        contexts.ReadAsync(read, clock, cancellationToken);
}
