using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Admission;
using Portal.Cluster.Resources.Apis;
using Portal.Cluster.Resources.Disruption;
using Portal.Cluster.Resources.Events;
using Portal.Cluster.Resources.Leases;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Namespaces;
using Portal.Cluster.Resources.Nodes;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Resources.Services;
using Portal.Cluster.Resources.Storage;
using Portal.Cluster.Resources.Workloads;

namespace Portal.Cluster.Watching;

/// <summary>The kinds that the portal watches, each with its reader. A new kind is one line here, its slim type and its place in <see cref="ClusterView"/>.</summary>
public static class WatchedResources
{
    /// <summary>Pods.</summary>
    public static WatchedResource<Pod> Pods { get; } = new(KnownResources.Pods, PodReader.Read);

    /// <summary>Nodes.</summary>
    public static WatchedResource<Node> Nodes { get; } = new(KnownResources.Nodes, NodeReader.Read);

    /// <summary>Namespaces.</summary>
    public static WatchedResource<Namespace> Namespaces { get; } = new(KnownResources.Namespaces, NamespaceReader.Read);

    /// <summary>Events.</summary>
    public static WatchedResource<KubernetesEvent> Events { get; } = new(KnownResources.Events, KubernetesEventReader.Read);

    /// <summary>Claims.</summary>
    public static WatchedResource<PersistentVolumeClaim> Claims { get; } = new(KnownResources.Claims, PersistentVolumeClaimReader.Read);

    /// <summary>Persistent volumes.</summary>
    public static WatchedResource<PersistentVolume> Volumes { get; } = new(KnownResources.Volumes, PersistentVolumeReader.Read);

    /// <summary>Volume attachments.</summary>
    public static WatchedResource<VolumeAttachment> VolumeAttachments { get; } = new(KnownResources.VolumeAttachments, VolumeAttachmentReader.Read);

    /// <summary>Stateful sets.</summary>
    public static WatchedResource<Workload> StatefulSets { get; } = new(KnownResources.StatefulSets, WorkloadReader.StatefulSet);

    /// <summary>Jobs.</summary>
    public static WatchedResource<Workload> Jobs { get; } = new(KnownResources.Jobs, WorkloadReader.Job);

    /// <summary>Leases.</summary>
    public static WatchedResource<Lease> Leases { get; } = new(KnownResources.Leases, LeaseReader.Read);

    /// <summary>Deployments.</summary>
    public static WatchedResource<Workload> Deployments { get; } = new(KnownResources.Deployments, WorkloadReader.Deployment);

    /// <summary>Daemon sets.</summary>
    public static WatchedResource<Workload> DaemonSets { get; } = new(KnownResources.DaemonSets, WorkloadReader.DaemonSet);

    /// <summary>Replica sets.</summary>
    public static WatchedResource<Workload> ReplicaSets { get; } = new(KnownResources.ReplicaSets, WorkloadReader.ReplicaSet);

    /// <summary>Budgets of pods that may be evicted.</summary>
    public static WatchedResource<PodDisruptionBudget> DisruptionBudgets { get; } = new(KnownResources.DisruptionBudgets, PodDisruptionBudgetReader.Read);

    /// <summary>Services.</summary>
    public static WatchedResource<Service> Services { get; } = new(KnownResources.Services, ServiceReader.Read);

    /// <summary>Endpoint slices.</summary>
    public static WatchedResource<EndpointSlice> EndpointSlices { get; } = new(KnownResources.EndpointSlices, EndpointSliceReader.Read);

    /// <summary>Storage classes.</summary>
    public static WatchedResource<StorageClass> StorageClasses { get; } = new(KnownResources.StorageClasses, StorageClassReader.Read);

    /// <summary>CSI drivers.</summary>
    public static WatchedResource<CsiDriver> CsiDrivers { get; } = new(KnownResources.CsiDrivers, CsiDriverReader.Read);

    /// <summary>Which CSI drivers run on which node.</summary>
    public static WatchedResource<CsiNode> CsiNodes { get; } = new(KnownResources.CsiNodes, CsiNodeReader.Read);

    /// <summary>Who serves which API group.</summary>
    public static WatchedResource<ApiService> ApiServices { get; } = new(KnownResources.ApiServices, ApiServiceReader.Read);

    /// <summary>Definitions of custom resources.</summary>
    public static WatchedResource<CustomResourceDefinition> CustomResourceDefinitions { get; } = new(KnownResources.CustomResourceDefinitions, CustomResourceDefinitionReader.Read) { PageSize = 50 };

    /// <summary>Webhooks that may refuse a change.</summary>
    public static WatchedResource<WebhookConfiguration> ValidatingWebhooks { get; } = new(KnownResources.ValidatingWebhooks, WebhookConfigurationReader.Read);

    /// <summary>Webhooks that may alter a change.</summary>
    public static WatchedResource<WebhookConfiguration> MutatingWebhooks { get; } = new(KnownResources.MutatingWebhooks, WebhookConfigurationReader.Read);

    /// <summary>A kind of which only the metadata is watched.</summary>
    /// <param name="kind">The kind, found by discovery.</param>
    public static WatchedResource<ObjectMetadata> Metadata(ResourceKind kind) => new(kind, ObjectMetadataReader.Read)
    {
        ListForm = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1",
        WatchBuffer = 4 * 1024,
        WatchForm = "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1",
    };
}
