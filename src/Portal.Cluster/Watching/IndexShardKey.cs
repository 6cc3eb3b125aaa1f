using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Watching;

/// <summary>Index entries by their key.</summary>
internal readonly struct IndexShardKey<T> : IShardKey<IndexEntry<T>, string>
    where T : class, IKubernetesObject
{
    public static string Of(IndexEntry<T> item) => item.Key;

    public static int Hash(string key) => key.GetHashCode(StringComparison.Ordinal);

    public static int Compare(string left, string right) => string.CompareOrdinal(left, right);
}
