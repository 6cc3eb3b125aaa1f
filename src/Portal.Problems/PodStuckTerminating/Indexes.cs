using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Resources.Storage;
using Portal.Cluster.Watching;
using Portal.Core.Deletions.Controllers;
using Portal.Core.Deletions.Finalizers;

namespace Portal.Problems.PodStuckTerminating;

/// <summary>
/// The ways in which this room finds objects, beside those that every part of the portal shares. Of the pods, mostly those in deletion are filed: a handful
/// of 150,000.
/// </summary>
internal static class Indexes
{
    /// <summary>Pods in deletion by namespace; all of them under an empty key as well.</summary>
    public static readonly ResourceIndex<Pod> Deleted = new(
        "stuck/namespace", static pod => pod.Metadata.DeletionTimestamp is not null ? [pod.Metadata.Namespace, ""] : []);

    /// <summary>Pods in deletion by node.</summary>
    public static readonly ResourceIndex<Pod> DeletedByNode = new(
        "stuck/node", static pod => pod.Metadata.DeletionTimestamp is not null && pod.NodeName.Length > 0 ? [pod.NodeName] : []);

    /// <summary>Pods in deletion by controller: <c>Kind namespace/name</c>.</summary>
    public static readonly ResourceIndex<Pod> DeletedByController = new(
        "stuck/controller",
        static pod => pod.Metadata is { DeletionTimestamp: not null, Controller: { } owner } ? [ControllerKey(owner.Kind, pod.Metadata.Namespace, owner.Name)] : []);

    /// <summary>Pods in deletion with finalizers, by the programs that wrote the finalizers or are known to remove them.</summary>
    public static readonly ResourceIndex<Pod> HeldByManager = new(
        "stuck/manager", static pod => pod.Metadata.DeletionTimestamp is null
            ? []
            : FinalizerWriters.Of(pod.Metadata).Select(static entry => entry.Manager)
                .Concat(pod.Metadata.Finalizers.SelectMany(static finalizer => KnownFinalizers.Find(finalizer)?.Controllers ?? []))
                .Distinct(StringComparer.Ordinal));

    /// <summary>Pods in deletion that a controller of the control plane holds; all under one key.</summary>
    public static readonly ResourceIndex<Pod> HeldByControlPlane = new(
        "stuck/control-plane", static pod => pod.Metadata.DeletionTimestamp is not null && pod.Metadata.Finalizers.Any(BuiltInFinalizers.Contains) ? [""] : []);

    /// <summary>Claims by their volume.</summary>
    public static readonly ResourceIndex<PersistentVolumeClaim> ClaimsByVolume = new(
        "stuck/volume", static claim => claim.VolumeName.Length > 0 ? [claim.VolumeName] : []);

    /// <summary>The key of a claim.</summary>
    public static string ClaimKey(string @namespace, string name) => $"{@namespace}/{name}";

    /// <summary>The key of a controller.</summary>
    public static string ControllerKey(string kind, string @namespace, string name) => $"{kind} {@namespace}/{name}";
}
