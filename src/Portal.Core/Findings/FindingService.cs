using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Persistence;

namespace Portal.Core.Findings;

/// <summary>Reads findings. Only the detection engine writes them.</summary>
/// <remarks>Every method throws what Npgsql throws when the database is not there; reads are tried again over a fail-over.</remarks>
public sealed class FindingService(IDbContextFactory<PortalDbContext> contexts, TimeProvider clock)
{
    private const int HistoryEntries = 200;
    private const int FindingsOfCause = 5;

    /// <summary>A page of findings.</summary>
    public Task<FindingPage> ListAsync(FindingQuery query, CancellationToken cancellationToken) => ReadAsync(
        async (db, cancellation) =>
        {
            var matching = FindingQueries.Where(db.Set<Finding>().AsNoTracking(), query);
            var total = await matching.CountAsync(cancellation);
            var limit = Math.Clamp(query.Limit, 1, FindingQuery.MaxLimit);
            var rows = await FindingQueries.Order(FindingQueries.After(matching, query.After), query.Sort)
                .Take(limit + 1)
                .Select(FindingQueries.Summary)
                .ToListAsync(cancellation);
            var items = rows.Take(limit).ToImmutableArray();
            return new FindingPage(items, rows.Count > limit ? FindingQueries.Cursor(items[^1], query.Sort) : null, total);
        },
        cancellationToken);

    /// <summary>One finding, or null if there is none with that id.</summary>
    public Task<FindingDetail?> FindAsync(Guid id, CancellationToken cancellationToken) => ReadAsync(
        async (db, cancellation) =>
        {
            var finding = await db.Set<Finding>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, cancellation);
            if (finding is null)
            {
                return null;
            }

            var history = await db.Set<FindingChange>().AsNoTracking()
                .Where(c => c.FindingId == id)
                .OrderByDescending(c => c.Id)
                .Take(HistoryEntries)
                .ToListAsync(cancellation);
            var same = await db.Set<Finding>()
                .CountAsync(f => f.ResolvedAt == null && f.Cluster == finding.Cluster && f.CauseKey == finding.CauseKey, cancellation);
            return new FindingDetail
            {
                Summary = FindingQueries.Summarise(finding),
                Explanation = finding.Explanation,
                Evidence = finding.Evidence,
                ManualSteps = finding.ManualSteps,
                History = [.. Enumerable.Reverse(history)],
                SameCause = same,
            };
        },
        cancellationToken);

    /// <summary>
    /// What is wrong right now, by cause: most urgent first, then most findings. An open finding that cannot be re-examined counts, and is counted
    /// as such.
    /// </summary>
    /// <param name="cluster">Only of this cluster, or null for all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<ImmutableArray<FindingCause>> CausesAsync(string? cluster, CancellationToken cancellationToken) => ReadAsync(
        async (db, cancellation) =>
        {
            var open = FindingQueries.Where(db.Set<Finding>().AsNoTracking(), new FindingQuery { State = FindingState.Open, Cluster = cluster });
            var groups = await open
                .GroupBy(f => new { f.Cluster, f.CauseKey })
                .Select(g => new
                {
                    g.Key.Cluster,
                    g.Key.CauseKey,
                    Count = g.Count(),
                    Since = g.Min(f => f.FirstSeen),
                    NotExamined = g.Count(f => f.NotExaminedSince != null),
                })
                .ToListAsync(cancellation);
            var problems = await open.Select(f => new { f.Cluster, f.CauseKey, f.Problem }).Distinct().ToListAsync(cancellation);
            var samples = await open.Select(f => new { f.Cluster, f.CauseKey }).Distinct()
                .SelectMany(g => open
                    .Where(f => f.Cluster == g.Cluster && f.CauseKey == g.CauseKey)
                    .OrderBy(f => f.Severity == Severity.Critical ? 0 : f.Severity == Severity.Warning ? 1 : 2)
                    .ThenBy(f => f.FirstSeen)
                    .Take(FindingsOfCause))
                .ToListAsync(cancellation);

            var byCause = samples.ToLookup(f => (f.Cluster, f.CauseKey));
            var problemsOf = problems.ToLookup(p => (p.Cluster, p.CauseKey), p => p.Problem);
            return groups
                .Select(g => (Group: g, Findings: byCause[(g.Cluster, g.CauseKey)].OrderByDescending(f => f.Severity).ThenBy(f => f.FirstSeen).ToList()))
                .Where(pair => pair.Findings.Count > 0) // Resolved between the two reads.
                .Select(pair => new FindingCause
                {
                    Cluster = pair.Group.Cluster,
                    Cause = pair.Findings[0].Cause,
                    Severity = pair.Findings[0].Severity,
                    Count = pair.Group.Count,
                    Since = pair.Group.Since,
                    NotExamined = pair.Group.NotExamined,
                    Problems = [.. problemsOf[(pair.Group.Cluster, pair.Group.CauseKey)].Order(StringComparer.Ordinal)],
                    Findings = [.. pair.Findings.Select(FindingQueries.Summarise)],
                })
                .OrderByDescending(cause => cause.Severity)
                .ThenByDescending(cause => cause.Count)
                .ThenBy(cause => cause.Since)
                .ToImmutableArray();
        },
        cancellationToken);

    /// <summary>How many open findings there are, by cluster, problem and severity.</summary>
    public Task<ImmutableArray<FindingCount>> CountAsync(CancellationToken cancellationToken) => ReadAsync(
        async (db, cancellation) => (await db.Set<Finding>()
                .Where(f => f.ResolvedAt == null)
                .GroupBy(f => new { f.Cluster, f.Problem, f.Severity })
                .Select(g => new FindingCount(g.Key.Cluster, g.Key.Problem, g.Key.Severity, g.Count()))
                .ToListAsync(cancellation))
            .ToImmutableArray(),
        cancellationToken);

    /// <summary>How often findings of a problem came since a time: opened, or open again as the same story.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="since">From when on.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<int> RecurrenceAsync(string problem, DateTimeOffset since, CancellationToken cancellationToken) => ReadAsync(
        (db, cancellation) => db.Set<FindingChange>()
            .Where(change => change.At >= since && (change.Kind == FindingChangeKind.Opened || change.Kind == FindingChangeKind.Reopened))
            .Join(db.Set<Finding>().Where(finding => finding.Problem == problem), change => change.FindingId, finding => finding.Id, (change, _) => change)
            .CountAsync(cancellation),
        cancellationToken);

    /// <summary>How often findings of each problem came since a time; problems that did not come are left out.</summary>
    /// <param name="since">From when on.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<ImmutableDictionary<string, int>> RecurrencesAsync(DateTimeOffset since, CancellationToken cancellationToken) => ReadAsync(
        async (db, cancellation) => (await db.Set<FindingChange>()
                .Where(change => change.At >= since && (change.Kind == FindingChangeKind.Opened || change.Kind == FindingChangeKind.Reopened))
                .Join(db.Set<Finding>(), change => change.FindingId, finding => finding.Id, (_, finding) => finding.Problem)
                .GroupBy(problem => problem)
                .Select(group => new { Problem = group.Key, Count = group.Count() })
                .ToListAsync(cancellation))
            .ToImmutableDictionary(row => row.Problem, row => row.Count, StringComparer.Ordinal),
        cancellationToken);

    private Task<T> ReadAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        contexts.ReadAsync(read, clock, cancellationToken);
}
