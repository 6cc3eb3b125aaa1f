using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Storage;

/// <summary>A persistent volume.</summary>
public sealed record PersistentVolume : IKubernetesObject
{
    /// <inheritdoc/>
    public required ObjectMeta Metadata { get; init; }

    /// <summary><c>spec.capacity.storage</c>, a quantity.</summary>
    public string Capacity { get; init; } = "";

    /// <summary><c>spec.storageClassName</c>.</summary>
    public string StorageClassName { get; init; } = "";

    /// <summary><c>spec.persistentVolumeReclaimPolicy</c>.</summary>
    public string ReclaimPolicy { get; init; } = "";

    /// <summary><c>spec.accessModes</c>.</summary>
    public ImmutableArray<string> AccessModes { get; init; } = [];

    /// <summary><c>spec.claimRef</c>, with the claim's uid, or null.</summary>
    public ObjectReference? ClaimReference { get; init; }

    /// <summary><c>spec.local.path</c>; empty for other sources.</summary>
    public string LocalPath { get; init; } = "";

    /// <summary><c>spec.csi.driver</c>; empty for other sources.</summary>
    public string CsiDriver { get; init; } = "";

    /// <summary><c>spec.csi.volumeHandle</c>, the storage provider's own name of it; empty for other sources.</summary>
    public string VolumeHandle { get; init; } = "";

    /// <summary>Node names of a required node affinity on <c>kubernetes.io/hostname</c>.</summary>
    public ImmutableArray<string> NodeNames { get; init; } = [];

    /// <summary><c>status.phase</c>: Available, Bound, Released, Failed or Pending.</summary>
    public string Phase { get; init; } = "";
}
