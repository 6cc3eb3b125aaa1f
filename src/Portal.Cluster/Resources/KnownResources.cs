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

    /// <summary>Deployments.</summary>
    public static ResourceKind Deployments { get; } = new("apps", "v1", "deployments", "Deployment", true);

    /// <summary>Daemon sets.</summary>
    public static ResourceKind DaemonSets { get; } = new("apps", "v1", "daemonsets", "DaemonSet", true);

    /// <summary>Replica sets.</summary>
    public static ResourceKind ReplicaSets { get; } = new("apps", "v1", "replicasets", "ReplicaSet", true);

    /// <summary>Budgets of pods that may be evicted.</summary>
    public static ResourceKind DisruptionBudgets { get; } = new("policy", "v1", "poddisruptionbudgets", "PodDisruptionBudget", true);

    /// <summary>Services.</summary>
    public static ResourceKind Services { get; } = new("", "v1", "services", "Service", true);

    /// <summary>Endpoint slices.</summary>
    public static ResourceKind EndpointSlices { get; } = new("discovery.k8s.io", "v1", "endpointslices", "EndpointSlice", true);

    /// <summary>Storage classes.</summary>
    public static ResourceKind StorageClasses { get; } = new("storage.k8s.io", "v1", "storageclasses", "StorageClass", false);

    /// <summary>CSI drivers.</summary>
    public static ResourceKind CsiDrivers { get; } = new("storage.k8s.io", "v1", "csidrivers", "CSIDriver", false);

    /// <summary>Which CSI drivers run on which node.</summary>
    public static ResourceKind CsiNodes { get; } = new("storage.k8s.io", "v1", "csinodes", "CSINode", false);

    /// <summary>Who serves which API group.</summary>
    public static ResourceKind ApiServices { get; } = new("apiregistration.k8s.io", "v1", "apiservices", "APIService", false);

    /// <summary>Definitions of custom resources.</summary>
    public static ResourceKind CustomResourceDefinitions { get; } = new("apiextensions.k8s.io", "v1", "customresourcedefinitions", "CustomResourceDefinition", false);

    /// <summary>Webhooks that may refuse a change.</summary>
    public static ResourceKind ValidatingWebhooks { get; } = new("admissionregistration.k8s.io", "v1", "validatingwebhookconfigurations", "ValidatingWebhookConfiguration", false);

    /// <summary>Webhooks that may alter a change.</summary>
    public static ResourceKind MutatingWebhooks { get; } = new("admissionregistration.k8s.io", "v1", "mutatingwebhookconfigurations", "MutatingWebhookConfiguration", false);

    /// <summary>All of them.</summary>
    public static ImmutableArray<ResourceKind> All { get; } =
    [
        Pods, Nodes, Namespaces, Events, Claims, Volumes, VolumeAttachments, StatefulSets, Jobs, Leases,
        Deployments, DaemonSets, ReplicaSets, DisruptionBudgets, Services, EndpointSlices, StorageClasses,
        CsiDrivers, CsiNodes, ApiServices, CustomResourceDefinitions, ValidatingWebhooks, MutatingWebhooks,
    ];
}
