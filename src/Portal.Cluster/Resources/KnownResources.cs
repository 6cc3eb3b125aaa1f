using System.Collections.Immutable;

namespace Portal.Cluster.Resources;

/// <summary>The kinds that the portal watches by slim type, and how they are named.</summary>
public static class KnownResources
{
    /// <summary>Pods.</summary>
    public static ResourceKind Pods { get; } = new("", "v1", "pods", "Pod", true);

    /// <summary>Nodes.</summary>
    public static ResourceKind Nodes { get; } = new("", "v1", "nodes", "Node", false);

    /// <summary>Namespaces.</summary>
    public static ResourceKind Namespaces { get; } = new("", "v1", "namespaces", "Namespace", false);

    /// <summary>Events.</summary>
    public static ResourceKind Events { get; } = new("", "v1", "events", "Event", true);

    /// <summary>Claims.</summary>
    public static ResourceKind Claims { get; } = new("", "v1", "persistentvolumeclaims", "PersistentVolumeClaim", true);

    /// <summary>Persistent volumes.</summary>
    public static ResourceKind Volumes { get; } = new("", "v1", "persistentvolumes", "PersistentVolume", false);

    /// <summary>Volume attachments.</summary>
    public static ResourceKind VolumeAttachments { get; } = new("storage.k8s.io", "v1", "volumeattachments", "VolumeAttachment", false);

    /// <summary>Stateful sets.</summary>
    public static ResourceKind StatefulSets { get; } = new("apps", "v1", "statefulsets", "StatefulSet", true);

    /// <summary>Jobs.</summary>
    public static ResourceKind Jobs { get; } = new("batch", "v1", "jobs", "Job", true);

    /// <summary>Leases.</summary>
    public static ResourceKind Leases { get; } = new("coordination.k8s.io", "v1", "leases", "Lease", true);

    /// <summary>All of them.</summary>
    public static ImmutableArray<ResourceKind> All { get; } =
        [Pods, Nodes, Namespaces, Events, Claims, Volumes, VolumeAttachments, StatefulSets, Jobs, Leases];
}
