using Microsoft.EntityFrameworkCore;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Persistence;

namespace Portal.Core.Findings.Detection;

/// <summary>
/// Brings the findings of one problem on one cluster into line with what its detector sees. Remembers what is open, so that a pass that changes
/// nothing costs no query; whatever fails makes it read again. One at a time.
/// </summary>
internal sealed class FindingWriter(string cluster, string problem, IDbContextFactory<PortalDbContext> contexts)
{
    private const int Batch = 500;

    private Dictionary<ObjectKey, OpenFinding>? _open;

    /// <summary>Writes what is different.</summary>
    /// <param name="observations">All that the detector sees.</param>
    /// <param name="sure">Whether what it does not see is gone.</param>
    /// <param name="unknown">Subjects that it could not look at: they stay as they are.</param>
    /// <param name="now">The time on the API server's clock.</param>
    /// <param name="seenBefore">Findings last seen before this are marked as seen now, even when nothing changed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether anything was written that pages show.</returns>
    public async Task<bool> SyncAsync(
        IReadOnlyDictionary<ObjectKey, Observation> observations, bool sure, IReadOnlySet<ObjectKey> unknown, DateTimeOffset now, DateTimeOffset seenBefore, CancellationToken cancellationToken)
    {
        var open = await OpenAsync(cancellationToken);
        var contents = new Dictionary<ObjectKey, string>();
        var changed = new List<ObjectKey>();
        foreach (var (key, observation) in observations)
        {
            if (IsNews(key, observation, open, contents))
            {
                changed.Add(key);
            }
        }

        var gone = sure ? open.Keys.Where(key => !observations.ContainsKey(key) && !unknown.Contains(key)).ToList() : [];
        var old = observations.Keys.Where(key => open.TryGetValue(key, out var known) && known.LastSeen < seenBefore).Except(changed).Select(key => open[key].Id).ToList();
        try
        {
            foreach (var some in changed.Chunk(Batch))
            {
                await ObserveAsync(some, observations, contents, open, now, cancellationToken);
            }

            foreach (var some in gone.Chunk(Batch))
            {
                await EachAsync(some, open, finding => finding.Resolve(now), cancellationToken);
                Array.ForEach(some, key => open.Remove(key));
            }

            await SeenAsync(old, open, now, cancellationToken);
        }
        catch
        {
            _open = null;
            throw;
        }

        return changed.Count + gone.Count + old.Count > 0;
    }

    /// <summary>Marks what is open as not examined.</summary>
    /// <returns>Whether anything was written.</returns>
    public async Task<bool> DoubtAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var open = await OpenAsync(cancellationToken);
        var certain = open.Where(static pair => !pair.Value.InDoubt).Select(static pair => pair.Key).ToList();
        try
        {
            foreach (var some in certain.Chunk(Batch))
            {
                await EachAsync(some, open, finding => finding.Doubt(since), cancellationToken);
                Array.ForEach(some, key => open[key] = open[key] with { InDoubt = true });
            }
        }
        catch
        {
            _open = null;
            throw;
        }

        return certain.Count > 0;
    }

    // Most observations are the very same as at the last pass: to compare what they say costs a hash, and there may be thousands.
    private static bool IsNews(ObjectKey key, Observation observation, Dictionary<ObjectKey, OpenFinding> open, Dictionary<ObjectKey, string> contents)
    {
        var known = open.GetValueOrDefault(key);
        if (known is { InDoubt: false } && ReferenceEquals(known.Written, observation))
        {
            return false;
        }

        contents[key] = ObservationContent.Of(observation);
        if (known is null or { InDoubt: true } || known.Content != contents[key])
        {
            return true;
        }

        open[key] = known with { Written = observation };
        return false;
    }

    private async Task<Dictionary<ObjectKey, OpenFinding>> OpenAsync(CancellationToken cancellationToken)
    {
        if (_open is null)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var rows = await db.Set<Finding>().AsNoTracking()
                .Where(f => f.Cluster == cluster && f.Problem == problem && f.ResolvedAt == null)
                .ToListAsync(cancellationToken);
            _open = rows.ToDictionary(
                static f => f.Subject.Key, static f => new OpenFinding(f.Id, ObservationContent.Of(f), f.NotExaminedSince is not null, f.LastSeen));
        }

        return _open;
    }

    private async Task ObserveAsync(
        ObjectKey[] keys,
        IReadOnlyDictionary<ObjectKey, Observation> observations,
        Dictionary<ObjectKey, string> contents,
        Dictionary<ObjectKey, OpenFinding> open,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var known = keys.Where(open.ContainsKey).Select(key => open[key].Id).ToArray();
        var findings = await db.Set<Finding>().Where(f => known.Contains(f.Id)).ToDictionaryAsync(static f => f.Subject.Key, cancellationToken);
        var fresh = keys.Where(key => !open.ContainsKey(key)).ToArray();
        foreach (var (key, story) in await StoriesAsync(db, fresh, observations, now, cancellationToken))
        {
            findings[key] = story;
        }

        foreach (var key in keys)
        {
            if (findings.TryGetValue(key, out var finding))
            {
                finding.Observe(observations[key], now);
            }
            else
            {
                findings[key] = finding = Finding.Open(cluster, problem, observations[key], now);
                db.Add(finding);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        foreach (var key in keys)
        {
            open[key] = new OpenFinding(findings[key].Id, contents[key], false, findings[key].LastSeen) { Written = observations[key] };
        }
    }

    // Resolved findings that go on: of the same object whenever, of the same name within a day.
    private async Task<Dictionary<ObjectKey, Finding>> StoriesAsync(
        PortalDbContext db, ObjectKey[] keys, IReadOnlyDictionary<ObjectKey, Observation> observations, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (keys.Length == 0)
        {
            return [];
        }

        var uids = keys.Select(key => observations[key].Subject.Uid).Where(static uid => uid.Length > 0).ToArray();
        var names = keys.Select(static key => key.Name).ToArray();
        var since = now - Finding.SameStory;
        var candidates = await db.Set<Finding>()
            .Where(f => f.Cluster == cluster && f.Problem == problem && f.ResolvedAt != null
                && (uids.Contains(f.SubjectUid) || (names.Contains(f.SubjectName) && f.ResolvedAt >= since)))
            .ToListAsync(cancellationToken);
        return candidates
            .Where(f => Array.IndexOf(keys, f.Subject.Key) >= 0)
            .GroupBy(static f => f.Subject.Key)
            .ToDictionary(static g => g.Key, static g => g.MaxBy(static f => f.ResolvedAt)!);
    }

    private async Task EachAsync(ObjectKey[] keys, Dictionary<ObjectKey, OpenFinding> open, Action<Finding> change, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = keys.Select(key => open[key].Id).ToArray();
        foreach (var finding in await db.Set<Finding>().Where(f => ids.Contains(f.Id)).ToListAsync(cancellationToken))
        {
            change(finding);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task SeenAsync(List<Guid> ids, Dictionary<ObjectKey, OpenFinding> open, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Set<Finding>()
            .Where(f => ids.Contains(f.Id) && f.LastSeen < now)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.LastSeen, now), cancellationToken);
        var seen = ids.ToHashSet();
        foreach (var (key, finding) in open.Where(pair => seen.Contains(pair.Value.Id)).ToList())
        {
            open[key] = finding with { LastSeen = now };
        }
    }
}
