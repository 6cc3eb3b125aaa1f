using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Portal.Cluster.Watching;

/// <summary>
/// An immutable set of items with keys: a power-of-two number of small arrays, each sorted by key. A change copies one small array and the outer one, so
/// snapshots share nearly all of their memory (eight bytes an item), and two of them are compared by looking only at the arrays that differ.
/// </summary>
internal sealed class ShardedSet<TItem, TKey, TOps>
    where TItem : class
    where TOps : struct, IShardKey<TItem, TKey>
{
    /// <summary>Items in an array on average after a build; a set is built anew when it has grown to four times of that.</summary>
    private const int Load = 32;

    public static readonly ShardedSet<TItem, TKey, TOps> Empty = new([[]], 0);

    private readonly TItem[][] _shards;

    private ShardedSet(TItem[][] shards, int count)
    {
        _shards = shards;
        Count = count;
    }

    public int Count { get; }

    /// <summary>The items, some at a time.</summary>
    public IReadOnlyList<TItem[]> Shards => _shards;

    /// <summary>Builds a set; of two items with one key the last one counts. Arrays equal to those of <paramref name="like"/> are taken from there.</summary>
    public static ShardedSet<TItem, TKey, TOps> Build(ReadOnlySpan<TItem> items, ShardedSet<TItem, TKey, TOps>? like = null)
    {
        var wanted = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, items.Length / Load));
        if (like is not null && like._shards.Length >= wanted / 2 && like._shards.Length <= wanted * 4)
        {
            wanted = like._shards.Length; // So that the two can be compared array by array.
        }

        var lists = new List<TItem>?[wanted];
        foreach (var item in items)
        {
            (lists[TOps.Hash(TOps.Of(item)) & (wanted - 1)] ??= new List<TItem>(Load)).Add(item);
        }

        var shards = new TItem[wanted][];
        var count = 0;
        for (var i = 0; i < wanted; i++)
        {
            shards[i] = Sort(lists[i]);
            count += shards[i].Length;
            if (like is not null && like._shards.Length == wanted && Same(shards[i], like._shards[i]))
            {
                shards[i] = like._shards[i];
            }
        }

        return count == 0 ? Empty : new ShardedSet<TItem, TKey, TOps>(shards, count);
    }

    public TItem? Find(TKey key)
    {
        var shard = _shards[TOps.Hash(key) & (_shards.Length - 1)];
        var at = Search(shard, key);
        return at < 0 ? null : shard[at];
    }

    /// <summary>The set with an item put in; what had its key is replaced.</summary>
    public ShardedSet<TItem, TKey, TOps> With(TItem item) => Edit([item], []);

    /// <summary>The set without a key.</summary>
    public ShardedSet<TItem, TKey, TOps> Without(TKey key) => Edit([], [key]);

    /// <summary>The set with items put in and keys taken out: the outer array is copied once for all of them.</summary>
    public ShardedSet<TItem, TKey, TOps> Edit(ReadOnlySpan<TItem> put, ReadOnlySpan<TKey> remove)
    {
        var shards = (TItem[][])_shards.Clone();
        var count = Count;
        foreach (var item in put)
        {
            var key = TOps.Of(item);
            ref var shard = ref shards[TOps.Hash(key) & (shards.Length - 1)];
            var at = Search(shard, key);
            count += at < 0 ? 1 : 0;
            shard = at < 0 ? Insert(shard, ~at, item) : Replace(shard, at, item);
        }

        foreach (var key in remove)
        {
            ref var shard = ref shards[TOps.Hash(key) & (shards.Length - 1)];
            var at = Search(shard, key);
            if (at >= 0)
            {
                count--;
                shard = [.. shard.AsSpan(0, at), .. shard.AsSpan(at + 1)];
            }
        }

        var set = new ShardedSet<TItem, TKey, TOps>(shards, count);
        return count > shards.Length * Load * 4 ? Build(set.ToArray().AsSpan()) : set;
    }

    /// <summary>All items in one array; no copy for a set that is one array already.</summary>
    public ImmutableArray<TItem> ToArray()
    {
        if (_shards.Length == 1)
        {
            return ImmutableCollectionsMarshal.AsImmutableArray(_shards[0]);
        }

        var all = new TItem[Count];
        var at = 0;
        foreach (var shard in _shards)
        {
            shard.CopyTo(all, at);
            at += shard.Length;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(all);
    }

    /// <summary>Calls back for each key whose item is not the same instance in <paramref name="older"/> as here.</summary>
    public void Compare(ShardedSet<TItem, TKey, TOps> older, Action<TItem?, TItem?> changed)
    {
        if (older._shards.Length == _shards.Length)
        {
            for (var i = 0; i < _shards.Length; i++)
            {
                if (!ReferenceEquals(older._shards[i], _shards[i]))
                {
                    Merge(older._shards[i], _shards[i], changed);
                }
            }

            return;
        }

        Merge(Sort([.. older.ToArray()]), Sort([.. ToArray()]), changed);
    }

    private static void Merge(TItem[] before, TItem[] after, Action<TItem?, TItem?> changed)
    {
        int b = 0, a = 0;
        while (b < before.Length || a < after.Length)
        {
            var order = b == before.Length ? 1 : a == after.Length ? -1 : TOps.Compare(TOps.Of(before[b]), TOps.Of(after[a]));
            if (order < 0)
            {
                changed(before[b++], null);
            }
            else if (order > 0)
            {
                changed(null, after[a++]);
            }
            else
            {
                if (!ReferenceEquals(before[b], after[a]))
                {
                    changed(before[b], after[a]);
                }

                b++;
                a++;
            }
        }
    }

    private static TItem[] Sort(List<TItem>? items)
    {
        if (items is null)
        {
            return [];
        }

        // A stable order, so that the last of equal keys is known; lists are short, or sorted once.
        var sorted = items.OrderBy(static item => TOps.Of(item), Comparer<TKey>.Create(static (l, r) => TOps.Compare(l, r))).ToArray();
        var kept = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i + 1 == sorted.Length || TOps.Compare(TOps.Of(sorted[i]), TOps.Of(sorted[i + 1])) != 0)
            {
                sorted[kept++] = sorted[i];
            }
        }

        return kept == sorted.Length ? sorted : sorted[..kept];
    }

    private static bool Same(TItem[] left, TItem[] right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (var i = 0; i < left.Length; i++)
        {
            if (!ReferenceEquals(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static TItem[] Insert(TItem[] shard, int at, TItem item) => [.. shard.AsSpan(0, at), item, .. shard.AsSpan(at)];

    private static TItem[] Replace(TItem[] shard, int at, TItem item)
    {
        var copy = (TItem[])shard.Clone();
        copy[at] = item;
        return copy;
    }

    private static int Search(TItem[] shard, TKey key)
    {
        int low = 0, high = shard.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = TOps.Compare(TOps.Of(shard[middle]), key);
            if (order == 0)
            {
                return middle;
            }

            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return ~low;
    }
}
