using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Watching;

/// <summary>The objects that an index files under one key.</summary>
internal sealed class IndexEntry<T>(string key, ShardedSet<T, ObjectKey, ObjectShardKey<T>> objects)
    where T : class, IKubernetesObject
{
    public string Key => key;

    public ShardedSet<T, ObjectKey, ObjectShardKey<T>> Objects => objects;
}
