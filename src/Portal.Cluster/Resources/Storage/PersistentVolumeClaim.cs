using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Storage;

/// <summary>A claim.</summary>
public sealed record PersistentVolumeClaim : IKubernetesObject
{
    /// <inheritdoc/>
    public required ObjectMeta Metadata { get; init; }

    /// <summary><c>spec.volumeName</c>; empty while not bound.</summary>
    public string VolumeName { get; init; } = "";

    /// <summary><c>spec.storageClassName</c>.</summary>
    public string StorageClassName { get; init; } = "";

    /// <summary><c>spec.accessModes</c>, such as <c>ReadWriteOnce</c>.</summary>
    public ImmutableArray<string> AccessModes { get; init; } = [];

    /// <summary><c>spec.resources.requests.storage</c>, a quantity.</summary>
    public string RequestedStorage { get; init; } = "";

    /// <summary><c>status.phase</c>: Pending, Bound or Lost.</summary>
    public string Phase { get; init; } = "";
}
