namespace Portal.Cluster.Watching;

/// <summary>How items of a <see cref="ShardedSet{TItem, TKey, TOps}"/> are told apart: two sets use it, of objects and of index entries.</summary>
internal interface IShardKey<TItem, TKey>
{
    static abstract TKey Of(TItem item);

    static abstract int Hash(TKey key);

    static abstract int Compare(TKey left, TKey right);
}
