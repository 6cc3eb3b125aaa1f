using System.Runtime.CompilerServices;

namespace Portal.Simulator.Objects.Reading;

/// <summary>
/// Watches. A watcher is a cursor into the history, not a queue: it can be as slow as it likes, and one that falls behind
/// the kept history learns so by 410.
/// </summary>
internal sealed class ObjectWatcher(ObjectStore store, TimeProvider time)
{
    /// <exception cref="ApiException">410 when the history no longer reaches back to the cursor.</exception>
    public async IAsyncEnumerable<WatchEvent> Watch(
        ResourceDefinition resource,
        string? ns,
        WatchOptions options,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var filter = new WatchFilter(resource.Namespaced ? ns : null, options.Labels, options.Fields);
        var cursor = options.FromRevision ?? 0;
        if (options.FromRevision is null)
        {
            var snapshot = store.Snapshot(resource.StorageKey);
            cursor = snapshot.Revision;
            foreach (var existing in snapshot.Objects)
            {
                if (filter.Matches(existing))
                {
                    yield return new(WatchEventType.Added, existing, existing.Revision);
                }
            }

            if (options.MarkInitialEnd)
            {
                yield return new(WatchEventType.Bookmark, null, cursor, IsInitialEnd: true);
            }
        }

        using var bookmarks = options.BookmarkInterval is { } interval ? new PeriodicTimer(interval, time) : null;
        var tick = bookmarks?.WaitForNextTickAsync(cancellation).AsTask();
        var isBookmarkDue = false;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var (events, upTo, changed) = store.ReadAfter(resource.StorageKey, cursor);
            if (events is null)
            {
                throw ApiErrors.TooOld(cursor, store.OldestRevision(resource.StorageKey));
            }

            foreach (var entry in events)
            {
                if (filter.Apply(entry) is { } sent)
                {
                    yield return sent;
                }
            }

            cursor = upTo;
            if (events.Count > 0)
            {
                continue;
            }

            if (isBookmarkDue)
            {
                // Only now, after a read that found nothing, is it known up to where everything has been sent.
                isBookmarkDue = false;
                yield return new(WatchEventType.Bookmark, null, cursor);
            }
            else if (tick is null)
            {
                await changed.WaitAsync(cancellation);
            }
            else if (await Task.WhenAny(changed, tick) == tick)
            {
                await tick;
                tick = bookmarks!.WaitForNextTickAsync(cancellation).AsTask();
                isBookmarkDue = true;
            }
        }
    }
}
