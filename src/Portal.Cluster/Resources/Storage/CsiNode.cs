using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Storage;

/// <summary>A <c>storage.k8s.io/v1</c> CSINode: which drivers run on a node; its name is the node's.</summary>
public sealed record CsiNode : IKubernetesObject
{
    /// <inheritdoc/>
    public required ObjectMeta Metadata { get; init; }

    /// <summary>Names of <c>spec.drivers</c>.</summary>
    public ImmutableArray<string> Drivers { get; init; } = [];
}
