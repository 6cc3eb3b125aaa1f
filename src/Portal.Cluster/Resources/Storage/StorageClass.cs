using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Storage;

/// <summary>A <c>storage.k8s.io/v1</c> StorageClass.</summary>
public sealed record StorageClass : IKubernetesObject
{
    /// <inheritdoc/>
    public required ObjectMeta Metadata { get; init; }

    /// <summary><c>provisioner</c>.</summary>
    public string Provisioner { get; init; } = "";

    /// <summary><c>reclaimPolicy</c>: <c>Delete</c> or <c>Retain</c>.</summary>
    public string ReclaimPolicy { get; init; } = "Delete";

    /// <summary><c>volumeBindingMode</c>: <c>Immediate</c> or <c>WaitForFirstConsumer</c>.</summary>
    public string VolumeBindingMode { get; init; } = "Immediate";
}
