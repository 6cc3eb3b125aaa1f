namespace Portal.Cluster.Resources.Metadata;

/// <summary>
/// An object of which only <c>metadata</c> is watched, of whatever kind. Its labels, annotations and managed fields are kept only while it is in deletion:
/// a cluster has hundreds of kinds, and nobody asks for them before.
/// </summary>
public sealed record ObjectMetadata : IKubernetesObject
{
    /// <inheritdoc/>
    public required ObjectMeta Metadata { get; init; }
}
