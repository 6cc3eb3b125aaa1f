using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Storage;

/// <summary>A <c>storage.k8s.io/v1</c> CSIDriver: a driver that is installed in the cluster; its name is the driver's.</summary>
public sealed record CsiDriver : IKubernetesObject
{
    /// <inheritdoc/>
    public required ObjectMeta Metadata { get; init; }

    /// <summary><c>spec.attachRequired</c>: its volumes need a VolumeAttachment.</summary>
    public bool AttachRequired { get; init; } = true;
}
