using Microsoft.Extensions.Logging;
using Portal.Cluster.Discovery;
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
using Portal.Cluster.Watching.Metadata;

namespace Portal.Cluster.Watching;

/// <summary>The stores of one cluster. They outlive connections: what was known stays until something better is known.</summary>
internal sealed class ClusterStores
{
    private readonly string _cluster;
    private readonly ChangeSignal _changes;
    private readonly List<IWatchedStore> _all = [];
    private readonly ClusterDiscovery _discovery;
    private readonly MetadataStores _metadata;
    private readonly ResourceStore<Namespace> _namespaces;
    private readonly ResourceStore<Node> _nodes;
    private readonly ResourceStore<Pod> _pods;
    private readonly ResourceStore<PersistentVolume> _volumes;
    private readonly ResourceStore<PersistentVolumeClaim> _claims;
    private readonly ResourceStore<VolumeAttachment> _volumeAttachments;
    private readonly ResourceStore<Workload> _statefulSets;
    private readonly ResourceStore<Workload> _jobs;
    private readonly ResourceStore<Lease> _leases;
    private readonly ResourceStore<ApiService> _apiServices;
    private readonly ResourceStore<CustomResourceDefinition> _customResourceDefinitions;
    private readonly ResourceStore<PodDisruptionBudget> _disruptionBudgets;
    private readonly ResourceStore<Workload> _daemonSets;
    private readonly ResourceStore<Workload> _deployments;
    private readonly ResourceStore<Workload> _replicaSets;
    private readonly ResourceStore<StorageClass> _storageClasses;
    private readonly ResourceStore<CsiDriver> _csiDrivers;
    private readonly ResourceStore<CsiNode> _csiNodes;
    private readonly ResourceStore<Service> _services;
    private readonly ResourceStore<EndpointSlice> _endpointSlices;
    private readonly ResourceStore<WebhookConfiguration> _validatingWebhooks;
    private readonly ResourceStore<WebhookConfiguration> _mutatingWebhooks;
    private readonly ResourceStore<KubernetesEvent> _events;

    /// <summary>Makes empty stores. Their order is that of the first lists, small kinds first: a page about nodes need not wait for the pods.</summary>
    public ClusterStores(string cluster, ChangeSignal changes)
    {
        _cluster = cluster;
        _changes = changes;
        _discovery = new ClusterDiscovery(changes);
        _metadata = new MetadataStores(changes);
        _namespaces = Keep(WatchedResources.Namespaces);
        _nodes = Keep(WatchedResources.Nodes);
        _pods = Keep(WatchedResources.Pods);
        _volumes = Keep(WatchedResources.Volumes);
        _claims = Keep(WatchedResources.Claims);
        _volumeAttachments = Keep(WatchedResources.VolumeAttachments);
        _statefulSets = Keep(WatchedResources.StatefulSets);
        _jobs = Keep(WatchedResources.Jobs);
        _leases = Keep(WatchedResources.Leases);
        _apiServices = Keep(WatchedResources.ApiServices);
        _customResourceDefinitions = Keep(WatchedResources.CustomResourceDefinitions);
        _disruptionBudgets = Keep(WatchedResources.DisruptionBudgets);
        _daemonSets = Keep(WatchedResources.DaemonSets);
        _deployments = Keep(WatchedResources.Deployments);
        _replicaSets = Keep(WatchedResources.ReplicaSets);
        _storageClasses = Keep(WatchedResources.StorageClasses);
        _csiDrivers = Keep(WatchedResources.CsiDrivers);
        _csiNodes = Keep(WatchedResources.CsiNodes);
        _services = Keep(WatchedResources.Services);
        _endpointSlices = Keep(WatchedResources.EndpointSlices);
        _validatingWebhooks = Keep(WatchedResources.ValidatingWebhooks);
        _mutatingWebhooks = Keep(WatchedResources.MutatingWebhooks);
        _events = Keep(WatchedResources.Events);
    }

    public ClusterView View() => new()
    {
        Cluster = _cluster,
        Namespaces = _namespaces.Current,
        Nodes = _nodes.Current,
        Pods = _pods.Current,
        Volumes = _volumes.Current,
        Claims = _claims.Current,
        VolumeAttachments = _volumeAttachments.Current,
        StatefulSets = _statefulSets.Current,
        Jobs = _jobs.Current,
        Leases = _leases.Current,
        ApiServices = _apiServices.Current,
        CustomResourceDefinitions = _customResourceDefinitions.Current,
        DisruptionBudgets = _disruptionBudgets.Current,
        DaemonSets = _daemonSets.Current,
        Deployments = _deployments.Current,
        ReplicaSets = _replicaSets.Current,
        StorageClasses = _storageClasses.Current,
        CsiDrivers = _csiDrivers.Current,
        CsiNodes = _csiNodes.Current,
        Services = _services.Current,
        EndpointSlices = _endpointSlices.Current,
        ValidatingWebhooks = _validatingWebhooks.Current,
        MutatingWebhooks = _mutatingWebhooks.Current,
        Events = _events.Current,
        Discovered = _metadata.View(),
    };

    /// <summary>The reflectors of all kinds.</summary>
    public IEnumerable<Func<CancellationToken, Task>> Reflectors(WatchContext context) => _all.Select(store => store.Reflector(context));

    /// <summary>Finds out which kinds there are.</summary>
    public Task DiscoverAsync(WatchContext context, CancellationToken stop) =>
        _discovery.RunAsync(context, () => _customResourceDefinitions.Current.Version + _apiServices.Current.Version, stop);

    /// <summary>Watches the kinds that were found, when those of the reflectors are listed.</summary>
    /// <param name="context">The connection, as the reflectors have it.</param>
    /// <param name="lists">The semaphore of these kinds' lists.</param>
    /// <param name="keep">Runs a reflector and begins it anew after a defect.</param>
    /// <param name="stop">Stops.</param>
    public Task WatchDiscoveredAsync(
        WatchContext context, SemaphoreSlim lists, Func<Func<CancellationToken, Task>, CancellationToken, Task> keep, CancellationToken stop) =>
        _metadata.RunAsync(
            context with
            {
                Options = context.Options.ForMetadata(),
                Lists = lists,
                ShareConnections = true,
                Routine = LogLevel.Debug,
                NotServed = _discovery.Hint,
            },
            _discovery,
            () => _all.Any(static s => s.Current.Status is { State: WatchState.Syncing, LastSynced: null }),
            keep,
            stop);

    /// <summary>Says of all kinds that the cluster cannot be reached.</summary>
    public void Unreachable(string reason, DateTimeOffset now)
    {
        foreach (var store in _all)
        {
            store.Unreachable(reason, now);
        }

        _metadata.Unreachable(reason, now);
    }

    private ResourceStore<T> Keep<T>(WatchedResource<T> resource)
        where T : class, IKubernetesObject
    {
        var kept = new WatchedStore<T>(resource, _changes);
        _all.Add(kept);
        return kept.Store;
    }
}
