using System.Diagnostics;

namespace Portal.Simulator.Objects;

/// <summary>
/// Storage of all kinds, as etcd gives it to an API server: one revision counter for everything, compare-and-set writes,
/// a history of each resource that is watched and paged from. Thread-safe. It knows nothing of the meaning of objects;
/// <see cref="SimulatedApi"/> does.
/// </summary>
/// <param name="historyCapacity">
/// Writes kept for each resource; a watch or a continue token from before them gets 410. Costs about the size of that many objects.
/// </param>
public sealed class ObjectStore(int historyCapacity = 16_384)
{
    private const int BatchSize = 256;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, ResourceTable> _tables = new(StringComparer.Ordinal);
    private long _revision = 1;
    private TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Revision of the last write.</summary>
    public long Revision
    {
        get
        {
            lock (_gate)
            {
                return _revision;
            }
        }
    }

    /// <summary>The current object of that key, or null.</summary>
    /// <param name="storageKey">See <see cref="ResourceDefinition.StorageKey"/>.</param>
    /// <param name="ns">Namespace; empty for cluster scope.</param>
    /// <param name="name">Name.</param>
    public StoredObject? Find(string storageKey, string ns, string name) => Snapshot(storageKey).Find(ns, name);

    /// <summary>The current objects of a resource.</summary>
    /// <param name="storageKey">See <see cref="ResourceDefinition.StorageKey"/>.</param>
    public ResourceSnapshot Snapshot(string storageKey)
    {
        lock (_gate)
        {
            return new(Table(storageKey).Current, _revision);
        }
    }

    /// <summary>The objects of a resource at a past revision, or null when that is no longer kept.</summary>
    /// <param name="storageKey">See <see cref="ResourceDefinition.StorageKey"/>.</param>
    /// <param name="revision">At most <see cref="Revision"/>.</param>
    public ResourceSnapshot? SnapshotAt(string storageKey, long revision)
    {
        lock (_gate)
        {
            return Table(storageKey).At(revision) is { } objects ? new(objects, revision) : null;
        }
    }

    /// <summary>Adds an object; null when its key is taken.</summary>
    /// <param name="storageKey">See <see cref="ResourceDefinition.StorageKey"/>.</param>
    /// <param name="ns">Namespace; empty for cluster scope.</param>
    /// <param name="name">Name.</param>
    /// <param name="build">Makes the object for its revision; runs under the store's lock.</param>
    public StoredObject? TryCreate(string storageKey, string ns, string name, Func<long, StoredObject> build)
    {
        lock (_gate)
        {
            var table = Table(storageKey);
            return new ResourceSnapshot(table.Current, _revision).Find(ns, name) is null ? Write(table, WatchEventType.Added, null, build) : null;
        }
    }

    /// <summary>Replaces exactly that version of an object; null when it is no longer the current one.</summary>
    /// <param name="expected">The version to replace.</param>
    /// <param name="build">Makes the object for its revision; runs under the store's lock.</param>
    public StoredObject? TryReplace(StoredObject expected, Func<long, StoredObject> build) => TryWrite(WatchEventType.Modified, expected, build);

    /// <summary>Removes exactly that version of an object; null when it is no longer the current one.</summary>
    /// <param name="expected">The version to remove.</param>
    /// <param name="build">Makes the last state for the revision of the removal; runs under the store's lock.</param>
    public StoredObject? TryRemove(StoredObject expected, Func<long, StoredObject> build) => TryWrite(WatchEventType.Deleted, expected, build);

    /// <summary>Everything as it is now, to go back to later.</summary>
    public StoreBackup Backup()
    {
        lock (_gate)
        {
            return new(_revision, _tables.ToDictionary(t => t.Key, t => t.Value.Current, StringComparer.Ordinal));
        }
    }

    /// <summary>
    /// Goes back to a backup, as when etcd is restored: the revision goes back too, and the history of what came after is gone. Clients hold
    /// versions from a future that never was; the server must drop their connections around this.
    /// </summary>
    /// <param name="backup">Taken from this store.</param>
    public void Restore(StoreBackup backup)
    {
        lock (_gate)
        {
            _revision = backup.Revision;
            foreach (var (key, table) in _tables)
            {
                table.Reset(backup.Objects.GetValueOrDefault(key, ResourceTable.Empty), backup.Revision);
            }
        }
    }

    /// <summary>Forgets history up to a revision: older watches and continue tokens get 410, as after etcd's compaction.</summary>
    /// <param name="revision">At most <see cref="Revision"/>.</param>
    public void Compact(long revision)
    {
        lock (_gate)
        {
            foreach (var table in _tables.Values)
            {
                table.Compact(Math.Min(revision, _revision));
            }
        }
    }

    /// <summary>The revision from which the resource can still be watched.</summary>
    /// <param name="storageKey">See <see cref="ResourceDefinition.StorageKey"/>.</param>
    public long OldestRevision(string storageKey)
    {
        lock (_gate)
        {
            return Table(storageKey).Compacted;
        }
    }

    /// <summary>Completes at the first write, of any resource, after a revision.</summary>
    /// <param name="revision">A revision that the caller has seen.</param>
    internal Task WrittenAfter(long revision)
    {
        lock (_gate)
        {
            return _revision > revision ? Task.CompletedTask : _written.Task;
        }
    }

    /// <summary>The next events after a revision and a task that completes when there may be more.</summary>
    internal (IReadOnlyList<HistoryEntry>? Events, long UpTo, Task Changed) ReadAfter(string storageKey, long revision)
    {
        lock (_gate)
        {
            var table = Table(storageKey);
            var events = table.ReadAfter(revision, BatchSize);
            var upTo = events is { Count: BatchSize } ? events[^1].Revision : Math.Max(revision, _revision);
            return (events, upTo, table.Changed);
        }
    }

    private StoredObject? TryWrite(WatchEventType type, StoredObject expected, Func<long, StoredObject> build)
    {
        lock (_gate)
        {
            var table = Table(expected.StorageKey);
            var current = new ResourceSnapshot(table.Current, _revision).Find(expected.Namespace, expected.Name);
            return ReferenceEquals(current, expected) ? Write(table, type, expected, build) : null;
        }
    }

    private StoredObject Write(ResourceTable table, WatchEventType type, StoredObject? previous, Func<long, StoredObject> build)
    {
        var written = build(_revision + 1);
        Debug.Assert(written.Revision == _revision + 1, "the object carries the revision of its write");
        table.Append(type, written, previous);
        _revision++;
        var waiting = _written;
        _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.TrySetResult();
        return written;
    }

    private ResourceTable Table(string storageKey)
    {
        if (!_tables.TryGetValue(storageKey, out var table))
        {
            _tables[storageKey] = table = new ResourceTable(historyCapacity);
        }

        return table;
    }
}
