using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Persistence;

namespace Portal.Core.Remediation;

/// <summary>
/// What pages read of runs: a run with thousands of objects changes several times a second while it is carried out, so its page reads numbers and the objects that
/// it shows, and not the run.
/// </summary>
public sealed class RunReader(IDbContextFactory<PortalDbContext> contexts, TimeProvider clock)
{
    /// <summary>How many lines of the journal of a bulk run are read.</summary>
    public const int JournalLines = 100;

    /// <summary>
    /// A run; a bulk run without its objects, with the end of its journal, and of its steps only the first one that is not allowed. Null if there is none.
    /// </summary>
    public Task<RemediationRun?> FindAsync(Guid id, CancellationToken cancellationToken) => ReadAsync(
        async (db, cancellation) =>
        {
            var subjects = await db.Set<RemediationRun>().Where(r => r.Id == id).Select(static r => r.SubjectCount).SingleOrDefaultAsync(cancellation);
            return subjects <= 1 ? await RunStore.ReadAsync(db, id, cancellation) : await db.Set<RemediationRun>().AsNoTrackingWithIdentityResolution()
                .Include(r => r.Steps.Where(s => s.Allowed != true).OrderBy(s => s.Index).Take(1))
                .Include(r => r.Approvals.OrderBy(a => a.At))
                .Include(r => r.Journal.OrderByDescending(j => j.Id).Take(JournalLines))
                .Include(r => r.BreakGlass)
                .AsSplitQuery()
                .SingleOrDefaultAsync(r => r.Id == id, cancellation);
        },
        cancellationToken);

    /// <summary>A run in numbers.</summary>
    public Task<RunOverview> OverviewAsync(Guid id, CancellationToken cancellationToken) => ReadAsync(
        async (db, cancellation) =>
        {
            var subjects = await db.Set<RunSubject>().Where(s => s.RunId == id).GroupBy(static s => new { s.Wave, s.State })
                .Select(static g => new { g.Key.Wave, g.Key.State, Count = g.Count() }).ToListAsync(cancellation);
            var steps = await db.Set<RunSubject>().Where(s => s.RunId == id)
                .Join(db.Set<RemediationStep>().Where(s => s.RunId == id), static subject => subject.Index, static step => step.Subject, static (subject, step) => new { subject.Wave, step.State })
                .GroupBy(static s => new { s.Wave, s.State }).Select(static g => new { g.Key.Wave, g.Key.State, Count = g.Count() }).ToListAsync(cancellation);
            var ofSteps = steps.ToLookup(static s => s.Wave);
            var notAllowed = await db.Set<RemediationStep>().CountAsync(s => s.RunId == id && s.Allowed != true, cancellation);
            return new RunOverview(
                [
                    .. subjects.GroupBy(static s => s.Wave).OrderBy(static g => g.Key == 0).ThenBy(static g => g.Key).Select(wave => new RunWave(
                        wave.Key,
                        wave.ToImmutableDictionary(static s => s.State, static s => s.Count),
                        ofSteps[wave.Key].ToImmutableDictionary(static s => s.State, static s => s.Count))),
                ],
                notAllowed);
        },
        cancellationToken);

    /// <summary>Some objects of a wave with their steps.</summary>
    /// <param name="id">The run.</param>
    /// <param name="wave">The wave.</param>
    /// <param name="first">How many to leave out, from 0.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<SubjectPage> SubjectsAsync(Guid id, int wave, int first, CancellationToken cancellationToken) => ReadAsync(
        async (db, cancellation) =>
        {
            var all = db.Set<RunSubject>().AsNoTracking().Where(s => s.RunId == id && s.Wave == wave);
            var total = await all.CountAsync(cancellation);
            first = Math.Clamp(first, 0, Math.Max(0, total - 1));
            var subjects = await all.OrderBy(static s => s.Index).Skip(first).Take(SubjectPage.Size).ToListAsync(cancellation);
            var places = subjects.ConvertAll(static s => s.Index);
            var steps = await db.Set<RemediationStep>().AsNoTracking().Where(s => s.RunId == id && places.Contains(s.Subject)).OrderBy(static s => s.Index).ToListAsync(cancellation);
            return new SubjectPage([.. subjects], [.. steps], first, total);
        },
        cancellationToken);

    /// <summary>The objects of a run that has ended for which something may still be done, as they are asked for in a new plan: by name, whatever has it now.</summary>
    public Task<ImmutableArray<Portal.Cluster.Resources.Metadata.ObjectReference>> LeftAsync(Guid id, CancellationToken cancellationToken) => ReadAsync(
        async (db, cancellation) =>
        {
            var left = await db.Set<RunSubject>().AsNoTracking()
                .Where(s => s.RunId == id && (s.State == SubjectState.Skipped || s.State == SubjectState.Failed || s.State == SubjectState.NotVerified))
                .OrderBy(static s => s.Index).ToListAsync(cancellation);
            return left.Select(static s => s.Reference with { Uid = "" }).ToImmutableArray();
        },
        cancellationToken);

    private Task<T> ReadAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        contexts.ReadAsync(read, clock, cancellationToken);
}
