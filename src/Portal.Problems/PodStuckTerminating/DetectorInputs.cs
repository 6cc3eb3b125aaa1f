using System.Collections.Immutable;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Admission;
using Portal.Cluster.Resources.Events;
using Portal.Cluster.Resources.Leases;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Namespaces;
using Portal.Cluster.Resources.Nodes;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Resources.Services;
using Portal.Cluster.Resources.Storage;
using Portal.Cluster.Resources.Workloads;
using Portal.Cluster.Watching;
using Portal.Core.Deletions.Admission;
using Portal.Core.Deletions.Controllers;
using Portal.Core.Findings;

namespace Portal.Problems.PodStuckTerminating;

/// <summary>From a changed object to the pods in deletion whose examination reads it: the mirror image of what the rules and the evidence look at.</summary>
internal static class DetectorInputs
{
    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<DetectorInput> All =
    [
        Input<Node>(KnownResources.Nodes, static (node, view) => view.Pods.By(Indexes.DeletedByNode, node.Metadata.Name)),
        Input<Lease>(KnownResources.Leases, OfLease),
        Input<Pod>(KnownResources.Pods, OfPod),
        Input<KubernetesEvent>(KnownResources.Events, OfEvent),
        Input<PersistentVolumeClaim>(KnownResources.Claims, OfClaim),
        Input<VolumeAttachment>(
            KnownResources.VolumeAttachments,
            static (attachment, view) => view.Claims.By(Indexes.ClaimsByVolume, attachment.PersistentVolumeName)
                .SelectMany(claim => Mounting(view, claim.Metadata.Namespace, claim.Metadata.Name))),
        Input<Workload>(KnownResources.StatefulSets, static (set, view) => Controlled(view, "StatefulSet", set)),
        Input<Workload>(KnownResources.Jobs, static (job, view) => Controlled(view, "Job", job)),
        Input<WebhookConfiguration>(KnownResources.ValidatingWebhooks, static (_, view) => view.Pods.By(Indexes.Deleted, "")),
        Input<WebhookConfiguration>(KnownResources.MutatingWebhooks, static (_, view) => view.Pods.By(Indexes.Deleted, "")),
        Input<Service>(KnownResources.Services, static (service, view) => Asking(view, ObjectKey.Of(service))),
        Input<EndpointSlice>(KnownResources.EndpointSlices, static (slice, view) => Asking(view, new(slice.Metadata.Namespace, slice.ServiceName))),
        Input<Namespace>(KnownResources.Namespaces, static (space, view) => view.Pods.By(Indexes.Deleted, space.Metadata.Name)),
    ];

    private static DetectorInput Input<T>(ResourceKind kind, Func<T, ClusterView, IEnumerable<Pod>> subjects)
        where T : class, IKubernetesObject =>
        new(kind, (obj, view) => obj is T changed ? subjects(changed, view).Select(static pod => ObjectKey.Of(pod)).Distinct() : []);

    private static ImmutableArray<Pod> Controlled(ClusterView view, string kind, Workload workload) =>
        view.Pods.By(Indexes.DeletedByController, Indexes.ControllerKey(kind, workload.Metadata.Namespace, workload.Metadata.Name));

    private static IEnumerable<Pod> Mounting(ClusterView view, string @namespace, string claim) =>
        view.Pods.By(PodIndexes.ByClaim, Indexes.ClaimKey(@namespace, claim)).Where(static pod => pod.Metadata.DeletionTimestamp is not null);

    /// <summary>A kubelet's heartbeat matters to the pods of its node; a controller's to the pods that its finalizer holds.</summary>
    private static IEnumerable<Pod> OfLease(Lease lease, ClusterView view) =>
        lease.Metadata.Namespace == "kube-node-lease" ? view.Pods.By(Indexes.DeletedByNode, lease.Metadata.Name)
        : ObjectKey.Of(lease) == ControllerManager.LeaseKey ? view.Pods.By(Indexes.HeldByControlPlane, "").Concat(HeldBy(view, ProgramNames.Of(lease)))
        : HeldBy(view, ProgramNames.Of(lease));

    /// <summary>A service matters to all pods in deletion while it answers for a webhook.</summary>
    private static ImmutableArray<Pod> Asking(ClusterView view, ObjectKey service) => AdmissionVerdicts.IsBackend(view, service) ? view.Pods.By(Indexes.Deleted, "") : [];

    /// <summary>
    /// Another pod matters as a controller of finalizers, as the next user of a volume, as a dependent that an owner waits for, and as what answers for a webhook.
    /// </summary>
    private static IEnumerable<Pod> OfPod(Pod pod, ClusterView view) => HeldBy(view, ProgramNames.Of(pod))
        .Concat(pod.ClaimNames.SelectMany(claim => Mounting(view, pod.Metadata.Namespace, claim)))
        .Concat(Owners(pod, view))
        .Concat(AdmissionVerdicts.IsBackend(view, pod.Metadata) ? view.Pods.By(Indexes.Deleted, "") : []);

    private static IEnumerable<Pod> OfClaim(PersistentVolumeClaim claim, ClusterView view) =>
        Mounting(view, claim.Metadata.Namespace, claim.Metadata.Name).Concat(Owners(claim, view));

    /// <summary>An event matters to the pod that it is about, and to the pods whose volume that pod waits for.</summary>
    private static IEnumerable<Pod> OfEvent(KubernetesEvent e, ClusterView view)
    {
        if (e.InvolvedObject.Kind != "Pod" || view.Pods.Find(e.InvolvedObject.Namespace, e.InvolvedObject.Name) is not { } pod)
        {
            return [];
        }

        var others = pod.ClaimNames.SelectMany(claim => Mounting(view, pod.Metadata.Namespace, claim));
        return pod.Metadata.DeletionTimestamp is null ? others : others.Append(pod);
    }

    private static IEnumerable<Pod> HeldBy(ClusterView view, IEnumerable<string> programs) =>
        programs.SelectMany(program => view.Pods.By(Indexes.HeldByManager, program));

    private static IEnumerable<Pod> Owners(IKubernetesObject dependent, ClusterView view) => dependent.Metadata.OwnerReferences
        .Where(static owner => owner is { Kind: "Pod", BlockOwnerDeletion: true })
        .Select(owner => view.Pods.Find(dependent.Metadata.Namespace, owner.Name)).OfType<Pod>();
}
