namespace Portal.Simulator.Objects;

/// <summary>
/// Orders objects as etcd orders their keys, by the bytes of <c>namespace/name</c>; so <c>a-b/x</c> comes before
/// <c>a/x</c>. Pages of a list follow this order.
/// </summary>
internal sealed class EtcdKeyComparer : IComparer<StoredObject>
{
    public static EtcdKeyComparer Instance { get; } = new();

    public int Compare(StoredObject? x, StoredObject? y)
    {
        var byNamespace = CompareNamespaces(x!.Namespace, y!.Namespace);
        return byNamespace != 0 ? byNamespace : string.CompareOrdinal(x.Name, y.Name);
    }

    private static int CompareNamespaces(string x, string y)
    {
        if (ReferenceEquals(x, y))
        {
            return 0;
        }

        var common = x.AsSpan().CommonPrefixLength(y);
        if (common == x.Length && common == y.Length)
        {
            return 0;
        }

        var left = common == x.Length ? '/' : x[common];
        var right = common == y.Length ? '/' : y[common];
        return left.CompareTo(right);
    }
}
