namespace Portal.Cluster.Resources.Metadata;

/// <summary>The name of an object within its kind.</summary>
/// <param name="Namespace">The namespace; empty for cluster-scoped objects.</param>
/// <param name="Name">The name.</param>
public readonly record struct ObjectKey(string Namespace, string Name)
{
    /// <summary>The key of an object.</summary>
    public static ObjectKey Of(IKubernetesObject obj) => new(obj.Metadata.Namespace, obj.Metadata.Name);

    /// <summary><c>namespace/name</c>, or the name alone for cluster-scoped objects.</summary>
    public override string ToString() => Namespace.Length == 0 ? Name : $"{Namespace}/{Name}";
}
