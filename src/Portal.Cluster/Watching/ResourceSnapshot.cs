using System.Collections.Concurrent;
using System.Collections.Immutable;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Watching;

/// <summary>All objects of one kind of one cluster at one moment. Immutable; safe to read from any thread for as long as it is needed.</summary>
/// <remarks>Snapshots of one store share their memory, so keeping one to compare it with a later one is cheap.</remarks>
/// <typeparam name="T">The slim type.</typeparam>
public sealed class ResourceSnapshot<T> : IResourceSnapshot
    where T : class, IKubernetesObject
{
    // An index that is made anew at each use must not pile up; those of a kind are a handful.
    private const int MaxIndexes = 16;

    private readonly ShardedSet<T, ObjectKey, ObjectShardKey<T>> _objects;
    private readonly ConcurrentDictionary<ResourceIndex<T>, IndexMap<T>> _indexes;
    private ImmutableArray<T> _items;

    /// <summary>Takes a snapshot of some objects.</summary>
    /// <param name="kind">Their kind.</param>
    /// <param name="objects">The objects; of two with one key the last one counts.</param>
    /// <param name="status">How well they are seen.</param>
    /// <param name="version">A number that grows with each change of the store.</param>
    public ResourceSnapshot(ResourceKind kind, IEnumerable<T> objects, WatchStatus status, long version = 0)
        : this(kind, ShardedSet<T, ObjectKey, ObjectShardKey<T>>.Build(objects.ToArray()), [], status, version)
    {
    }

    private ResourceSnapshot(
        ResourceKind kind,
        ShardedSet<T, ObjectKey, ObjectShardKey<T>> objects,
        ConcurrentDictionary<ResourceIndex<T>, IndexMap<T>> indexes,
        WatchStatus status,
        long version)
    {
        Kind = kind;
        _objects = objects;
        _indexes = indexes;
        Status = status;
        Version = version;
    }

    /// <summary>The kind.</summary>
    public ResourceKind Kind { get; }

    /// <summary>How well this kind is seen. A list that is not <see cref="WatchState.Synced"/> may lack objects: unknown, not absent.</summary>
    public WatchStatus Status { get; }

    /// <summary>Grows with each change of the store's objects.</summary>
    public long Version { get; }

    /// <summary>Number of objects.</summary>
    public int Count => _objects.Count;

    /// <summary>All objects, in no order. Made at the first use.</summary>
    public ImmutableArray<T> Items
    {
        get
        {
            var items = _items;
            if (items.IsDefault)
            {
                ImmutableInterlocked.InterlockedInitialize(ref _items, _objects.ToArray());
                items = _items;
            }

            return items;
        }
    }

    /// <inheritdoc/>
    IEnumerable<IKubernetesObject> IResourceSnapshot.Objects => Items;

    /// <summary>The object of that name, or null.</summary>
    /// <param name="namespace">The namespace; empty for cluster-scoped kinds.</param>
    /// <param name="name">The name.</param>
    public T? Find(string @namespace, string name) => _objects.Find(new ObjectKey(@namespace, name));

    /// <summary>The object of that name, or null.</summary>
    /// <param name="key">The name.</param>
    public T? Find(ObjectKey key) => _objects.Find(key);

    /// <inheritdoc/>
    IKubernetesObject? IResourceSnapshot.Find(ObjectKey key) => _objects.Find(key);

    /// <summary>The objects that an index files under a key, in no order.</summary>
    /// <param name="index">The index, a static one: it is built on first use and kept up from then on.</param>
    /// <param name="key">The key.</param>
    public ImmutableArray<T> By(ResourceIndex<T> index, string key) => _objects.Count == 0 ? [] : Index(index).Find(key);

    /// <summary>What changed since an older snapshot of the same store, each object once.</summary>
    /// <param name="older">The older snapshot; null: everything is new.</param>
    /// <returns>The changes, in no order.</returns>
    public IReadOnlyList<ResourceChange<T>> ChangesSince(ResourceSnapshot<T>? older)
    {
        var changes = new List<ResourceChange<T>>();
        _objects.Compare(
            older?._objects ?? ShardedSet<T, ObjectKey, ObjectShardKey<T>>.Empty, (before, after) => changes.Add(new ResourceChange<T>(before, after)));
        return changes;
    }

    /// <inheritdoc/>
    IReadOnlyList<ResourceChange<IKubernetesObject>> IResourceSnapshot.ChangesSince(IResourceSnapshot? older) =>
        [.. ChangesSince((ResourceSnapshot<T>?)older).Select(static c => new ResourceChange<IKubernetesObject>(c.Before, c.After))];

    /// <inheritdoc/>
    IReadOnlyList<IKubernetesObject> IResourceSnapshot.InDeletion => Up(By(ObjectIndexes<T>.InDeletion, ObjectIndexes<T>.Deleting));

    /// <inheritdoc/>
    IReadOnlyList<IKubernetesObject> IResourceSnapshot.DependentsOf(string uid) => Up(By(ObjectIndexes<T>.ByOwner, uid));

    /// <inheritdoc/>
    IReadOnlyList<IKubernetesObject> IResourceSnapshot.InNamespace(string @namespace) => Up(By(ObjectIndexes<T>.ByNamespace, @namespace));

    /// <inheritdoc/>
    int IResourceSnapshot.CountInNamespace(string @namespace) => Kind.Namespaced ? Index(ObjectIndexes<T>.ByNamespace).Count(@namespace) : 0;

    /// <summary>The same objects, seen otherwise.</summary>
    internal ResourceSnapshot<T> WithStatus(WatchStatus status) => new(Kind, _objects, _indexes, status, Version) { _items = _items };

    /// <summary>The snapshot after some objects changed, with the indexes in use kept up.</summary>
    internal ResourceSnapshot<T> WithChanges(IReadOnlyList<ResourceChange<T>> changes, WatchStatus status)
    {
        var put = changes.Where(static c => c.After is not null).Select(static c => c.After!).ToArray();
        var remove = changes.Where(static c => c.After is null).Select(static c => c.Key).ToArray();
        return Next(_objects.Edit(put, remove), changes, status);
    }

    /// <summary>The snapshot after a whole list; arrays in which nothing changed are shared with this one.</summary>
    internal ResourceSnapshot<T> WithList(ReadOnlySpan<T> objects, WatchStatus status, out int changed)
    {
        var set = ShardedSet<T, ObjectKey, ObjectShardKey<T>>.Build(objects, _objects);
        var changes = new List<ResourceChange<T>>();
        set.Compare(_objects, (before, after) => changes.Add(new ResourceChange<T>(before, after)));
        changed = changes.Count;
        return changes.Count == 0 ? WithStatus(status) : Next(set, changes, status);
    }

    private static ImmutableArray<IKubernetesObject> Up(ImmutableArray<T> objects) => ImmutableArray<IKubernetesObject>.CastUp(objects);

    private IndexMap<T> Index(ResourceIndex<T> index) =>
        _indexes.TryGetValue(index, out var map) ? map : _indexes.GetOrAdd(index, IndexMap<T>.Build(index, _objects));

    private ResourceSnapshot<T> Next(
        ShardedSet<T, ObjectKey, ObjectShardKey<T>> objects, IReadOnlyList<ResourceChange<T>> changes, WatchStatus status)
    {
        var indexes = new ConcurrentDictionary<ResourceIndex<T>, IndexMap<T>>();

        // After a list that changed much, building an index anew at its next use is cheaper than to carry it over.
        if (changes.Count <= Math.Max(100, objects.Count / 4) && _indexes.Count <= MaxIndexes)
        {
            foreach (var (index, map) in _indexes)
            {
                indexes[index] = map.With(changes);
            }
        }

        return new ResourceSnapshot<T>(Kind, objects, indexes, status, Version + 1);
    }
}
