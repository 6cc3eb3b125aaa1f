using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Pods;

namespace Portal.Problems.PodStuckTerminating.Finalizers;

/// <summary>Who put the finalizers onto a pod, by <c>metadata.managedFields</c>.</summary>
internal static class FinalizerWriters
{
    /// <summary>The entries of those who wrote any of the pod's finalizers.</summary>
    public static IEnumerable<ManagedFieldsEntry> Of(Pod pod) =>
        pod.Metadata.ManagedFields.Where(entry => entry.Finalizers.Any(finalizer => pod.Metadata.Finalizers.Contains(finalizer, StringComparer.Ordinal)));

    /// <summary>The entry of whoever wrote one finalizer, the latest if there are several; null if nobody is recorded.</summary>
    public static ManagedFieldsEntry? Of(Pod pod, string finalizer) =>
        pod.Metadata.ManagedFields.Where(entry => entry.Finalizers.Contains(finalizer, StringComparer.Ordinal))
            .OrderByDescending(static entry => entry.Time).ThenBy(static entry => entry.Manager, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>When a program last wrote anything to the pod.</summary>
    public static DateTimeOffset? LastWrite(Pod pod, string manager) =>
        pod.Metadata.ManagedFields.Where(entry => entry.Manager == manager).Max(static entry => entry.Time);
}
