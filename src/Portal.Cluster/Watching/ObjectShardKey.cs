using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Watching;

/// <summary>Objects by namespace and name.</summary>
internal readonly struct ObjectShardKey<T> : IShardKey<T, ObjectKey>
    where T : class, IKubernetesObject
{
    public static ObjectKey Of(T item) => new(item.Metadata.Namespace, item.Metadata.Name);

    public static int Hash(ObjectKey key) => key.GetHashCode();

    public static int Compare(ObjectKey left, ObjectKey right)
    {
        var order = ReferenceEquals(left.Namespace, right.Namespace) ? 0 : string.CompareOrdinal(left.Namespace, right.Namespace);
        return order != 0 ? order : string.CompareOrdinal(left.Name, right.Name);
    }
}
