using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Watching;

/// <summary>What became of one object between two snapshots.</summary>
/// <typeparam name="T">The slim type.</typeparam>
/// <param name="Before">The object as it was; null if it is new.</param>
/// <param name="After">The object as it is; null if it is gone.</param>
public readonly record struct ResourceChange<T>(T? Before, T? After)
    where T : class, IKubernetesObject
{
    /// <summary>Its name.</summary>
    public ObjectKey Key => ObjectKey.Of(After ?? Before!);
}
