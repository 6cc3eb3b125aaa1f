using System.Collections.Concurrent;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching;
using Portal.Cluster.Watching.Metadata;
using Portal.Core.Findings;
using Portal.Testing.Manifests;

namespace Portal.Testing.Clusters;

/// <summary>Watched clusters whose views and clock a test sets.</summary>
public sealed class TestClusters : ILiveClusters
{
    private readonly ConcurrentDictionary<string, ClusterView> _views = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ChangeSignal> _signals = new(StringComparer.Ordinal);

    /// <summary>The API servers' time.</summary>
    public DateTimeOffset Time { get; set; } = new(2026, 11, 24, 6, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Names => [.. _views.Keys.Order(StringComparer.Ordinal)];

    /// <summary>A snapshot of some objects that is live.</summary>
    public static ResourceSnapshot<T> Snapshot<T>(Portal.Cluster.Resources.ResourceKind kind, IEnumerable<T> objects, WatchState state = WatchState.Synced)
        where T : class, IKubernetesObject
    {
        var items = objects.ToArray();
        return new ResourceSnapshot<T>(kind, items, new WatchStatus(state, DateTimeOffset.UnixEpoch, null, items.Length));
    }

    /// <summary>A view in which every kind is live and empty.</summary>
    public static ClusterView Empty(string cluster)
    {
        var view = new ClusterView { Cluster = cluster };
        return view with
        {
            Pods = Snapshot(view.Pods.Kind, view.Pods.Items),
            Nodes = Snapshot(view.Nodes.Kind, view.Nodes.Items),
            Namespaces = Snapshot(view.Namespaces.Kind, view.Namespaces.Items),
            Events = Snapshot(view.Events.Kind, view.Events.Items),
            Claims = Snapshot(view.Claims.Kind, view.Claims.Items),
            Volumes = Snapshot(view.Volumes.Kind, view.Volumes.Items),
            VolumeAttachments = Snapshot(view.VolumeAttachments.Kind, view.VolumeAttachments.Items),
            StatefulSets = Snapshot(view.StatefulSets.Kind, view.StatefulSets.Items),
            Jobs = Snapshot(view.Jobs.Kind, view.Jobs.Items),
            Leases = Snapshot(view.Leases.Kind, view.Leases.Items),
            Deployments = Snapshot(view.Deployments.Kind, view.Deployments.Items),
            DaemonSets = Snapshot(view.DaemonSets.Kind, view.DaemonSets.Items),
            ReplicaSets = Snapshot(view.ReplicaSets.Kind, view.ReplicaSets.Items),
            DisruptionBudgets = Snapshot(view.DisruptionBudgets.Kind, view.DisruptionBudgets.Items),
            Services = Snapshot(view.Services.Kind, view.Services.Items),
            EndpointSlices = Snapshot(view.EndpointSlices.Kind, view.EndpointSlices.Items),
            StorageClasses = Snapshot(view.StorageClasses.Kind, view.StorageClasses.Items),
            CsiDrivers = Snapshot(view.CsiDrivers.Kind, view.CsiDrivers.Items),
            CsiNodes = Snapshot(view.CsiNodes.Kind, view.CsiNodes.Items),
            ApiServices = Snapshot(view.ApiServices.Kind, view.ApiServices.Items),
            CustomResourceDefinitions = Snapshot(view.CustomResourceDefinitions.Kind, view.CustomResourceDefinitions.Items),
            ValidatingWebhooks = Snapshot(view.ValidatingWebhooks.Kind, view.ValidatingWebhooks.Items),
            MutatingWebhooks = Snapshot(view.MutatingWebhooks.Kind, view.MutatingWebhooks.Items),
            Discovered = new MetadataSnapshots(ManifestKinds.Of([], DateTimeOffset.UnixEpoch), []),
        };
    }

    /// <summary>Shows a cluster and tells whoever listens.</summary>
    public void Show(ClusterView view)
    {
        _views[view.Cluster] = view;
        Changes(view.Cluster)!.Raise();
    }

    /// <inheritdoc/>
    public ClusterView? View(string cluster) => _views.GetValueOrDefault(cluster);

    /// <inheritdoc/>
    public ChangeSignal? Changes(string cluster) => _signals.GetOrAdd(cluster, static _ => new ChangeSignal());

    /// <inheritdoc/>
    public DateTimeOffset Now(string cluster) => Time;
}
