using System.Collections.Immutable;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Events;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Nodes;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Resources.Storage;
using Portal.Cluster.Resources.Workloads;
using Portal.Cluster.Watching;
using Portal.Core.Deletions;

namespace Portal.Problems.PodStuckTerminating;

/// <summary>A pod in deletion, with what the view knows around it.</summary>
/// <param name="Pod">The pod; it has a deletionTimestamp.</param>
/// <param name="View">What is known of the cluster.</param>
/// <param name="Now">The time on the API server's clock.</param>
internal sealed record StuckPod(Pod Pod, ClusterView View, DateTimeOffset Now)
{
    /// <summary>When it should have been gone.</summary>
    public DateTimeOffset Deadline => Pod.Metadata.DeletionTimestamp!.Value;

    /// <summary>How long ago that was.</summary>
    public TimeSpan Overdue => Now - Deadline;

    /// <summary>The grace really given, in seconds; 0 also once the kubelet is done.</summary>
    public long Grace => Pod.Metadata.DeletionGracePeriodSeconds ?? 0;

    /// <summary>The pod as any object in deletion.</summary>
    public DeletingObject AsDeleting => new(KnownResources.Pods, Pod.Metadata, View, Now);

    /// <summary><c>namespace/name</c>.</summary>
    public string Name => ObjectKey.Of(Pod).ToString();

    /// <summary>The pod as a reference.</summary>
    public ObjectReference Reference => ObjectReference.To(KnownResources.Pods, Pod);

    /// <summary>Whether a node that is not in the view is really not there.</summary>
    public bool NodesAreSeen => View.Nodes.Status.State == WatchState.Synced;

    /// <summary>The pod's node, or null.</summary>
    public Node? Node => Pod.NodeName.Length == 0 ? null : View.Nodes.Find("", Pod.NodeName);

    /// <summary>The node as a reference, known or not.</summary>
    public ObjectReference NodeReference => new("v1", "Node", "", Pod.NodeName, Node?.Metadata.Uid ?? "");

    /// <summary>Its containers, side-cars and init containers included.</summary>
    public IEnumerable<ContainerStatus> Containers => Pod.ContainerStatuses.Concat(Pod.InitContainerStatuses);

    /// <summary>Its events, newest first. The taint manager writes no uid into its events.</summary>
    public IEnumerable<KubernetesEvent> Events => EventsOf(Pod);

    /// <summary>The claims that it mounts, as far as they are there.</summary>
    public IEnumerable<PersistentVolumeClaim> Claims =>
        Pod.ClaimNames.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(name => View.Claims.Find(Pod.Metadata.Namespace, name)).OfType<PersistentVolumeClaim>();

    /// <summary>The StatefulSet that controls it, if it is there.</summary>
    public Workload? StatefulSet => Pod.Metadata.Controller is { Kind: "StatefulSet" } owner
        && View.StatefulSets.Find(Pod.Metadata.Namespace, owner.Name) is { } set && set.Metadata.Uid == owner.Uid ? set : null;

    /// <summary>The attachments of its claims' volumes to its node.</summary>
    public IEnumerable<VolumeAttachment> Attachments => Claims.Where(static claim => claim.VolumeName.Length > 0)
        .SelectMany(claim => View.VolumeAttachments.By(StorageIndexes.AttachmentsByVolume, claim.VolumeName))
        .Where(attachment => attachment.NodeName == Pod.NodeName)
        .OrderBy(static attachment => attachment.Metadata.Name, StringComparer.Ordinal);

    /// <summary>Other pods that mount one of its claims and are not in deletion: they wait for its volume.</summary>
    public IEnumerable<Pod> Successors => Pod.ClaimNames
        .SelectMany(name => View.Pods.By(PodIndexes.ByClaim, Indexes.ClaimKey(Pod.Metadata.Namespace, name)))
        .Where(pod => pod.Metadata.Uid != Pod.Metadata.Uid && pod.Metadata.DeletionTimestamp is null)
        .DistinctBy(static pod => pod.Metadata.Uid, StringComparer.Ordinal).OrderBy(static pod => pod.Metadata.Name, StringComparer.Ordinal);

    /// <summary>Events of a pod, newest first.</summary>
    public ImmutableArray<KubernetesEvent> EventsOf(Pod pod) =>
    [
        .. View.Events.By(EventIndexes.ByObject, $"Pod/{ObjectKey.Of(pod)}")
            .Where(e => e.InvolvedObject.Uid.Length == 0 || e.InvolvedObject.Uid == pod.Metadata.Uid)
            .OrderByDescending(static e => e.LastTimestamp).ThenBy(static e => e.Metadata.Name, StringComparer.Ordinal),
    ];
}
