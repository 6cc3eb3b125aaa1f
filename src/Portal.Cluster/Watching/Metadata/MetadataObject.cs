using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Watching.Metadata;

/// <summary>An object with its kind, for code that treats all kinds alike.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Object">The object: the full slim type (<c>Pod</c>, <c>Namespace</c> …) where the portal has one, else <see cref="ObjectMetadata"/>.</param>
public readonly record struct MetadataObject(ResourceKind Kind, IKubernetesObject Object)
{
    /// <summary>Its metadata.</summary>
    public ObjectMeta Metadata => Object.Metadata;
}
