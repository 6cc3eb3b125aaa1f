using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Storage;

/// <summary>A <c>storage.k8s.io/v1</c> VolumeAttachment: the wish that a volume be attached to a node, and how far that is.</summary>
public sealed record VolumeAttachment : IKubernetesObject
{
    /// <inheritdoc/>
    public required ObjectMeta Metadata { get; init; }

    /// <summary><c>spec.attacher</c>: the CSI driver.</summary>
    public string Attacher { get; init; } = "";

    /// <summary><c>spec.nodeName</c>.</summary>
    public string NodeName { get; init; } = "";

    /// <summary><c>spec.source.persistentVolumeName</c>.</summary>
    public string PersistentVolumeName { get; init; } = "";

    /// <summary><c>status.attached</c>.</summary>
    public bool Attached { get; init; }

    /// <summary><c>status.detachError.message</c>; empty if there is none.</summary>
    public string DetachError { get; init; } = "";
}
