using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Watching;

/// <summary>All objects of one kind of one cluster at one moment. Immutable; safe to read from any thread for as long as it is needed.</summary>
/// <typeparam name="T">The slim type.</typeparam>
public sealed class ResourceSnapshot<T>
    where T : class, IKubernetesObject
{
    private readonly FrozenDictionary<ObjectKey, T> _objects;
    private readonly ConcurrentDictionary<string, FrozenDictionary<string, ImmutableArray<T>>> _indexes = new(StringComparer.Ordinal);

    /// <summary>Takes a snapshot of some objects.</summary>
    /// <param name="kind">Their kind.</param>
    /// <param name="objects">The objects; of two with one key the last one counts.</param>
    /// <param name="status">How well they are seen.</param>
    /// <param name="version">A number that grows with each change of the store.</param>
    public ResourceSnapshot(ResourceKind kind, IEnumerable<T> objects, WatchStatus status, long version = 0)
    {
        Kind = kind;
        var map = new Dictionary<ObjectKey, T>();
        foreach (var obj in objects)
        {
            map[ObjectKey.Of(obj)] = obj;
        }

        _objects = map.ToFrozenDictionary();
        Status = status;
        Version = version;
    }

    /// <summary>The kind.</summary>
    public ResourceKind Kind { get; }

    /// <summary>How well this kind is seen. A list that is not <see cref="WatchState.Synced"/> may lack objects: unknown, not absent.</summary>
    public WatchStatus Status { get; }

    /// <summary>Grows with each change of the store.</summary>
    public long Version { get; }

    /// <summary>Number of objects.</summary>
    public int Count => _objects.Count;

    /// <summary>All objects, in no order.</summary>
    public ImmutableArray<T> Items => _objects.Values;

    /// <summary>The object of that name, or null.</summary>
    /// <param name="namespace">The namespace; empty for cluster-scoped kinds.</param>
    /// <param name="name">The name.</param>
    public T? Find(string @namespace, string name) => _objects.GetValueOrDefault(new ObjectKey(@namespace, name));

    /// <summary>The objects that an index files under a key, in no order.</summary>
    /// <param name="index">The index; built on first use.</param>
    /// <param name="key">The key.</param>
    public ImmutableArray<T> By(ResourceIndex<T> index, string key) =>
        _indexes.GetOrAdd(index.Name, static (_, state) => Build(state.Items, state.index), (Items, index)).TryGetValue(key, out var found) ? found : [];

    private static FrozenDictionary<string, ImmutableArray<T>> Build(ImmutableArray<T> items, ResourceIndex<T> index)
    {
        var lists = new Dictionary<string, ImmutableArray<T>.Builder>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            foreach (var key in index.Keys(item))
            {
                if (!lists.TryGetValue(key, out var list))
                {
                    lists[key] = list = ImmutableArray.CreateBuilder<T>();
                }

                list.Add(item);
            }
        }

        return lists.ToFrozenDictionary(static pair => pair.Key, static pair => pair.Value.ToImmutable(), StringComparer.Ordinal);
    }
}
