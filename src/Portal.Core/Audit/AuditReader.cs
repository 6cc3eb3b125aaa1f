using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Persistence;

namespace Portal.Core.Audit;

/// <summary>Reads the log for people.</summary>
public sealed class AuditReader(IDbContextFactory<PortalDbContext> contexts)
{
    /// <summary>A page of the entries that match, newest first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not from 1 to <see cref="AuditQuery.LargestPage"/>.</exception>
    public async Task<AuditPage> ReadAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        if (query.Limit is < 1 or > AuditQuery.LargestPage)
        {
            throw new ArgumentOutOfRangeException(nameof(query), query.Limit, $"The limit must be from 1 to {AuditQuery.LargestPage}.");
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var matching = Filter(context.Set<AuditEntry>().AsNoTracking(), query);
        var total = await matching.LongCountAsync(cancellationToken);
        var page = query.Before is { } before ? matching.Where(entry => entry.Sequence < before) : matching;

        // One more than asked for tells whether there is a next page.
        var entries = await page.OrderByDescending(entry => entry.Sequence).Take(query.Limit + 1).ToListAsync(cancellationToken);
        return entries.Count > query.Limit
            ? new AuditPage([.. entries.Take(query.Limit)], entries[query.Limit - 1].Sequence, total)
            : new AuditPage([.. entries], null, total);
    }

    /// <summary>All entries that match, oldest first, as they are read: for an export of any length.</summary>
    /// <param name="query">The filters; its page and limit do not matter.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async IAsyncEnumerable<AuditEntry> StreamAsync(AuditQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var entry in Filter(context.Set<AuditEntry>().AsNoTracking(), query).OrderBy(static entry => entry.Sequence).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return entry;
        }
    }

    private static IQueryable<AuditEntry> Filter(IQueryable<AuditEntry> entries, AuditQuery query)
    {
        if (query.Actor is { } actor)
        {
            entries = entries.Where(entry => entry.Actor == actor);
        }

        if (query.Cluster is { } cluster)
        {
            entries = entries.Where(entry => entry.Cluster == cluster);
        }

        if (query.Action is { } action)
        {
            entries = entries.Where(entry => entry.Action == action);
        }

        if (query.Outcome is { } outcome)
        {
            entries = entries.Where(entry => entry.Outcome == outcome);
        }

        if (query.RunId is { } run)
        {
            entries = entries.Where(entry => entry.RunId == run);
        }

        if (query.From?.ToUniversalTime() is { } from)
        {
            entries = entries.Where(entry => entry.At >= from);
        }

        if (query.To?.ToUniversalTime() is { } to)
        {
            entries = entries.Where(entry => entry.At < to);
        }

        return query.Object is { } piece ? WithObject(entries, piece) : entries;
    }

    private static IQueryable<AuditEntry> WithObject(IQueryable<AuditEntry> entries, string piece)
    {
        var pattern = LikePattern.Containing(StorableText.From(piece));
        return entries.Where(entry =>
            EF.Functions.ILike(entry.ObjectKind + " " + entry.ObjectNamespace + "/" + entry.ObjectName, pattern, LikePattern.Escape)
            || EF.Functions.ILike(entry.ObjectKind + " " + entry.ObjectName, pattern, LikePattern.Escape)
            || EF.Functions.ILike(entry.ObjectUid, pattern, LikePattern.Escape));
    }
}
