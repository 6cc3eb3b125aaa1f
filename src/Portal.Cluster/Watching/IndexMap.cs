using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Watching;

/// <summary>One index of a snapshot. Built in one pass when somebody first asks for it; from then on carried from snapshot to snapshot.</summary>
internal sealed class IndexMap<T>
    where T : class, IKubernetesObject
{
    private readonly ResourceIndex<T> _index;
    private readonly ShardedSet<IndexEntry<T>, string, IndexShardKey<T>> _entries;

    private IndexMap(ResourceIndex<T> index, ShardedSet<IndexEntry<T>, string, IndexShardKey<T>> entries)
    {
        _index = index;
        _entries = entries;
    }

    public static IndexMap<T> Build(ResourceIndex<T> index, ShardedSet<T, ObjectKey, ObjectShardKey<T>> objects)
    {
        var lists = new Dictionary<string, List<T>>(StringComparer.Ordinal);
        foreach (var shard in objects.Shards)
        {
            foreach (var obj in shard)
            {
                foreach (var key in index.Keys(obj))
                {
                    (CollectionsMarshal.GetValueRefOrAddDefault(lists, key, out _) ??= []).Add(obj);
                }
            }
        }

        var entries = new IndexEntry<T>[lists.Count];
        var at = 0;
        foreach (var (key, list) in lists)
        {
            entries[at++] = new IndexEntry<T>(key, ShardedSet<T, ObjectKey, ObjectShardKey<T>>.Build(CollectionsMarshal.AsSpan(list)));
        }

        return new IndexMap<T>(index, ShardedSet<IndexEntry<T>, string, IndexShardKey<T>>.Build(entries));
    }

    public ImmutableArray<T> Find(string key) => _entries.Find(key)?.Objects.ToArray() ?? [];

    public int Count(string key) => _entries.Find(key)?.Objects.Count ?? 0;

    /// <summary>The same index after some objects changed.</summary>
    public IndexMap<T> With(IReadOnlyList<ResourceChange<T>> changes)
    {
        var touched = new Dictionary<string, ShardedSet<T, ObjectKey, ObjectShardKey<T>>>(StringComparer.Ordinal);
        foreach (var change in changes)
        {
            string[] before = change.Before is null ? [] : [.. _index.Keys(change.Before)];
            string[] after = change.After is null ? [] : [.. _index.Keys(change.After)];
            foreach (var key in before)
            {
                if (!after.Contains(key, StringComparer.Ordinal))
                {
                    touched[key] = Now(touched, key).Without(change.Key);
                }
            }

            foreach (var key in after)
            {
                touched[key] = Now(touched, key).With(change.After!);
            }
        }

        var put = touched.Where(t => t.Value.Count > 0).Select(t => new IndexEntry<T>(t.Key, t.Value)).ToArray();
        var remove = touched.Where(t => t.Value.Count == 0).Select(t => t.Key).ToArray();
        return new IndexMap<T>(_index, _entries.Edit(put, remove));
    }

    private ShardedSet<T, ObjectKey, ObjectShardKey<T>> Now(Dictionary<string, ShardedSet<T, ObjectKey, ObjectShardKey<T>>> touched, string key) =>
        touched.TryGetValue(key, out var set) ? set : _entries.Find(key)?.Objects ?? ShardedSet<T, ObjectKey, ObjectShardKey<T>>.Empty;
}
