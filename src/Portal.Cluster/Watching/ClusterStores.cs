using Portal.Cluster.Resources.Events;
using Portal.Cluster.Resources.Leases;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Namespaces;
using Portal.Cluster.Resources.Nodes;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Resources.Storage;
using Portal.Cluster.Resources.Workloads;

namespace Portal.Cluster.Watching;

/// <summary>The stores of one cluster. They outlive connections: what was known stays until something better is known.</summary>
internal sealed class ClusterStores(string cluster, ChangeSignal changes)
{
    private readonly ResourceStore<Pod> _pods = Store(WatchedResources.Pods, changes);
    private readonly ResourceStore<Node> _nodes = Store(WatchedResources.Nodes, changes);
    private readonly ResourceStore<Namespace> _namespaces = Store(WatchedResources.Namespaces, changes);
    private readonly ResourceStore<KubernetesEvent> _events = Store(WatchedResources.Events, changes);
    private readonly ResourceStore<PersistentVolumeClaim> _claims = Store(WatchedResources.Claims, changes);
    private readonly ResourceStore<PersistentVolume> _volumes = Store(WatchedResources.Volumes, changes);
    private readonly ResourceStore<VolumeAttachment> _attachments = Store(WatchedResources.VolumeAttachments, changes);
    private readonly ResourceStore<Workload> _statefulSets = Store(WatchedResources.StatefulSets, changes);
    private readonly ResourceStore<Workload> _jobs = Store(WatchedResources.Jobs, changes);
    private readonly ResourceStore<Lease> _leases = Store(WatchedResources.Leases, changes);

    public ClusterView View() => new()
    {
        Cluster = cluster,
        Pods = _pods.Current,
        Nodes = _nodes.Current,
        Namespaces = _namespaces.Current,
        Events = _events.Current,
        Claims = _claims.Current,
        Volumes = _volumes.Current,
        VolumeAttachments = _attachments.Current,
        StatefulSets = _statefulSets.Current,
        Jobs = _jobs.Current,
        Leases = _leases.Current,
    };

    /// <summary>The reflectors of all kinds, small kinds first: a page about nodes need not wait for the pods.</summary>
    public IReadOnlyList<Func<CancellationToken, Task>> Reflectors(WatchContext context) =>
    [
        Reflector(context, WatchedResources.Namespaces, _namespaces),
        Reflector(context, WatchedResources.Nodes, _nodes),
        Reflector(context, WatchedResources.Pods, _pods),
        Reflector(context, WatchedResources.Volumes, _volumes),
        Reflector(context, WatchedResources.Claims, _claims),
        Reflector(context, WatchedResources.VolumeAttachments, _attachments),
        Reflector(context, WatchedResources.StatefulSets, _statefulSets),
        Reflector(context, WatchedResources.Jobs, _jobs),
        Reflector(context, WatchedResources.Leases, _leases),
        Reflector(context, WatchedResources.Events, _events),
    ];

    /// <summary>Says of all kinds that the cluster cannot be reached.</summary>
    public void Unreachable(string reason)
    {
        Set(_pods);
        Set(_nodes);
        Set(_namespaces);
        Set(_events);
        Set(_claims);
        Set(_volumes);
        Set(_attachments);
        Set(_statefulSets);
        Set(_jobs);
        Set(_leases);

        void Set<T>(ResourceStore<T> store)
            where T : class, IKubernetesObject =>
            store.SetStatus(store.Current.Status with { State = WatchState.Unreachable, LastError = reason });
    }

    private static ResourceStore<T> Store<T>(WatchedResource<T> resource, ChangeSignal changes)
        where T : class, IKubernetesObject => new(resource.Kind, changes);

    private static Func<CancellationToken, Task> Reflector<T>(WatchContext context, WatchedResource<T> resource, ResourceStore<T> store)
        where T : class, IKubernetesObject => stop => new ResourceReflector<T>(context, resource, store).RunAsync(stop);
}
