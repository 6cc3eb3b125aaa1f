using System.Runtime.CompilerServices;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Admission;
using Portal.Cluster.Resources.Apis;
using Portal.Cluster.Resources.Disruption;
using Portal.Cluster.Resources.Events;
using Portal.Cluster.Resources.Leases;
using Portal.Cluster.Resources.Namespaces;
using Portal.Cluster.Resources.Nodes;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Resources.Services;
using Portal.Cluster.Resources.Storage;
using Portal.Cluster.Resources.Workloads;
using Portal.Cluster.Watching.Metadata;

namespace Portal.Cluster.Watching;

/// <summary>
/// What the portal knows of a cluster at one moment: the snapshots of all kinds that it watches. Detectors and playbooks are pure
/// functions over it.
/// </summary>
public sealed record ClusterView
{
    // Beside the record, not in it: a copy made by "with" must not take it over.
    private static readonly ConditionalWeakTable<ClusterView, MetadataView> MetadataViews = [];

    /// <summary>The cluster's name in the portal.</summary>
    public required string Cluster { get; init; }

    /// <summary>Pods.</summary>
    public ResourceSnapshot<Pod> Pods { get; init; } = Empty<Pod>(KnownResources.Pods);

    /// <summary>Nodes.</summary>
    public ResourceSnapshot<Node> Nodes { get; init; } = Empty<Node>(KnownResources.Nodes);

    /// <summary>Namespaces.</summary>
    public ResourceSnapshot<Namespace> Namespaces { get; init; } = Empty<Namespace>(KnownResources.Namespaces);

    /// <summary>Events.</summary>
    public ResourceSnapshot<KubernetesEvent> Events { get; init; } = Empty<KubernetesEvent>(KnownResources.Events);

    /// <summary>Claims.</summary>
    public ResourceSnapshot<PersistentVolumeClaim> Claims { get; init; } = Empty<PersistentVolumeClaim>(KnownResources.Claims);

    /// <summary>Persistent volumes.</summary>
    public ResourceSnapshot<PersistentVolume> Volumes { get; init; } = Empty<PersistentVolume>(KnownResources.Volumes);

    /// <summary>Volume attachments.</summary>
    public ResourceSnapshot<VolumeAttachment> VolumeAttachments { get; init; } = Empty<VolumeAttachment>(KnownResources.VolumeAttachments);

    /// <summary>Stateful sets.</summary>
    public ResourceSnapshot<Workload> StatefulSets { get; init; } = Empty<Workload>(KnownResources.StatefulSets);

    /// <summary>Jobs.</summary>
    public ResourceSnapshot<Workload> Jobs { get; init; } = Empty<Workload>(KnownResources.Jobs);

    /// <summary>Leases: kubelet heartbeats in <c>kube-node-lease</c>, controllers elsewhere.</summary>
    public ResourceSnapshot<Lease> Leases { get; init; } = Empty<Lease>(KnownResources.Leases);

    /// <summary>Deployments.</summary>
    public ResourceSnapshot<Workload> Deployments { get; init; } = Empty<Workload>(KnownResources.Deployments);

    /// <summary>Daemon sets.</summary>
    public ResourceSnapshot<Workload> DaemonSets { get; init; } = Empty<Workload>(KnownResources.DaemonSets);

    /// <summary>Replica sets.</summary>
    public ResourceSnapshot<Workload> ReplicaSets { get; init; } = Empty<Workload>(KnownResources.ReplicaSets);

    /// <summary>Budgets of pods that may be evicted.</summary>
    public ResourceSnapshot<PodDisruptionBudget> DisruptionBudgets { get; init; } = Empty<PodDisruptionBudget>(KnownResources.DisruptionBudgets);

    /// <summary>Services.</summary>
    public ResourceSnapshot<Service> Services { get; init; } = Empty<Service>(KnownResources.Services);

    /// <summary>Endpoint slices.</summary>
    public ResourceSnapshot<EndpointSlice> EndpointSlices { get; init; } = Empty<EndpointSlice>(KnownResources.EndpointSlices);

    /// <summary>Storage classes.</summary>
    public ResourceSnapshot<StorageClass> StorageClasses { get; init; } = Empty<StorageClass>(KnownResources.StorageClasses);

    /// <summary>CSI drivers.</summary>
    public ResourceSnapshot<CsiDriver> CsiDrivers { get; init; } = Empty<CsiDriver>(KnownResources.CsiDrivers);

    /// <summary>Which CSI drivers run on which node.</summary>
    public ResourceSnapshot<CsiNode> CsiNodes { get; init; } = Empty<CsiNode>(KnownResources.CsiNodes);

    /// <summary>Who serves which API group.</summary>
    public ResourceSnapshot<ApiService> ApiServices { get; init; } = Empty<ApiService>(KnownResources.ApiServices);

    /// <summary>Definitions of custom resources.</summary>
    public ResourceSnapshot<CustomResourceDefinition> CustomResourceDefinitions { get; init; } = Empty<CustomResourceDefinition>(KnownResources.CustomResourceDefinitions);

    /// <summary>Webhooks that may refuse a change.</summary>
    public ResourceSnapshot<WebhookConfiguration> ValidatingWebhooks { get; init; } = Empty<WebhookConfiguration>(KnownResources.ValidatingWebhooks);

    /// <summary>Webhooks that may alter a change.</summary>
    public ResourceSnapshot<WebhookConfiguration> MutatingWebhooks { get; init; } = Empty<WebhookConfiguration>(KnownResources.MutatingWebhooks);

    /// <summary>The kinds that discovery found and that are watched as metadata only.</summary>
    public MetadataSnapshots Discovered { get; init; } = MetadataSnapshots.Unknown;

    /// <summary>All objects of whatever kind, these and the discovered ones together, by owner, namespace and deletion. Made once for a view.</summary>
    public MetadataView Metadata => MetadataViews.GetValue(this, static view => new MetadataView(view.All, view.Discovered));

    /// <summary>The snapshots of the kinds that are watched in full.</summary>
    public IReadOnlyList<IResourceSnapshot> All =>
    [
        Pods, Nodes, Namespaces, Events, Claims, Volumes, VolumeAttachments, StatefulSets, Jobs, Leases,
        Deployments, DaemonSets, ReplicaSets, DisruptionBudgets, Services, EndpointSlices, StorageClasses,
        CsiDrivers, CsiNodes, ApiServices, CustomResourceDefinitions, ValidatingWebhooks, MutatingWebhooks,
    ];

    /// <summary>The snapshot of a kind.</summary>
    /// <param name="kind">The kind, one of <see cref="KnownResources"/>.</param>
    /// <returns>The snapshot; null for a kind that the portal does not watch.</returns>
    public IResourceSnapshot? Of(ResourceKind kind) => All.FirstOrDefault(snapshot => snapshot.Kind == kind);

    private static ResourceSnapshot<T> Empty<T>(ResourceKind kind)
        where T : class, Resources.Metadata.IKubernetesObject => new(kind, [], WatchStatus.Initial);
}
